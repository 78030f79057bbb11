package io.github.keycloakwecom.testing;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A builder for a proxy of a Keycloak interface. An answer gets all arguments of the call. A call without an answer
 * fails the test. {@link Fake} is shorter for a few answers.
 */
public final class Stub<T> {

    private final Class<T> type;
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    private Stub(Class<T> type) {
        this.type = type;
    }

    public static <T> Stub<T> of(Class<T> type) {
        return new Stub<>(type);
    }

    /** @param answer of all arguments of the call */
    public Stub<T> answers(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public Stub<T> returns(String method, Object value) {
        return answers(method, any -> value);
    }

    /** Answers that are added later also apply. */
    public T make() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            switch (method.getName()) {
                case "equals":
                    return self == args[0];
                case "hashCode":
                    return System.identityHashCode(self);
                case "toString":
                    return type.getSimpleName();
                default:
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("not expected: " + type.getSimpleName() + "." + method.getName());
                    }
                    return answer.apply(args == null ? new Object[0] : args);
            }
        }));
    }
}
