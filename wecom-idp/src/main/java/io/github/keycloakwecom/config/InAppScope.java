package io.github.keycloakwecom.config;

import java.util.Arrays;
import java.util.List;

/** What a login inside WeCom asks for (developer.work.weixin.qq.com/document/path/91022). */
public enum InAppScope {
    /** The userid, without a page. */
    SILENT("snsapi_base"),
    /** Mail, mobile and picture too: the member is asked at every login. */
    PRIVATE_INFO("snsapi_privateinfo"),
    /** First without a page. When mail or mobile is unknown, the member is asked once for consent. */
    WHEN_MISSING("when-missing");

    private final String value;

    InAppScope(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    static List<String> values(InAppScope... scopes) {
        return Arrays.stream(scopes).map(InAppScope::value).toList();
    }

    static InAppScope of(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findFirst()
                .orElse(SILENT);
    }

    /**
     * The scope of the first request.
     *
     * @param passive whether the application wants no page ({@code prompt=none})
     */
    public String first(boolean passive) {
        return this == PRIVATE_INFO && !passive ? PRIVATE_INFO.value : SILENT.value;
    }
}
