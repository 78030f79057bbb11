package io.github.keycloakwecom.standin.api;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Unguessable texts that stand for something kept by the stand-in. Tokens, codes and tickets may have up to 512 bytes
 * each.
 */
final class Handle {
    private static final SecureRandom RANDOM = new SecureRandom();
    // As long as the real token, so that a client which reserves too little notices; the codes and tickets are shorter.
    private static final int TOKEN_BYTES = 156;
    private static final int CODE_BYTES = 32;

    private Handle() {}

    static String token() {
        return random("sim-tok-", TOKEN_BYTES);
    }

    static String code() {
        return random("sim-code-", CODE_BYTES);
    }

    static String ticket() {
        return random("sim-ticket-", CODE_BYTES);
    }

    static String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        RANDOM.ints(count, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private static String random(String prefix, int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
