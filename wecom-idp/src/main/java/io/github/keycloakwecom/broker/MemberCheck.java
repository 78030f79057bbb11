package io.github.keycloakwecom.broker;

import io.github.keycloakwecom.api.Member;
import io.github.keycloakwecom.api.MemberIdentity;
import io.github.keycloakwecom.api.WecomApiException;
import io.github.keycloakwecom.api.WecomClient;
import io.github.keycloakwecom.config.ConfiguredClients;
import io.github.keycloakwecom.config.WecomIdentityProviderConfig;
import io.github.keycloakwecom.page.LoginProblem;
import io.github.keycloakwecom.page.LoginRefusedException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Checks with WeCom whether a person is an active member in the visible range of the app. */
final class MemberCheck {

    private static final Logger LOG = Logger.getLogger(MemberCheck.class);

    /** At most 512 bytes (developer.work.weixin.qq.com/document/path/98177). */
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private final KeycloakSession session;
    private final WecomIdentityProviderConfig config;

    MemberCheck(KeycloakSession session, WecomIdentityProviderConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * The member that WeCom has issued this code for. No account is linked or created before this method returns.
     *
     * @throws LoginRefusedException when the person is not an active member in the visible range, or the call to WeCom
     *     fails
     */
    Member identify(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new LoginRefusedException(LoginProblem.CODE_REFUSED);
        }
        try {
            WecomClient client = client();
            if (config.isVerifyMembership()) {
                client.checkMemberBackoff();
            }
            MemberIdentity person = client.identify(config.getIdentityApi(), code);
            switch (person.kind()) {
                case NOT_A_MEMBER -> throw new LoginRefusedException(LoginProblem.NOT_A_MEMBER);
                case MEMBER_OF_LINKED_CORP -> throw new LoginRefusedException(LoginProblem.MEMBER_OF_LINKED_CORP);
                case MEMBER -> {}
            }
            Member member = verified(client, person.userid());
            return person.userTicket()
                    .map(ticket -> withPrivateInfo(client, member, ticket))
                    .orElse(member);
        } catch (WecomApiException e) {
            throw new LoginRefusedException(e);
        }
    }

    /**
     * A member that WeCom has identified earlier in the same login.
     *
     * @throws LoginRefusedException as above
     */
    Member member(String userid) {
        try {
            return verified(client(), userid);
        } catch (WecomApiException e) {
            throw new LoginRefusedException(e);
        }
    }

    private Member verified(WecomClient client, String userid) {
        if (!config.isVerifyMembership()) {
            return Member.onlyKnownBy(userid);
        }
        Member member = client.member(userid);
        if (!member.active()) {
            throw new LoginRefusedException(LoginProblem.MEMBER_DISABLED);
        }
        return member;
    }

    // A login does not need mail and mobile, so it goes on without them.
    private Member withPrivateInfo(WecomClient client, Member member, String ticket) {
        try {
            return member.with(client.detail(config.getIdentityApi(), ticket));
        } catch (WecomApiException e) {
            LOG.logf(
                    e.isReported() ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "Identity provider '%s' goes on without mail and mobile of a member: %s",
                    config.getAlias(),
                    e.getMessage());
            return member;
        }
    }

    private WecomClient client() {
        return new ConfiguredClients(session)
                .clientFor(config)
                .orElseThrow(() -> new LoginRefusedException(LoginProblem.SECRET_NOT_FOUND));
    }
}
