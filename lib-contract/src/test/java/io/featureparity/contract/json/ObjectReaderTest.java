// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {

    private static final Place.InDocument ROOT = Place.document("d.json");

    enum Colour {
        RED,
        DARK_BLUE
    }

    private final List<Fault> faults = new ArrayList<>();

    private ObjectReader reader(String text) {
        return JsonDocument.parse("d.json", text).object(faults);
    }

    @Test
    void A3_soundValuesAreTaken() {
        ObjectReader reader = reader("""
                {"s": "text", "i": -7, "n": 2.5, "whole": 3, "none": null, "c": "dark_blue",
                 "o": {"p": [{"q": 1}, {"q": 2}]}, "l": ["a", "b"]}""");
        assertThat(reader.string("s")).isEqualTo("text");
        assertThat(reader.stringOr("s", "else")).isEqualTo("text");
        assertThat(reader.stringOr("none", "else")).isEqualTo("else");
        assertThat(reader.integer("i")).isEqualTo(-7);
        assertThat(reader.number("n")).isEqualTo(2.5);
        assertThat(reader.number("whole")).isEqualTo(3.0);
        assertThat(reader.numberOr("none", 9.5)).isEqualTo(9.5);
        assertThat(reader.numberOr("n", 9.5)).isEqualTo(2.5);
        assertThat(reader.choice("c", Colour.class)).isEqualTo(Colour.DARK_BLUE);
        assertThat(reader.strings("l")).containsExactly("a", "b");
        List<ObjectReader> inner = reader.object("o").objects("p");
        assertThat(inner).hasSize(2);
        assertThat(inner.get(1).integer("q")).isEqualTo(2);
        assertThat(inner.get(1).place()).hasToString("d.json#/o/p/1");
        assertThat(inner.get(1).place("q")).hasToString("d.json#/o/p/1/q");
        reader.finish();
        assertThat(faults).isEmpty();
    }

    @Test
    void A3_keysAreInTheOrderWrittenAndAskingWhetherTheyAreThereIsNotTakingThem() {
        ObjectReader reader = reader("{\"b\":{},\"a\":null}");
        assertThat(reader.keys()).containsExactly("b", "a");
        assertThat(reader.has("a")).isTrue();
        assertThat(reader.has("c")).isFalse();
        assertThat(reader.isObject("b")).isTrue();
        assertThat(reader.isObject("a")).isFalse();
        assertThat(reader.isObject("c")).isFalse();
        reader.finish();
        assertThat(faults)
                .extracting(Fault::code, Fault::where)
                .containsExactly(tuple(ErrorCode.UNKNOWN_KEY, "d.json#/b"), tuple(ErrorCode.UNKNOWN_KEY, "d.json#/a"));
    }

    @Test
    void A3_nullStandsForAStringAndNothingElseDoes() {
        ObjectReader reader = reader("{\"s\": 7, \"t\": [], \"n\": null}");
        assertThat(reader.stringOr("s", "else")).isNull();
        assertThat(reader.stringOr("t", "else")).isNull();
        assertThat(reader.stringOr("n", "else")).isEqualTo("else");
        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-203 at d.json#/s: must be a string or null, but was 7",
                        "FP-203 at d.json#/t: must be a string or null, but was an array");
    }

    @Test
    void A3_whatIsMissingIsNamedAndNull() {
        ObjectReader reader = reader("{}");
        assertNothingIsRead(reader);
        assertThat(reader.stringOr("t", "else")).isNull();
        assertThat(faults).extracting(Fault::code).containsOnly(ErrorCode.MISSING_KEY);
        assertThat(faults)
                .extracting(Fault::where)
                .containsExactly(
                        "d.json#/s",
                        "d.json#/i",
                        "d.json#/n",
                        "d.json#/m",
                        "d.json#/c",
                        "d.json#/o",
                        "d.json#/p",
                        "d.json#/l",
                        "d.json#/t");
    }

    private static void assertNothingIsRead(ObjectReader reader) {
        assertThat(reader.string("s")).isNull();
        assertThat(reader.integer("i")).isNull();
        assertThat(reader.number("n")).isNull();
        assertThat(reader.numberOr("m", 1)).isNull();
        assertThat(reader.choice("c", Colour.class)).isNull();
        assertThat(reader.object("o")).isNull();
        assertThat(reader.objects("p")).isNull();
        assertThat(reader.strings("l")).isNull();
    }

    @Test
    void A3_whatIsOfTheWrongTypeIsNamedAndNull() {
        ObjectReader reader = reader("""
                {"s": 1, "i": 9.0, "n": "2.5", "m": false, "c": null, "o": [], "p": {}, "l": "a"}""");
        assertNothingIsRead(reader);
        assertThat(faults).extracting(Fault::code).containsOnly(ErrorCode.WRONG_TYPE);
        assertThat(faults)
                .extracting(Fault::rule, Fault::value)
                .containsExactly(
                        tuple("must be a string", "1"),
                        tuple("must be an integer", "9.0"),
                        tuple("must be a number", "\"2.5\""),
                        tuple("must be a number or null", "false"),
                        tuple("must be a string", "null"),
                        tuple("must be an object", "an array"),
                        tuple("must be an array", "an object"),
                        tuple("must be an array", "\"a\""));
        reader.finish();
        assertThat(faults).hasSize(8);
    }

    @Test
    void A3_anIntegerThatNullStandsForIsNotWrittenAsANumber() {
        ObjectReader reader = reader("{\"a\":null,\"b\":7,\"c\":9,\"d\":\"9\",\"e\":9.0,\"f\":2147483648}");
        assertThat(reader.integerOr("a", 9)).isEqualTo(9);
        assertThat(reader.integerOr("b", 9)).isEqualTo(7);
        for (String key : List.of("c", "d", "e", "f", "g")) {
            assertThat(reader.integerOr(key, 9)).isNull();
        }
        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "FP-204 at d.json#/c: must be null, which says the same, but was 9",
                        "FP-203 at d.json#/d: must be an integer or null, but was \"9\"",
                        "FP-203 at d.json#/e: must be an integer or null, but was 9.0",
                        "FP-204 at d.json#/f: must be from -2147483648 to 2147483647, but was 2147483648",
                        "FP-202 at d.json#/g: must be there, but was missing");
    }

    @Test
    void A3_anIntegerMustFitIn32Bits() {
        ObjectReader reader = reader("{\"a\":2147483647,\"b\":2147483648,\"c\":-99999999999999999999999}");
        assertThat(reader.integer("a")).isEqualTo(Integer.MAX_VALUE);
        assertThat(reader.integer("b")).isNull();
        assertThat(reader.integer("c")).isNull();
        assertThat(faults)
                .extracting(Fault::code, Fault::where)
                .containsExactly(
                        tuple(ErrorCode.VALUE_NOT_ALLOWED, "d.json#/b"),
                        tuple(ErrorCode.VALUE_NOT_ALLOWED, "d.json#/c"));
    }

    @Test
    void E1_anIntegerIsRoundedToTheNearestDoubleAndRefusedBeyondTheLargest() {
        ObjectReader reader = reader("{\"a\":9007199254740993,\"b\":1" + "0".repeat(309) + "}");
        assertThat(reader.number("a")).isEqualTo(9007199254740992.0);
        assertThat(reader.number("b")).isNull();
        assertThat(faults)
                .extracting(Fault::code, Fault::where)
                .containsExactly(tuple(ErrorCode.JSON_NOT_FINITE, "d.json#/b"));
    }

    @Test
    void A3_aChoiceIsWrittenInLowerCaseAndNoOtherWay() {
        ObjectReader reader = reader("{\"a\":\"RED\",\"b\":\"dark-blue\"}");
        assertThat(reader.choice("a", Colour.class)).isNull();
        assertThat(reader.choice("b", Colour.class)).isNull();
        assertThat(faults)
                .containsExactly(
                        new Fault(ErrorCode.VALUE_NOT_ALLOWED, ROOT.part("a"), "must be one of red, dark_blue", "RED"),
                        new Fault(
                                ErrorCode.VALUE_NOT_ALLOWED,
                                ROOT.part("b"),
                                "must be one of red, dark_blue",
                                "dark-blue"));
    }

    @Test
    void A3_anElementThatIsNoObjectKeepsItsPlaceAndReportsOnce() {
        List<ObjectReader> elements =
                reader("{\"p\":[{\"q\":1},7,{\"q\":\"x\"}]}").objects("p");
        assertThat(elements).hasSize(3);
        assertThat(elements.get(0).integer("q")).isEqualTo(1);
        assertThat(elements.get(1).integer("q")).isNull();
        assertThat(elements.get(2).integer("q")).isNull();
        assertThat(faults).extracting(Fault::where).containsExactly("d.json#/p/1", "d.json#/p/2/q");
    }

    @Test
    void A3_everyElementThatIsNoStringIsNamed() {
        assertThat(reader("{\"l\":[\"a\",1,\"b\",[]]}").strings("l")).isNull();
        assertThat(faults).extracting(Fault::where).containsExactly("d.json#/l/1", "d.json#/l/3");
    }

    @Test
    void A3_unknownKeysAreNamedWithTheKnownOnes() {
        ObjectReader reader = reader("{\"a\":1,\"B\":2,\"c\":3}");
        reader.integer("a");
        reader.finish();
        assertThat(faults)
                .containsExactly(
                        new Fault(ErrorCode.UNKNOWN_KEY, ROOT.part("B"), "must be one of a", "an unknown key"),
                        new Fault(ErrorCode.UNKNOWN_KEY, ROOT.part("c"), "must be one of a", "an unknown key"));
    }

    @Test
    void A3_whatAValueFindsOfItselfIsReportedWhereItStands() {
        ObjectReader inner = reader("{\"a\":{\"lag\":0}}").object("a");
        inner.fault(new Fault(ErrorCode.VALUE_NOT_ALLOWED, "lag", "must be at least 1", "0"));
        assertThat(faults)
                .containsExactly(
                        new Fault(ErrorCode.VALUE_NOT_ALLOWED, ROOT.part("a").part("lag"), "must be at least 1", "0"));
    }

    @Test
    void A3_aPlaceIsOnePrintableLineWhateverTheKey() {
        ObjectReader reader = reader("{\"a/b~c\\n\u00E9\":{\"" + "k".repeat(500) + "\":1}}");
        ObjectReader inner = reader.object("a/b~c\n\u00E9");
        assertThat(inner.place()).hasToString("d.json#/a~1b~0c\\n\\u00e9");
        inner.finish();
        assertThat(faults.get(0).where()).isEqualTo("d.json#/a~1b~0c\\n\\u00e9/" + "k".repeat(100) + "...");
    }

    @Test
    void A3_aDocumentOfNothingButFaultsDoesNotFillTheMemory() {
        String many = "0" + ",0".repeat(ObjectReader.MOST_FAULTS + 10);
        assertThat(reader("{\"l\":[" + many + "]}").strings("l")).isNull();
        assertThat(faults).hasSize(ObjectReader.MOST_FAULTS);
        assertThat(reader("{\"l\":[{}]}").objects("l")).isNull();
        assertThat(faults).hasSize(ObjectReader.MOST_FAULTS);
        assertThat(faults.get(ObjectReader.MOST_FAULTS - 1).where())
                .isEqualTo("d.json#/l/" + (ObjectReader.MOST_FAULTS - 1));
    }
}
