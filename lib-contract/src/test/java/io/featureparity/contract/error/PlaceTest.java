// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTest {

    private static final Place BAR = Place.bar(17, 1_709_557_200_000L);
    private static final Place LINE = Place.line("bars.csv", 19);
    private static final Place FILE = Place.file(Path.of("bars.csv"));
    private static final Place MACRO = Place.item("macro value", "usd").qualified("for", LocalDate.of(2024, 3, 4));

    /** Every kind of place, and how it reads. */
    static List<Arguments> kinds() {
        return List.of(
                Arguments.of(Place.named("rsi_14"), "rsi_14"),
                Arguments.of(FILE, "bars.csv"),
                Arguments.of(Place.option("--macro"), "--macro"),
                Arguments.of(Place.work("fit"), "fit"),
                Arguments.of(Place.setting("database.port"), "setting database.port"),
                Arguments.of(Place.setting("database.port", "a.properties"), "setting database.port in a.properties"),
                Arguments.of(Place.variable("PASSWORD"), "environment variable PASSWORD"),
                Arguments.of(Place.document("d.json"), "d.json#"),
                Arguments.of(Place.document("d.json").part("a").element(3).part("b"), "d.json#/a/3/b"),
                Arguments.of(Place.position("d.json", 2, 5), "d.json line 2 column 5"),
                Arguments.of(LINE, "bars.csv, line 19"),
                Arguments.of(Place.row("bars.parquet", 18), "bars.parquet, row 18"),
                Arguments.of(BAR, "bar 17 (2024-03-04T13:00:00Z)"),
                Arguments.of(Place.bar(17), "bar 17"),
                Arguments.of(BAR.part("high"), "bar 17 (2024-03-04T13:00:00Z), high"),
                Arguments.of(FILE.part("close"), "bars.csv, close"),
                Arguments.of(Place.item("case", "daily"), "case daily"),
                Arguments.of(MACRO.part("published"), "macro value usd for 2024-03-04, published"),
                Arguments.of(MACRO, "macro value usd for 2024-03-04"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPlaceReadsAsPeopleSayIt(Place place, String text) {
        assertThat(place).hasToString(text);
        assertThat(new Fault(ErrorCode.TABLE_VALUE, place, "must be there", "empty"))
                .hasToString("FP-903 at " + text + ": must be there, but was empty");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFaultGoesThroughASerialStreamUnchanged(Place place, String text) throws IOException, ClassNotFoundException {
        Fault fault = new Fault(ErrorCode.TABLE_VALUE, place, "must be there", "empty");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new InputException(fault));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InputException read = (InputException) in.readObject();
            assertThat(read.faults()).containsExactly(fault);
            assertThat(read.faults().get(0).where()).isEqualTo(text);
        }
    }

    @Test
    void everyKindIsAmongThem() {
        Stream<Class<?>> tried = kinds().stream().map(kind -> kind.get()[0].getClass());
        assertThat(tried).contains(Place.class.getPermittedSubclasses());
    }

    @Test
    void placesAreEqualIfTheyAreOfTheSameKindAndParts() {
        assertThat(Place.document("d").part("a").element(0))
                .isEqualTo(Place.document("d").part("a").part("0"))
                .hasSameHashCodeAs(Place.document("d").part("a").part("0"))
                .isNotEqualTo(Place.document("e").part("a").element(0))
                .isNotEqualTo(Place.document("d").part("b").element(0));
        assertThat(FILE.part("close")).isEqualTo(Place.file(Path.of("bars.csv")).part("close"));
        assertThat(FILE)
                .isNotEqualTo(Place.named("bars.csv"))
                .isNotEqualTo(Place.option("bars.csv"))
                .isNotEqualTo(Place.work("bars.csv"));
        assertThat(LINE).isNotEqualTo(Place.row("bars.csv", 19)).isNotEqualTo(Place.line("bars.csv", 20));
        String key = "k".repeat(100);
        assertThat(Place.document("d").part(key + "1"))
                .as("keys that read alike once they are cut")
                .isNotEqualTo(Place.document("d").part(key + "2"));
    }

    @Test
    void A3_aKeyIsEscapedAndCut() {
        Place.InDocument root = Place.document("d.json");
        assertThat(root.part("a/b~c\n\u00E9\"\u007F")).hasToString("d.json#/a~1b~0c\\n\\u00e9\\\"\\u007f");
        assertThat(root.part("k".repeat(101)).part("x")).hasToString("d.json#/" + "k".repeat(100) + ".../x");
        assertThat(root.part("k".repeat(100))).hasToString("d.json#/" + "k".repeat(100));
    }

    @Test
    void aBarIsSaidByItsPlaceInAFile() {
        assertThat(BAR.withBarAt(LINE)).isEqualTo(LINE);
        assertThat(BAR.part("high").withBarAt(LINE))
                .isEqualTo(LINE.part("high"))
                .hasToString("bars.csv, line 19, high");
        assertThat(BAR.bar()).contains(new Place.AtBar(17, 1_709_557_200_000L));
        assertThat(BAR.part("high").bar()).isEqualTo(BAR.bar());
        assertThat(BAR.qualified("from", "split 0").bar()).isEqualTo(BAR.bar());
        assertThat(BAR.qualified("from", "split 0").withBarAt(LINE)).hasToString("bars.csv, line 19 from split 0");
    }

    @Test
    void whatIsNoBarsStaysWhereItIs() {
        kinds().stream()
                .map(kind -> (Place) kind.get()[0])
                .filter(place -> place.bar().isEmpty())
                .forEach(place -> assertThat(place.withBarAt(LINE)).isEqualTo(place));
    }

    @Test
    void aNameIsAPartOfWhateverItIsSaidToBeIn() {
        assertThat(Place.named("rsi_14").in(FILE)).isEqualTo(FILE.part("rsi_14"));
        assertThat(Place.named("macro state").part("column dxy").in(LINE))
                .hasToString("bars.csv, line 19, macro state, column dxy");
        assertThat(Place.named("lag").in(Place.document("d.json").part("calculation")))
                .isEqualTo(Place.document("d.json").part("calculation").part("lag"));
        assertThat(MACRO.in(LINE)).hasToString("bars.csv, line 19, macro value usd for 2024-03-04");
        assertThat(BAR.part("high").in(FILE)).hasToString("bars.csv, bar 17 (2024-03-04T13:00:00Z), high");
    }

    @Test
    void whatNamesItsFileOrItsDocumentIsNoPartOfAnother() {
        Place macro = Place.file(Path.of("macro.csv"));
        for (Place place : List.of(
                FILE,
                FILE.part("close"),
                LINE,
                LINE.part("high"),
                Place.document("d.json").part("a"),
                Place.position("d.json", 2, 5),
                Place.option("--macro-column"))) {
            assertThat(place.in(macro)).isEqualTo(place);
        }
    }

    @Test
    void workIsWhereWhatItTakesInIs() {
        assertThat(Place.work("fit").in(FILE)).isEqualTo(FILE);
    }
}
