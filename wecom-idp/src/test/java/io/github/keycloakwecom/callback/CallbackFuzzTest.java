package io.github.keycloakwecom.callback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakwecom.callback.CallbackResult.Received;
import io.github.keycloakwecom.callback.CallbackResult.Verified;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random mutations of good requests. Each result is a value and no exception. A sender without the token cannot change
 * a message. {@code -Dcallback.fuzz.seed=…} repeats another run.
 */
class CallbackFuzzTest {

    private static final long SEED = Long.getLong("callback.fuzz.seed", 20_261_128L);

    private static final String EVENT = "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>"
            + "<FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1790000000</CreateTime><MsgType>event</MsgType>"
            + "<Event>change_contact</Event><ChangeType>create_user</ChangeType><UserID><![CDATA[li]]></UserID>"
            + "<ExtAttr><Item><Name>&#26446;</Name><Type>0</Type><Text><Value>a</Value></Text></Item><Item/></ExtAttr>"
            + "</xml>";
    private static final String JSON = "{\"msgtype\":\"event\",\"createtime\":1790000000,\"a\":[{\"b\":null},[true]]}";

    private final Random random = new Random(SEED);
    private final CallbackInbox inbox = CallbackSender.inbox();
    private int received;

    @Test
    void mutatedRequests_areValuesAndNeverAnotherMessage() {
        run(5_000);
        assertThat(received).as("messages that survive their mutation").isPositive();
    }

    @Test
    @Tag("nightly")
    void manyMutatedRequests_areValuesAndNeverAnotherMessage() {
        run(100_000);
    }

    private void run(int mutations) {
        System.out.println("seed of the mutations: " + SEED);
        for (int i = 0; i < mutations; i++) {
            try {
                switch (i % 4) {
                    case 0 -> mutateBody();
                    case 1 -> mutateQuery();
                    case 2 -> mutatePlaintext();
                    default -> mutateMessage();
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", mutation " + i, e);
            }
        }
    }

    private void mutateBody() {
        String encrypt = CallbackSender.encrypted(EVENT);
        byte[] body = random.nextBoolean() ? CallbackSender.xml(encrypt) : CallbackSender.json(encrypt);
        CallbackResult result = inbox.receive(CallbackSender.signed(encrypt), mutated(body));
        assertThat(result).isNotNull();
        if (result instanceof Received message) {
            received++;
            assertThat(message.event().key()).isEqualTo(MessageKey.of(EVENT.getBytes(UTF_8)));
        }
    }

    private void mutateQuery() {
        CallbackQuery query = CallbackSender.signedEcho(CallbackSender.encrypted("1616140317555161061"));
        int part = random.nextInt(4);
        CallbackResult result = inbox.verify(new CallbackQuery(
                part == 0 ? mutated(query.msgSignature()) : query.msgSignature(),
                part == 1 ? mutated(query.timestamp()) : query.timestamp(),
                part == 2 ? mutated(query.nonce()) : query.nonce(),
                part == 3 ? mutated(query.echostr()) : query.echostr()));
        assertThat(result).isNotNull();
        if (result instanceof Verified verified) {
            assertThat(verified.echo()).isEqualTo("1616140317555161061");
        }
    }

    /** The sender knows token and key, and makes mistakes. */
    private void mutatePlaintext() {
        int length = 20 + EVENT.length() + CallbackSender.CORP.length();
        int pad = 32 - length % 32;
        byte[] plaintext =
                CallbackSender.plaintext(length + pad, EVENT.length(), EVENT + CallbackSender.CORP, pad, pad);
        byte[] whole = Arrays.copyOf(mutated(plaintext), plaintext.length);
        String encrypt = CallbackSender.ciphertext(whole);
        assertThat(inbox.receive(CallbackSender.signed(encrypt), CallbackSender.xml(encrypt)))
                .isNotNull();
    }

    private void mutateMessage() {
        byte[] message = mutated((random.nextBoolean() ? EVENT : JSON).getBytes(UTF_8));
        String encrypt = CallbackSender.cipher().encrypt(message, CallbackSender.CORP);
        assertThat(inbox.receive(CallbackSender.signed(encrypt), CallbackSender.xml(encrypt)))
                .isNotNull();
    }

    private String mutated(String text) {
        return new String(mutated(text.getBytes(ISO_8859_1)), ISO_8859_1);
    }

    /** One to three changes of a byte, cuts, or repetitions of a part. */
    private byte[] mutated(byte[] bytes) {
        byte[] mutated = bytes.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && mutated.length > 0; changes--) {
            int from = random.nextInt(mutated.length);
            int to = from + random.nextInt(Math.min(40, mutated.length - from) + 1);
            switch (random.nextInt(4)) {
                case 0 -> mutated[from] = (byte) random.nextInt(256);
                case 1 -> mutated[from] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated = spliced(mutated, from, to);
                default -> mutated = spliced(mutated, to, from);
            }
        }
        return mutated;
    }

    /** What is before {@code end}, and what is from {@code begin} on. */
    private static byte[] spliced(byte[] bytes, int end, int begin) {
        byte[] spliced = Arrays.copyOf(bytes, end + bytes.length - begin);
        System.arraycopy(bytes, begin, spliced, end, bytes.length - begin);
        return spliced;
    }
}
