package io.github.keycloakwecom.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakwecom.standin.company.Company;
import io.github.keycloakwecom.standin.wire.Incoming;
import io.github.keycloakwecom.standin.wire.Reply;
import java.util.stream.Stream;

/**
 * Answers everything below {@code /cgi-bin/}: HTTP 200 with a JSON body for known calls, failed or not, and an empty
 * 404 for the rest (docs/wecom-protocol.md#ground-rules).
 */
public final class ApiServer {
    private final Admission admission;
    private final GetToken getToken;
    private final Identity identity;
    private final MemberDetail detail;
    private final ErrorBodies errors;
    private final Members members = new Members();
    private final Departments departments = new Departments();
    private final AgentInfo agent = new AgentInfo();

    /** Puts the calls together around the state of one stand-in. */
    public ApiServer(Company company, State state, ErrorBodies errors) {
        this.admission = new Admission(company, state.tokens());
        this.getToken = new GetToken(company, state.tokens(), state.guard());
        this.identity = new Identity(state.codes(), state.tickets());
        this.detail = new MemberDetail(state.tickets());
        this.errors = errors;
    }

    /** The answer. */
    public Reply answer(Incoming in) {
        return Api.at(in.api()).map(api -> Reply.json(body(api, in).toString())).orElseGet(Reply::nothing);
    }

    /** The answer when a fault says that the call shall fail with this code. */
    public Reply fail(Incoming in, int errcode) {
        return Api.at(in.api())
                .map(api ->
                        Reply.json(errors.body(api, new Refusal(errcode), in).toString()))
                .orElseGet(Reply::nothing);
    }

    private ObjectNode body(Api api, Incoming in) {
        try {
            return api == Api.GET_TOKEN ? getToken.answer(in) : endpoint(api).answer(admission.admit(api, in));
        } catch (Refusal refusal) {
            return errors.body(api, refusal, in);
        }
    }

    private Endpoint endpoint(Api api) {
        return switch (api) {
            case GET_TOKEN -> throw new IllegalArgumentException("gettoken needs no admission");
            case AUTH_GET_USER_INFO -> identity::current;
            case USER_GET_USER_INFO -> identity::legacy;
            case AUTH_GET_USER_DETAIL, USER_GET_USER_DETAIL -> detail::answer;
            case USER_GET -> members::get;
            case USER_LIST -> members::list;
            case USER_SIMPLE_LIST -> members::simpleList;
            case USER_LIST_ID -> members::listIds;
            case DEPARTMENT_LIST -> departments::list;
            case DEPARTMENT_SIMPLE_LIST -> departments::simpleList;
            case DEPARTMENT_GET -> departments::get;
            case AGENT_GET -> agent::get;
            case GET_API_DOMAIN_IP -> call -> addresses("203.0.113.10", "203.0.113.11");
            case GET_CALLBACK_IP -> call -> addresses("198.51.100.20", "198.51.100.*");
        };
    }

    private static ObjectNode addresses(String... addresses) {
        ObjectNode body = Json.object();
        body.set("ip_list", Json.texts(Stream.of(addresses)));
        return body.put("errcode", 0).put("errmsg", "ok");
    }
}
