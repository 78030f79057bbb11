package io.github.keycloakwecom.standin.company;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * An app of the company, or its contact-sync assistant, with everything the administrator sets for it in WeCom's
 * console.
 *
 * @param createdAt decides whether {@code user/get} still returns the sensitive fields
 *     (docs/wecom-protocol.md#sensitive-fields)
 * @param range who and what the app sees; the contact-sync assistant sees all regardless
 * @param sensitiveFields what the administrator ticked for {@code auth/getuserdetail}
 * @param idsOnly contact-sync assistant on a "new" address: reading details answers 48009
 */
public record App(
        int agentId,
        String name,
        String secret,
        AppKind kind,
        Instant createdAt,
        boolean enabled,
        Range range,
        Redirects redirects,
        Callers callers,
        Set<SensitiveField> sensitiveFields,
        boolean idsOnly) {

    /**
     * Since this moment new apps do not get sensitive fields from {@code user/get}: 2022-06-20 20:00 in China
     * (developer.work.weixin.qq.com/document/path/96255).
     */
    public static final Instant SENSITIVE_FIELDS_WITHHELD_SINCE = Instant.parse("2022-06-20T12:00:00Z");

    private static final Instant RECENT = Instant.parse("2025-03-03T02:00:00Z");

    /** Copies the ticked fields. */
    public App {
        sensitiveFields = Set.copyOf(sensitiveFields);
    }

    /**
     * A recent, enabled app: no visible member, no registered domain, any caller address, all sensitive fields ticked.
     *
     * @param agentId the AgentId
     * @param secret the Secret with which {@code gettoken} is called
     */
    public static App selfBuilt(int agentId, String name, String secret) {
        return make(agentId, name, secret, AppKind.SELF_BUILT);
    }

    /** A recent contact-sync assistant, which may also read details of members. */
    public static App contactSync(int agentId, String secret) {
        return make(agentId, "通讯录同步", secret, AppKind.CONTACT_SYNC);
    }

    private static App make(int agentId, String name, String secret, AppKind kind) {
        return new App(
                agentId,
                name,
                secret,
                kind,
                RECENT,
                true,
                Range.nobody(),
                Redirects.none(),
                Callers.fromAnywhere(),
                EnumSet.allOf(SensitiveField.class),
                false);
    }

    /** Whether {@code user/get} and {@code user/list} return the sensitive fields to this app. */
    public boolean readsSensitiveFields() {
        return kind == AppKind.CONTACT_SYNC || createdAt.isBefore(SENSITIVE_FIELDS_WITHHELD_SINCE);
    }

    /** The same with another secret, as after a reset in the console. Tokens of the old secret stay valid. */
    public App withSecret(String value) {
        return new App(
                agentId, name, value, kind, createdAt, enabled, range, redirects, callers, sensitiveFields, idsOnly);
    }

    /** The same, created at another time. See {@link #SENSITIVE_FIELDS_WITHHELD_SINCE}. */
    public App withCreatedAt(Instant value) {
        return new App(
                agentId, name, secret, kind, value, enabled, range, redirects, callers, sensitiveFields, idsOnly);
    }

    /** The same, enabled or disabled by the administrator. */
    public App withEnabled(boolean value) {
        return new App(
                agentId, name, secret, kind, createdAt, value, range, redirects, callers, sensitiveFields, idsOnly);
    }

    /** The same with another visible range (可见范围). */
    public App withRange(Range value) {
        return new App(
                agentId, name, secret, kind, createdAt, enabled, value, redirects, callers, sensitiveFields, idsOnly);
    }

    /** The same with other trusted domains and callback domains. */
    public App withRedirects(Redirects value) {
        return new App(
                agentId, name, secret, kind, createdAt, enabled, range, value, callers, sensitiveFields, idsOnly);
    }

    /** The same with other trusted IP addresses (企业可信IP). A call from another address answers 60020. */
    public App withCallers(Callers value) {
        return new App(
                agentId, name, secret, kind, createdAt, enabled, range, redirects, value, sensitiveFields, idsOnly);
    }

    /** The same with other fields ticked for {@code auth/getuserdetail}. */
    public App withSensitiveFields(Set<SensitiveField> value) {
        return new App(agentId, name, secret, kind, createdAt, enabled, range, redirects, callers, value, idsOnly);
    }

    /** The same with or without access to details. Without it, details answer 48009. */
    public App withIdsOnly(boolean value) {
        return new App(
                agentId, name, secret, kind, createdAt, enabled, range, redirects, callers, sensitiveFields, value);
    }
}
