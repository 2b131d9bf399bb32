// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RecordFormatTest extends RecordProperties {

    /** Records compare doubles as {@code Double.compare} does: the forms of NaN are one, and the zeros are two. */
    @Property(tries = 300)
    void aBarComesBackToTheBit(@ForAll("bars") InstrumentBar bar, @ForAll RecordForm form) {
        RecordFormat<InstrumentBar> format = RecordFormat.ofBars(form);

        assertThat(Taken.of(format, format.write(bar))).isEqualTo(bar);
    }

    @Property(tries = 300)
    void aPublicationComesBackToTheBit(@ForAll("publications") Publication publication, @ForAll RecordForm form) {
        RecordFormat<Publication> format = RecordFormat.ofPublications(form);

        assertThat(Taken.of(format, format.write(publication))).isEqualTo(publication);
    }

    @Property(tries = 300)
    void aVectorComesBackToTheBit(@ForAll("vectors") FeatureVector vector, @ForAll RecordForm form) {
        RecordFormat<FeatureVector> format = RecordFormat.ofVectors(form);

        assertThat(Taken.of(format, format.write(vector))).isEqualTo(vector);
    }

    @Property(tries = 50)
    void aHeartbeatComesBackFromAnyTopic(@ForAll long time, @ForAll RecordForm form) {
        for (RecordFormat<?> format :
                List.of(RecordFormat.ofBars(form), RecordFormat.ofPublications(form), RecordFormat.ofVectors(form))) {
            assertThat(Taken.of(format, format.writeHeartbeat(time))).isEqualTo(time);
        }
    }

    @Property(tries = 20)
    void everyTornRecordIsRefusedAndNothingElseHappens(
            @ForAll("vectors") FeatureVector vector, @ForAll RecordForm form) {
        RecordFormat<FeatureVector> format = RecordFormat.ofVectors(form);
        byte[] whole = format.write(vector);
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);

            assertThat(catchOf(format, torn)).isIn("FP-1307", "FP-1308");
        }
    }

    @Property(tries = 300)
    void anyBytesAreARecordOrRefused(
            @ForAll("vectors") FeatureVector vector, @ForAll RecordForm form, @ForAll int place, @ForAll byte other) {
        RecordFormat<FeatureVector> format = RecordFormat.ofVectors(form);
        byte[] bytes = format.write(vector);
        bytes[Math.floorMod(place, bytes.length)] = other;

        assertThat(catchOf(format, bytes)).isIn("taken", "FP-1307", "FP-1308", "FP-1310");
    }

    private static String catchOf(RecordFormat<?> format, byte[] bytes) {
        try {
            Taken.of(format, bytes);
            return "taken";
        } catch (InputException refused) {
            return refused.faults().get(0).code().id();
        }
    }

    @Example
    void jsonIsForPeopleAndForOtherLanguages() {
        InstrumentBar bar = new InstrumentBar(
                "USD/COP",
                "",
                1709559300123L,
                0.1,
                -0.0,
                Double.NaN,
                Double.parseDouble("2e23"),
                Double.POSITIVE_INFINITY);
        FeatureVector vector = FeatureVector.wrapping(
                "USD/COP", 1709559300000L, 15, false, new float[] {0.1f, 1}, new double[] {Double.NEGATIVE_INFINITY});

        assertThat(new String(RecordFormat.ofBars(RecordForm.JSON).write(bar), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"instrument\":\"USD/COP\",\"time\":\"2024-03-04T13:35:00.123Z\",\"open\":0.1,\"high\":-0.0,"
                                + "\"low\":null,\"close\":2e+23,\"volume\":\"Infinity\"}");
        assertThat(new String(RecordFormat.ofVectors(RecordForm.JSON).write(vector), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"instrument\":\"USD/COP\",\"time\":\"2024-03-04T13:35:00Z\",\"bars_seen\":15,\"inserted\":false,"
                                + "\"observation\":[0.10000000149011612,1.0],\"raw\":[\"-Infinity\"]}");
    }
}
