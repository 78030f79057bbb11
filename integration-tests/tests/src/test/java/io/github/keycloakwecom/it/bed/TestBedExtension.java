package io.github.keycloakwecom.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the {@link TestBed} to tests. After each test the server's log must have no stack trace, and no secret, token,
 * code or ticket of that test.
 */
public final class TestBedExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<String> SECRET_PARAMETERS = Set.of("access_token", "corpsecret", "code");

    private static final Pattern TICKET = Pattern.compile("\"user_ticket\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public void beforeEach(ExtensionContext context) {
        bed(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestBed bed = bed(context);
        if (context.getExecutionException().isPresent()) {
            bed.employees()
                    .forEach(employee -> employee.screenshot(
                            "failed-" + context.getDisplayName().replaceAll("\\W+", "-")));
            return;
        }
        bed.log().assertSaysNothingOf(secrets(bed));
        bed.log().assertHasNoStackTrace();
    }

    public static Set<String> secrets(TestBed bed) {
        Stream<String> sent = bed.wecom().calls().all().stream()
                .flatMap(call -> call.query().entrySet().stream())
                .filter(parameter -> SECRET_PARAMETERS.contains(parameter.getKey()))
                .map(java.util.Map.Entry::getValue);
        Stream<String> tickets = bed.wecom().calls().all().stream()
                .flatMap(call -> TICKET.matcher(call.body()).results())
                .map(ticket -> ticket.group(1));
        return Stream.of(
                        sent,
                        tickets,
                        Stream.of(bed.wecom().company().loginApp().secret()))
                .flatMap(Function.identity())
                // Tests send made-up codes such as "x"; a secret worth the name is longer.
                .filter(secret -> secret.length() >= 12)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bed(context);
    }

    private static TestBed bed(ExtensionContext context) {
        // Not the root's store: a Java that shares the classes with another one gets a new root for each.
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestBed.class))
                .getOrComputeIfAbsent(TestBed.class, any -> start(), TestBed.class);
    }

    private static TestBed start() {
        try {
            return new TestBed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
