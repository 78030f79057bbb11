package io.github.keycloakwecom.callback;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decrypted callback. A suite receives an {@code InfoType}, an app an {@code Event}
 * ({@code developer.work.weixin.qq.com/document/path/90639}, {@code …/90970}); a message that a person has written has
 * a {@code MsgType} only.
 */
public final class CallbackEvent {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private final MessageKey key;
    private final CallbackFields fields;
    private final String name;
    private final Optional<Instant> time;

    private CallbackEvent(MessageKey key, CallbackFields fields) throws RefusedCallbackException {
        this.key = key;
        this.fields = fields;
        this.name = first("InfoType", "Event", "MsgType").orElseThrow(CallbackEvent::unreadable);
        Optional<String> seconds = first("TimeStamp", "CreateTime");
        if (seconds.filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
            throw unreadable();
        }
        this.time = seconds.map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }

    static CallbackEvent parse(byte[] message) throws RefusedCallbackException {
        return new CallbackEvent(
                MessageKey.of(message), CallbackFields.read(message, CallbackRefusal.EVENT_UNREADABLE));
    }

    public MessageKey key() {
        return key;
    }

    /** {@code InfoType}, or else {@code Event}, or else {@code MsgType}. */
    public String name() {
        return name;
    }

    /** What has changed, for the event {@code change_contact}. */
    public Optional<String> changeType() {
        return field("ChangeType");
    }

    /** Empty unless the event is one of a suite. The caller compares it with the suite that it expects. */
    public Optional<String> suiteId() {
        return field("SuiteId");
    }

    /** {@code TimeStamp} of a suite's event, {@code CreateTime} of an app's. */
    public Optional<Instant> time() {
        return time;
    }

    /**
     * @param path a name as WeCom documents it, in any case, with {@code /} between levels. A repeated element has a
     *     number: {@code ExtAttr/Item[2]/Name}
     * @return empty if the event has no such element, or if it is blank
     */
    public Optional<String> field(String path) {
        return fields.text(path);
    }

    /** All texts by path, blank ones too. They can contain names, mails, mobiles and tickets: never log them. */
    public Map<String, String> fields() {
        return fields.texts();
    }

    private Optional<String> first(String... paths) {
        for (String path : paths) {
            Optional<String> text = field(path);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static RefusedCallbackException unreadable() {
        return new RefusedCallbackException(CallbackRefusal.EVENT_UNREADABLE);
    }

    /** Leaves everything out but the key, because even the name is a text that the sender has chosen. */
    @Override
    public String toString() {
        return "CallbackEvent[" + key.value() + "]";
    }
}
