package io.github.keycloakwecom.callback;

import static io.github.keycloakwecom.callback.CallbackSender.CORP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakwecom.callback.CallbackCipher.Plaintext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published messages; the limits of the plaintext are rows. */
class CallbackCipherTest {

    private final CallbackCipher cipher = CallbackSender.cipher();

    @Test
    void publishedEcho_hasThePublishedMessage() throws RefusedCallbackException {
        Plaintext plaintext = cipher.decrypt(
                "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==");
        assertThat(new String(plaintext.message(), UTF_8)).isEqualTo("1616140317555161061");
        assertThat(plaintext.receiveId()).isEqualTo(CORP);
    }

    /** From Tencent's sample of this cipher for official accounts, which has a fixed random prefix. */
    @Test
    void publishedReply_isEncryptedToThePublishedText() throws RefusedCallbackException {
        CallbackCipher sample =
                new CallbackCipher(EncodingAesKey.decode("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
        String encrypted =
                sample.encrypt("aaaabbbbccccdddd".getBytes(UTF_8), "我是中文abcd123".getBytes(UTF_8), "wxb11529c136998cb6");
        assertThat(encrypted)
                .isEqualTo("jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==");
        assertThat(new String(sample.decrypt(encrypted).message(), UTF_8)).isEqualTo("我是中文abcd123");
    }

    /** 20 bytes stand before the message, so these lengths make paddings of 1, 2, 16, 17, 31 and 32 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {11, 10, 28, 27, 13, 12, 0, 5_000})
    void messageOfEachPadding_comesBack(int length) throws RefusedCallbackException {
        byte[] message = "m".repeat(length).getBytes(UTF_8);
        Plaintext plaintext = cipher.decrypt(cipher.encrypt(message, ""));
        assertThat(plaintext.message()).isEqualTo(message);
        assertThat(plaintext.receiveId()).isEmpty();
    }

    @Test
    void binaryRandomPrefix_isNoProblem() throws RefusedCallbackException {
        byte[] random = {0, -1, -128, 127, 10, 13, 0, -62, -1, -2, 32, 31, 1, 0, 0, 0};
        Plaintext plaintext = cipher.decrypt(cipher.encrypt(random, "hello".getBytes(UTF_8), CORP));
        assertThat(new String(plaintext.message(), UTF_8)).isEqualTo("hello");
        assertThat(plaintext.receiveId()).isEqualTo(CORP);
    }

    @Test
    void sameMessage_isEncryptedDifferentlyEachTime() {
        byte[] message = "hello".getBytes(UTF_8);
        assertThat(cipher.encrypt(message, CORP)).isNotEqualTo(cipher.encrypt(message, CORP));
    }

    /**
     * The plaintext has 64 bytes: 16 random ones, the length, the message "hello", the receive id "id", the padding.
     */
    @ParameterizedTest
    @CsvSource({
        // length field, byte of the padding, how often: refusal
        "5,           37, 37, PADDING_WRONG",
        "5,           33, 33, PADDING_WRONG",
        "5,            0,  1, PADDING_WRONG",
        "5,           -1, 32, PADDING_WRONG",
        "5,         -128, 32, PADDING_WRONG",
        "5,           32, 31, PADDING_WRONG",
        "5,            2,  1, PADDING_WRONG",
        "44,           1,  1, LENGTH_WRONG",
        "13,          32, 32, LENGTH_WRONG",
        "65,           1,  1, LENGTH_WRONG",
        "2147483647,   1,  1, LENGTH_WRONG",
        "-1,           1,  1, LENGTH_WRONG",
        "-2147483648,  1,  1, LENGTH_WRONG"
    })
    void plaintextOfAnotherLayout_isRefused(int lengthField, int padByte, int padCount, CallbackRefusal refusal) {
        byte[] plaintext = CallbackSender.plaintext(64, lengthField, "helloid", padByte, padCount);
        assertRefused(CallbackSender.ciphertext(plaintext), refusal);
    }

    @ParameterizedTest
    @CsvSource({"43, 1, 1", "12, 32, 32", "0, 32, 32"})
    void lengthFieldUpToTheEnd_isAccepted(int lengthField, int padByte, int padCount) throws RefusedCallbackException {
        byte[] plaintext = CallbackSender.plaintext(64, lengthField, "helloid", padByte, padCount);
        assertThat(cipher.decrypt(CallbackSender.ciphertext(plaintext)).message())
                .hasSize(lengthField);
    }

    /** The padding leaves 12 bytes, which are less than random bytes and length. */
    @Test
    void plaintextWithoutRoomForTheLength_isRefused() {
        byte[] plaintext = CallbackSender.plaintext(32, 0, "", 20, 20);
        assertRefused(CallbackSender.ciphertext(plaintext), CallbackRefusal.LENGTH_WRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                         CIPHERTEXT_INVALID",
        "AAAA,                       CIPHERTEXT_INVALID",
        "AAAAAAAAAAAAAAAAAAAAAA==,   CIPHERTEXT_INVALID", // 16 bytes are a block of AES, and none of the padding
        "AAAAA,                      NOT_BASE64",
        "AAAA*AAA,                   NOT_BASE64",
        "'AAAA AAA',                 NOT_BASE64",
        "AAAA-AA_,                   NOT_BASE64",
        "企业微信,                    NOT_BASE64"
    })
    void textThatIsNoCiphertext_isRefused(String encrypt, CallbackRefusal refusal) {
        assertRefused(encrypt, refusal);
    }

    /** Of 1,000 ciphertexts of another key, one in about 256 has a last byte of 1, and its length is then wrong. */
    @Test
    void ciphertextOfAnotherKey_isRefused() {
        CallbackCipher other = new CallbackCipher(EncodingAesKey.decode("a".repeat(43)));
        byte[] random = new byte[16];
        for (int i = 0; i < 1_000; i++) {
            random[0] = (byte) i;
            random[1] = (byte) (i >> 8);
            String encrypt = other.encrypt(random, "hello".getBytes(UTF_8), CORP);
            assertThatExceptionOfType(RefusedCallbackException.class).isThrownBy(() -> cipher.decrypt(encrypt));
        }
    }

    private void assertRefused(String encrypt, CallbackRefusal refusal) {
        assertThatExceptionOfType(RefusedCallbackException.class)
                .isThrownBy(() -> cipher.decrypt(encrypt))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
