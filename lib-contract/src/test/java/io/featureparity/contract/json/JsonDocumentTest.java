// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static io.featureparity.contract.json.JsonRefusals.onlyFault;
import static io.featureparity.contract.json.JsonRefusals.refused;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    @Test
    void E2_theFileHashIsOfTheBytesAndTheCanonicalHashOfTheMeaning() {
        JsonDocument spaced = JsonDocument.parse("d.json", "{ }");
        JsonDocument tight = JsonDocument.parse("d.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(tight.fileHash()).isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        assertThat(tight.canonicalHash()).isEqualTo(tight.fileHash());
        assertThat(spaced.canonicalHash()).isEqualTo(tight.canonicalHash());
        assertThat(spaced.fileHash()).isEqualTo("257c1be96ae69f4b01c2c69bdb6d78605f59175819fb007d0bf245bf48444c4a");
        assertThat(spaced.name()).isEqualTo("d.json");
    }

    @Test
    void E2_changingTheBytesLaterChangesNothing() {
        byte[] bytes = "[1]".getBytes(StandardCharsets.UTF_8);
        JsonDocument document = JsonDocument.parse("d.json", bytes);
        bytes[1] = '2';
        assertThat(document.canonicalText()).isEqualTo("[1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,2",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "'a'",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[-]",
                "[0x1]",
                "[1e]",
                "tru",
                "nul",
                "nan",
                "\"a",
                "\"\t\"",
                "\"\\q\"",
                "\"\\u12\"",
                "[1 2]",
                "// c\n1",
                "#",
                "[1]]extra\u0000",
                "\u0000",
                "\u00A01",
                "12abc",
                "]"
            })
    void E2_whatIsNotJsonIsRefused(String text) {
        assertThat(refused(text).code()).isIn(ErrorCode.JSON_SYNTAX, ErrorCode.JSON_TRAILING_TEXT);
    }

    @Test
    void E2_aSyntaxErrorSaysLineAndColumn() {
        Fault fault = onlyFault("{\n  \"a\": tru\n}");
        assertThat(fault.code()).isEqualTo(ErrorCode.JSON_SYNTAX);
        assertThat(fault.where()).startsWith("d.json line 2 column ");
        assertThat(fault.value()).isEqualTo("Unrecognized token 'tru'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "[1]]", "1 2", "null,", "{}\u0000", "\"a\"\"b\""})
    void E2_trailingTextIsRefused(String text) {
        assertThat(onlyFault(text).code()).isEqualTo(ErrorCode.JSON_TRAILING_TEXT);
    }

    @Test
    void E2_trailingWhiteSpaceIsNoText() {
        assertThat(JsonDocument.parse("d.json", "\r\n {}\t\r\n ").canonicalText())
                .isEqualTo("{}");
    }

    @Test
    void E2_duplicateKeysAreRefusedAtEveryLevelHoweverSpelled() {
        assertThat(refused("{\"a\":1,\"b\":[{\"x/y\":1,\"\\u0078\\/y\":1}],\"\\u0061\":{}}")
                        .faults())
                .extracting(Fault::code, Fault::where)
                .containsExactly(
                        tuple(ErrorCode.JSON_DUPLICATE_KEY, "d.json#/b/0/x~1y"),
                        tuple(ErrorCode.JSON_DUPLICATE_KEY, "d.json#/a"));
    }

    @Test
    void E2_numbersThatAreNotFiniteAreRefusedAllAtOnce() {
        DocumentException refused = refused("{\"a\":NaN,\"b\":[Infinity,-Infinity,1e309,-1e999999999999,1]}");
        assertThat(refused.faults()).extracting(Fault::code).containsOnly(ErrorCode.JSON_NOT_FINITE);
        assertThat(refused.faults())
                .extracting(Fault::where)
                .containsExactly("d.json#/a", "d.json#/b/0", "d.json#/b/1", "d.json#/b/2", "d.json#/b/3");
        assertThat(refused.faults())
                .extracting(Fault::value)
                .containsExactly("NaN", "Infinity", "-Infinity", "1e309", "-1e999999999999");
    }

    @Test
    void E2_theLargestDoubleIsNoOverflow() {
        assertThat(JsonDocument.parse("d.json", "1.7976931348623158e308").canonicalText())
                .isEqualTo("1.7976931348623157e+308");
        assertThat(onlyFault("1.7976931348623159e308").code()).isEqualTo(ErrorCode.JSON_NOT_FINITE);
    }

    @Test
    void E2_faultsFoundBeforeASyntaxErrorComeAlong() {
        assertThat(refused("[NaN,NaN,").faults())
                .extracting(Fault::code)
                .containsExactly(ErrorCode.JSON_NOT_FINITE, ErrorCode.JSON_NOT_FINITE, ErrorCode.JSON_SYNTAX);
    }

    @Test
    void E2_aStreamIsReadToItsEnd() {
        InputStream stream = new ByteArrayInputStream("{\"a\": 1.0}".getBytes(StandardCharsets.UTF_8));
        assertThat(JsonDocument.read("stream", stream).canonicalText()).isEqualTo("{\"a\":1.0}");
    }

    @Test
    void E2_invalidUtf8IsRefusedWhereItIs() {
        byte[][] invalid = {
            {'"', (byte) 0xC3, '"'},
            {'"', (byte) 0xC0, (byte) 0xAF, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            {'"', (byte) 0xFF},
            {'"', (byte) 0xF0, (byte) 0x9F}
        };
        for (byte[] bytes : invalid) {
            Fault fault = onlyFault(bytes);
            assertThat(fault.code()).isEqualTo(ErrorCode.DOCUMENT_NOT_UTF8);
            assertThat(fault.value()).endsWith(" at 1");
        }
    }

    @Test
    void E2_halfASurrogatePairInATextIsInvalidButItsEscapeIsNot() {
        assertThat(onlyFault("\"\uD83D\"").code()).isEqualTo(ErrorCode.DOCUMENT_NOT_UTF8);
        assertThat(JsonDocument.parse("d.json", "\"\\ud83d\"").canonicalText()).isEqualTo("\"\\ud83d\"");
    }

    @Test
    void E2_aByteOrderMarkIsRefused() {
        assertThat(onlyFault(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{', '}'})
                        .code())
                .isEqualTo(ErrorCode.DOCUMENT_BYTE_ORDER_MARK);
        assertThat(onlyFault("\uFEFF{}").code()).isEqualTo(ErrorCode.DOCUMENT_BYTE_ORDER_MARK);
    }

    @Test
    void E2_otherEncodingsAreNotGuessed() {
        assertThat(onlyFault("\uFEFF{}".getBytes(StandardCharsets.UTF_16LE)).code())
                .isEqualTo(ErrorCode.DOCUMENT_NOT_UTF8);
        assertThat(onlyFault("\uFEFF{}".getBytes(StandardCharsets.UTF_16BE)).code())
                .isEqualTo(ErrorCode.DOCUMENT_NOT_UTF8);
        assertThat(onlyFault("{}".getBytes(StandardCharsets.UTF_16BE)).code()).isEqualTo(ErrorCode.JSON_SYNTAX);
        assertThat(onlyFault("{}".getBytes(StandardCharsets.UTF_16LE)).code()).isEqualTo(ErrorCode.JSON_SYNTAX);
    }

    @Test
    void E3_aMissingFileAndADirectoryAreUnreadable(@TempDir Path directory) {
        Path missing = directory.resolve("missing.json");
        for (Path path : List.of(missing, directory)) {
            DocumentException refused = refusal(DocumentException.class, () -> JsonDocument.load(path));
            assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_UNREADABLE);
            assertThat(refused.faults().get(0).where()).isEqualTo(path.toString());
            assertThat(refused).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void E3_aStreamThatFailsIsUnreadable() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable cut");
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                throw new IOException("cable cut");
            }
        };
        DocumentException refused = refusal(DocumentException.class, () -> JsonDocument.read("stream", failing));
        assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_UNREADABLE);
        assertThat(refused.faults().get(0).value()).isEqualTo("cable cut");
    }

    @Test
    void E2_aFileIsReadAsItsBytes(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("d.json"), "{ }");
        JsonDocument document = JsonDocument.load(file);
        assertThat(document.name()).isEqualTo(file.toString());
        assertThat(document.fileHash())
                .isEqualTo(JsonDocument.parse("d.json", "{ }").fileHash());
    }

    @Test
    void E1_theRootMustBeAnObjectWhereOneIsRead() {
        JsonDocument array = JsonDocument.parse("d.json", "[1]");
        DocumentException refused = refusal(DocumentException.class, () -> array.object(new ArrayList<>()));
        assertThat(refused.faults().get(0))
                .isEqualTo(new Fault(ErrorCode.WRONG_TYPE, Place.document("d.json"), "must be an object", "an array"));
    }

    @Test
    void E2_keysWithTheSameHashCodeAreReadLikeOthers() {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < 1 << 13; i++) {
            object.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 13; bit++) {
                object.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // the same hashCode
            }
            object.append("\":1");
        }
        assertThat(JsonDocument.parse("d.json", object.append('}').toString())
                        .object(new ArrayList<>())
                        .keys())
                .hasSize(1 << 13);
    }
}
