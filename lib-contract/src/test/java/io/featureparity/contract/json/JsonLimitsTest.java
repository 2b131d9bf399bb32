// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static io.featureparity.contract.json.JsonRefusals.onlyFault;
import static io.featureparity.contract.json.JsonRefusals.refused;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How deep, how long and how large a document may be, and that more is not even read. */
class JsonLimitsTest {

    private static final int ONE_MEBIBYTE = 1_048_576;

    @Test
    void E2_afterAHundredFaultsTheRestIsNotLookedAt() {
        assertThat(refused("[" + "NaN,".repeat(200_000)).faults()).hasSize(100);
    }

    @Test
    void E2_32LevelsAreReadAnd33Refused() {
        String deepest = "[".repeat(32) + "]".repeat(32);
        assertThat(JsonDocument.parse("d.json", deepest).canonicalText()).isEqualTo(deepest);
        Fault fault = onlyFault("[" + deepest + "]");
        assertThat(fault.code()).isEqualTo(ErrorCode.JSON_TOO_DEEP);
        assertThat(fault.where()).isEqualTo("d.json#" + "/0".repeat(32));
        assertThat(onlyFault("{\"a\":".repeat(33)).code()).isEqualTo(ErrorCode.JSON_TOO_DEEP);
        assertThat(onlyFault("[".repeat(ONE_MEBIBYTE)).code()).isEqualTo(ErrorCode.JSON_TOO_DEEP);
    }

    @Test
    void E2_4300DigitsAreReadAndMoreRefused() {
        String longest = "-" + "7".repeat(4300);
        assertThat(JsonDocument.parse("d.json", longest).canonicalText()).isEqualTo(longest);
        assertThat(onlyFault("[" + longest + "7]").code()).isEqualTo(ErrorCode.JSON_NUMBER_TOO_LONG);
        assertThat(onlyFault("[" + longest + "7]").where()).isEqualTo("d.json#/0");
        assertThat(onlyFault("9".repeat(ONE_MEBIBYTE)).code()).isEqualTo(ErrorCode.JSON_NUMBER_TOO_LONG);
        assertThat(onlyFault("9".repeat(4301)).code()).isEqualTo(ErrorCode.JSON_NUMBER_TOO_LONG);
        assertThat(onlyFault("1" + "0".repeat(4300)).code()).isEqualTo(ErrorCode.JSON_NUMBER_TOO_LONG);
    }

    /** Python bounds the digits of integers alone. */
    @Test
    void E2_aRealMayHaveAnyNumberOfDigits() {
        assertThat(JsonDocument.parse("d.json", "[0.1" + "0".repeat(5000) + ",1e-" + "0".repeat(5000) + "7]")
                        .canonicalText())
                .isEqualTo("[0.1,1e-07]");
        assertThat(JsonDocument.parse("d.json", "0." + "7".repeat(ONE_MEBIBYTE - 2))
                        .canonicalText())
                .isEqualTo("0.7777777777777778");
    }

    @Test
    void E2_oneMebibyteIsReadAndOneByteMoreRefused() {
        String full = "{}" + " ".repeat(ONE_MEBIBYTE - 2);
        assertThat(JsonDocument.parse("d.json", full).canonicalText()).isEqualTo("{}");
        assertThat(onlyFault(full + " ").code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(onlyFault((full + " ").getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        String accents = "\"" + "\u00E9".repeat(ONE_MEBIBYTE / 2) + "\"";
        assertThat(onlyFault(accents).code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void E2_aStringOrAKeyMayFillTheDocument() {
        String text = "k".repeat(ONE_MEBIBYTE - 10);
        assertThat(JsonDocument.parse("d.json", "\"" + text + "\"").canonicalText())
                .hasSize(ONE_MEBIBYTE - 8);
        assertThat(JsonDocument.parse("d.json", "{\"" + text + "\":1}").canonicalText())
                .hasSize(ONE_MEBIBYTE - 4);
    }

    @Test
    void E2_anEndlessStreamIsReadNoFurtherThanTheLimitAndOne() {
        CountingSpaces endless = new CountingSpaces();
        assertThat(refusal(DocumentException.class, () -> JsonDocument.read("endless", endless))
                        .code())
                .isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(endless.served).isEqualTo(ONE_MEBIBYTE + 1);
    }

    private static final class CountingSpaces extends InputStream {

        private int served;

        @Override
        public int read() {
            served++;
            return ' ';
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            Arrays.fill(to, offset, offset + length, (byte) ' ');
            served += length;
            return length;
        }
    }
}
