package io.github.keycloakwecom.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** One of Keycloak's wide interfaces with answers for the few methods that a test is about; any other call fails it. */
public final class Fake {

    private Fake() {}

    /** @param answers method name to what it returns for its last argument, which is null where there is none */
    public static <T> T of(Class<T> type, Map<String, Function<Object, Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            Function<Object, Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("not expected: " + method.getName());
            }
            return answer.apply(args == null ? null : args[args.length - 1]);
        }));
    }
}
