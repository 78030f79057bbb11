package io.github.keycloakwecom.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int SCALE = 8;
    private static final int MARGIN = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sso.acme.example/realms/acme/wecom/wecom/launch/gitlab",
                "https://sso.acme.example/realms/企业/wecom/wecom/portal"
            })
    void whatAPhoneReadsIsTheText(String text) throws ReaderException {
        assertThat(read(QrCode.of(text))).isEqualTo(text);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String text = "x".repeat(5_000);
        assertThatThrownBy(() -> QrCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    // Draws the path like a browser, with the quiet zone that the page adds.
    private static String read(QrCode code) throws ReaderException {
        int width = (code.size() + 2 * MARGIN) * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
        while (module.find()) {
            int left = (Integer.parseInt(module.group(1)) + MARGIN) * SCALE;
            int top = (Integer.parseInt(module.group(2)) + MARGIN) * SCALE;
            for (int y = top; y < top + SCALE; y++) {
                Arrays.fill(pixels, y * width + left, y * width + left + SCALE, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))),
                        Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
                .getText();
    }
}
