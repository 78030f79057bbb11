package io.github.keycloakwecom.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A proxy of a Keycloak interface, with answers for a few methods. Any other call fails the test. */
public final class Fake {

    private Fake() {}

    /** @param answers method name to a function of the last argument, which is null for a method without arguments */
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
