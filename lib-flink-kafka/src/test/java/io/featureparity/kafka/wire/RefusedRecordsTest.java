// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.featureparity.contract.error.InputException;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each record that cannot be read says why, by a code. */
class RefusedRecordsTest {

    private static final InstrumentBar BAR = new InstrumentBar("I", Records.SPLIT, 1709559300000L, 2, 4, 1, 3, 5);
    private static final RecordFormat<InstrumentBar> AVRO = RecordFormat.ofBars(RecordForm.AVRO);
    private static final RecordFormat<InstrumentBar> JSON = RecordFormat.ofBars(RecordForm.JSON);
    private static final int AFTER_HEAD = AvroWriter.HEAD;

    private static String refused(RecordFormat<?> format, byte[] bytes) {
        InputException refused = catchThrowableOfType(InputException.class, () -> Taken.of(format, bytes));
        return refused == null ? "taken" : refused.getMessage();
    }

    private static String refusedJson(String text) {
        return refused(JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json() {
        return new String(JSON.write(BAR), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"open\":2.0|\"open\":\"2.0\"|FP-1310 at open: must be a number that a double can hold, null, \"Infinity\" or \"-Infinity\", but was \"2.0\"",
                "\"open\":2.0|\"open\":1e400|FP-1310 at open",
                "\"open\":2.0|\"open\":true|FP-1310 at open",
                "\"open\":2.0,||FP-1310 at open: must be a number or null, but was nothing",
                "\"open\":2.0|\"open\":NaN|FP-1307 at record",
                "\"open\":2.0|\"open\":2.0,\"open\":2.0|FP-1307 at record: must be one JSON object, but was Duplicate field 'open'",
                "\"open\":2.0|\"open\":2.0,\"more\":1|FP-1307 at record: must have its 7 fields and no other one",
                "\"open\":2.0|\"open\":[[[2.0]]]|FP-1307 at record",
                "\"instrument\":\"I\"|\"instrument\":5|FP-1310 at instrument: must be a string, but was 5",
                "\"instrument\":\"I\"|\"instrument\":\"\"|FP-1310 at name of the bar: must not be empty, but was empty",
                "\"instrument\":\"I\"|\"instrument\":\"\\ud800\"|FP-1310 at instrument: must be a text without halves of surrogate pairs",
                "2024-03-04T13:35:00Z|2024-03-04T13:35:00.0001Z|FP-1310 at time: must be a time such as 2024-03-04T13:35:00Z, in whole milliseconds",
                "2024-03-04T13:35:00Z|2024-03-04 13:35|FP-1310 at time",
                "2024-03-04T13:35:00Z|+1000000000-12-31T23:59:59Z|FP-1310 at time",
                "}|},{}|FP-1307 at record",
                "}||FP-1307 at record",
                "{|[{|FP-1307 at record"
            })
    void aRecordInJsonSaysWhatIsWrong(String part, String other, String message) {
        assertThat(json()).contains(part);
        assertThat(refusedJson(json().replace(part, other == null ? "" : other)))
                .startsWith(message);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        assertThat(refusedJson("")).startsWith("FP-1307 at record: must be one JSON object, but was nothing");
        assertThat(refusedJson("[]")).startsWith("FP-1307 at record: must be one JSON object, but was []");
        assertThat(refused(JSON, new byte[] {'{', (byte) 0xc3, '}'})).startsWith("FP-1307 at record: must be UTF-8");
        assertThat(refusedJson("{\"heartbeat\":7}")).startsWith("FP-1310 at heartbeat");
        assertThat(refusedJson("{\"heartbeat\":\"1970-01-01T00:00:00Z\",\"time\":1}"))
                .startsWith("FP-1307");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"day\":\"2024-03-04\"|\"day\":\"2024-02-30\"|FP-1310 at day: must be a day such as 2024-03-04, but was 2024-02-30",
                "\"day\":\"2024-03-04\"|\"day\":\"+9999999-01-01\"|FP-1310 at day"
            })
    void aDayIsOne(String part, String other, String message) {
        RecordFormat<Publication> format = RecordFormat.ofPublications(RecordForm.JSON);
        String text = new String(format.write(new Publication("dxy", 19786, 1, 2)), StandardCharsets.UTF_8);

        assertThat(text).contains(part);
        assertThat(refused(format, text.replace(part, other).getBytes(StandardCharsets.UTF_8)))
                .startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"\"bars_seen\":1,\"bars_seen\":1.0", "\"bars_seen\":1,\"bars_seen\":9223372036854775808"})
    void aWholeNumberIsOne(String part, String other) {
        RecordFormat<?> format = RecordFormat.ofVectors(RecordForm.JSON);
        String text =
                "{\"instrument\":\"I\",\"time\":\"2024-03-04T13:35:00Z\",\"bars_seen\":1,\"inserted\":false,\"observation\":[],\"raw\":[]}";

        assertThat(refused(format, text.getBytes(StandardCharsets.UTF_8))).isEqualTo("taken");
        assertThat(refused(format, text.replace(part, other).getBytes(StandardCharsets.UTF_8)))
                .startsWith("FP-1310 at bars_seen: must be an integer of 64 bits");
        assertThat(refused(format, text.replace("false", "0").getBytes(StandardCharsets.UTF_8)))
                .startsWith("FP-1310 at inserted: must be true or false, but was 0");
        assertThat(refused(format, text.replace("[]", "{}").getBytes(StandardCharsets.UTF_8)))
                .startsWith("FP-1310 at observation: must be a list of numbers");
        assertThat(refused(
                        format,
                        text.replace("\"observation\":[]", "\"observation\":[0.1]")
                                .getBytes(StandardCharsets.UTF_8)))
                .startsWith("FP-1310 at observation: must be numbers that a float can hold, but was 0.1");
    }

    @Test
    void aRecordOfAnotherSchemaIsRefusedByItsFingerprint() {
        byte[] publication = RecordFormat.ofPublications(RecordForm.AVRO).write(new Publication("dxy", 1, 2, 3));

        assertThat(refused(AVRO, publication))
                .startsWith(
                        "FP-1308 at record: must have the schema of a bar, c5664c1db1b26e20, but was 66b3edd1bdba3630");
        assertThat(refused(AVRO, JSON.write(BAR)))
                .startsWith("FP-1308 at record: must begin with C3 01 and the fingerprint of its schema");
        assertThat(refused(JSON, AVRO.write(BAR))).startsWith("FP-1307 at record: must be UTF-8");
    }

    @Test
    void aLengthThatIsNotThereReservesNothing() {
        byte[] giant = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        byte[] negative = {1};
        byte[] endless = "\u00ff".repeat(11).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(AVRO, withHead(giant)))
                .startsWith("FP-1307 at record: must have 2147483647 bytes for instrument, but was 0 at the end of 15");
        assertThat(refused(AVRO, withHead(negative)))
                .startsWith("FP-1307 at record: must have -1 bytes for instrument");
        assertThat(refused(AVRO, withHead(endless)))
                .startsWith("FP-1307 at record: must have a whole number of at most 64 bits for instrument");
    }

    @Test
    void aListThatIsNotThereReservesNothing() {
        RecordFormat<?> vectors = RecordFormat.ofVectors(RecordForm.AVRO);
        byte[] begin = {2, 'I', 0, 2, 0};
        byte[] giant = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        byte[] least = "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u0001\u0000"
                .getBytes(StandardCharsets.ISO_8859_1);

        for (byte[] count : new byte[][] {giant, least}) {
            byte[] head = ByteBuffer.allocate(AFTER_HEAD)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) AvroWriter.MARK)
                    .putLong(RecordShape.Vectors.SHAPE.schema())
                    .array();
            assertThat(refused(vectors, joined(head, begin, count)))
                    .startsWith("FP-1307 at record: must have as many items as it says for observation");
        }
    }

    @Test
    void aFlagIsOneOfTwo() {
        byte[] vector = RecordFormat.ofVectors(RecordForm.AVRO)
                .write(FeatureVector.wrapping("I", 0, 1, false, new float[0], new double[0]));
        vector[AFTER_HEAD + 4] = 2;

        assertThat(refused(RecordFormat.ofVectors(RecordForm.AVRO), vector))
                .startsWith("FP-1307 at record: must have 0 or 1 for inserted, but was 2");
    }

    @Test
    void moreThanARecordIsRefused() {
        assertThat(refused(AVRO, joined(AVRO.write(BAR), new byte[] {0})))
                .startsWith("FP-1307 at record: must end with its last field, but was 1 more bytes");
    }

    @Test
    void aDayOf64BitsIsRefusedWhereverItIs() {
        Publication far = new Publication("dxy", 1L << 40, 0, 1);
        for (RecordForm form : RecordForm.values()) {
            assertThat(refusal(
                            InputException.class,
                            () -> RecordFormat.ofPublications(form).write(far)))
                    .hasMessageStartingWith(
                            "FP-1310 at day: must be a day that 32 bits can hold, but was 1099511627776");
        }
        byte[] bytes = RecordFormat.ofPublications(RecordForm.AVRO).write(new Publication("d", 0, 0, 1));
        byte[] day = {0, 0, 0, 0, 0, 1};
        byte[] wide = joined(Arrays.copyOf(bytes, AFTER_HEAD + 2), new byte[] {-128, -128, -128, -128, -128, 1}, day);

        assertThat(refused(RecordFormat.ofPublications(RecordForm.AVRO), wide)).startsWith("FP-1310 at day");
    }

    @Test
    void halfASurrogatePairIsNotWritten() {
        InstrumentBar half = new InstrumentBar("\ud800", "", 0, 1, 1, 1, 1, 1);
        for (RecordForm form : RecordForm.values()) {
            assertThat(refusal(
                            InputException.class,
                            () -> RecordFormat.ofBars(form).write(half)))
                    .hasMessageStartingWith("FP-1310 at instrument: must be a text without halves of surrogate pairs");
        }
    }

    private static byte[] withHead(byte[] rest) {
        return joined(Arrays.copyOf(AVRO.write(BAR), AFTER_HEAD), rest);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
