package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The calls the stand-in knows, who may make them, and the lists that stay in the body, empty, when a call fails (wecom-api section
 * 0.3; the probe log names them for four calls, the others are derived).
 */
public enum Api {
    /** D-91039. */
    GET_TOKEN("gettoken", Right.ANY),
    /** D-98177, D-96442. */
    AUTH_GET_USER_INFO("auth/getuserinfo", Right.SELF_BUILT),
    /** The same with the older spelling (wecom-api section 4.2). */
    USER_GET_USER_INFO("user/getuserinfo", Right.SELF_BUILT),
    /** D-96443. */
    AUTH_GET_USER_DETAIL("auth/getuserdetail", Right.SELF_BUILT),
    /** The same at its older path. */
    USER_GET_USER_DETAIL("user/getuserdetail", Right.SELF_BUILT),
    /** D-96255. */
    USER_GET("user/get", Right.DETAILS, "department", "order", "is_leader_in_dept", "direct_leader"),
    /** D-96260. */
    USER_LIST("user/list", Right.DETAILS, "userlist"),
    /** D-96259. */
    USER_SIMPLE_LIST("user/simplelist", Right.DETAILS, "userlist"),
    /** D-96067. */
    USER_LIST_ID("user/list_id", Right.CONTACT_SYNC, "dept_user"),
    /** D-90344. */
    DEPARTMENT_LIST("department/list", Right.DETAILS, "department"),
    /** D-95406. */
    DEPARTMENT_SIMPLE_LIST("department/simplelist", Right.ANY, "department_id"),
    /** Page 95351. */
    DEPARTMENT_GET("department/get", Right.DETAILS),
    /** What an app may learn about itself. */
    AGENT_GET("agent/get", Right.SELF_BUILT),
    /** Addresses of the API itself (wecom-api section 0.3). */
    GET_API_DOMAIN_IP("get_api_domain_ip", Right.ANY, "ip_list"),
    /** Addresses that callbacks come from (wecom-api section 0.3). */
    GET_CALLBACK_IP("getcallbackip", Right.ANY, "ip_list");

    private final String path;
    private final Right right;
    private final List<String> emptyLists;

    Api(String path, Right right, String... emptyLists) {
        this.path = path;
        this.right = right;
        this.emptyLists = List.of(emptyLists);
    }

    /** Finds the call behind what follows {@code /cgi-bin/}. */
    public static Optional<Api> at(String path) {
        return Arrays.stream(values()).filter(api -> api.path.equals(path)).findFirst();
    }

    List<String> emptyLists() {
        return emptyLists;
    }

    /** The refusal of a token of this app: 48002 for a foreign kind of app, 48009 for details from a new address. */
    Optional<Refusal> refusalFor(App app) {
        boolean contactSync = app.kind() == AppKind.CONTACT_SYNC;
        boolean foreign = contactSync ? right == Right.SELF_BUILT : right == Right.CONTACT_SYNC;
        if (foreign) {
            return Optional.of(new Refusal(48002));
        }
        return contactSync && app.idsOnly() && right == Right.DETAILS
                ? Optional.of(new Refusal(48009))
                : Optional.empty();
    }

    private enum Right {
        ANY,
        SELF_BUILT,
        CONTACT_SYNC,
        DETAILS
    }
}
