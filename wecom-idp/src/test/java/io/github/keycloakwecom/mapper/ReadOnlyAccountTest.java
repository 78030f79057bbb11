package io.github.keycloakwecom.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** A user federation may refuse every change, which must not end a login. */
class ReadOnlyAccountTest {

    private final List<String> refused = new ArrayList<>();

    @Test
    void anAttributeThatCannotBeWrittenIsLeftOut() {
        UserModel user = answering(
                UserModel.class,
                Map.of("getId", () -> "id", "getAttributeStream", Stream::empty, "setAttribute", refuse("attribute")));
        Map<String, String> config = Map.of("wecomField", "status", "userAttribute", "state");
        assertThatCode(() -> new WecomUserAttributeMapper()
                        .updateBrokeredUser(
                                answering(KeycloakSession.class, Map.of()), null, user, mapper(config), identity()))
                .doesNotThrowAnyException();
        assertThat(refused).containsExactly("attribute");
    }

    @Test
    void groupsThatAreFixedStay() {
        GroupModel platform = answering(
                GroupModel.class,
                Map.of(
                        "getId", () -> "platform",
                        "getType", () -> GroupModel.Type.REALM,
                        "getAttributeStream", () -> Stream.of("3")));
        GroupProvider groups =
                answering(GroupProvider.class, Map.of("searchGroupsByAttributes", () -> Stream.of(platform)));
        KeycloakSession session = answering(KeycloakSession.class, Map.of("groups", () -> groups));
        UserModel user = answering(
                UserModel.class,
                Map.of("getId", () -> "id", "getGroupsStream", Stream::empty, "joinGroup", refuse("group")));
        assertThatCode(() -> new WecomDepartmentGroupMapper()
                        .updateBrokeredUser(session, null, user, mapper(Map.of()), identity()))
                .doesNotThrowAnyException();
        assertThat(refused).containsExactly("group");
    }

    private static BrokeredIdentityContext identity() {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setEnabled(true);
        BrokeredIdentityContext identity = new BrokeredIdentityContext("li", provider);
        identity.getContextData().put("wecom.member", "{\"status\":1,\"department\":[3]}");
        return identity;
    }

    private static IdentityProviderMapperModel mapper(Map<String, String> config) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }

    private Supplier<Object> refuse(String what) {
        return () -> {
            refused.add(what);
            throw new ReadOnlyException("read-only");
        };
    }

    private static <T> T answering(Class<T> type, Map<String, Supplier<Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Supplier<Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("not expected: " + method.getName());
            }
            return answer.get();
        }));
    }
}
