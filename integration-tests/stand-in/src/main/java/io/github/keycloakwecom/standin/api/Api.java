package io.github.keycloakwecom.standin.api;

import io.github.keycloakwecom.standin.company.App;
import io.github.keycloakwecom.standin.company.AppKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The API calls of the stand-in and the apps that may make them. The failure of a call keeps its lists in the body,
 * empty. That was observed for some calls and is not verified for the others (docs/wecom-protocol.md#ground-rules).
 */
public enum Api {
    /** developer.work.weixin.qq.com/document/path/91039 */
    GET_TOKEN("gettoken", Right.ANY),
    /**
     * developer.work.weixin.qq.com/document/path/96442, for web login developer.work.weixin.qq.com/document/path/98177.
     */
    AUTH_GET_USER_INFO("auth/getuserinfo", Right.SELF_BUILT),
    /** The same with the older spelling (docs/wecom-protocol.md#older-identity-call). */
    USER_GET_USER_INFO("user/getuserinfo", Right.SELF_BUILT),
    /** developer.work.weixin.qq.com/document/path/96443 */
    AUTH_GET_USER_DETAIL("auth/getuserdetail", Right.SELF_BUILT),
    /** The same at its older path. */
    USER_GET_USER_DETAIL("user/getuserdetail", Right.SELF_BUILT),
    /** developer.work.weixin.qq.com/document/path/96255 */
    USER_GET("user/get", Right.DETAILS, "department", "order", "is_leader_in_dept", "direct_leader"),
    /** developer.work.weixin.qq.com/document/path/96260 */
    USER_LIST("user/list", Right.DETAILS, "userlist"),
    /** developer.work.weixin.qq.com/document/path/96259 */
    USER_SIMPLE_LIST("user/simplelist", Right.DETAILS, "userlist"),
    /** developer.work.weixin.qq.com/document/path/96067 */
    USER_LIST_ID("user/list_id", Right.CONTACT_SYNC, "dept_user"),
    /** developer.work.weixin.qq.com/document/path/90344 */
    DEPARTMENT_LIST("department/list", Right.DETAILS, "department"),
    /** developer.work.weixin.qq.com/document/path/95406 */
    DEPARTMENT_SIMPLE_LIST("department/simplelist", Right.ANY, "department_id"),
    /** developer.work.weixin.qq.com/document/path/95351 */
    DEPARTMENT_GET("department/get", Right.DETAILS),
    /** What an app may learn about itself. */
    AGENT_GET("agent/get", Right.SELF_BUILT),
    /** Addresses of the API itself (developer.work.weixin.qq.com/document/path/92520). */
    GET_API_DOMAIN_IP("get_api_domain_ip", Right.ANY, "ip_list"),
    /** Addresses that callbacks come from (developer.work.weixin.qq.com/document/path/92521). */
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
