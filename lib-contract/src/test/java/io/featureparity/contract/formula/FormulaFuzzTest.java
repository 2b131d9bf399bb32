// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Place;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text holds, it is read or refused, and each fault shows a place within the text. */
class FormulaFuzzTest {

    private static final List<String> PIECES = List.of(
            "close",
            "dxy",
            "a",
            "b",
            "day",
            "x",
            "nan",
            "inf",
            "True",
            "False",
            "not",
            "lambda",
            "0",
            "1",
            "2.5",
            "1e9",
            "007",
            ".",
            "(",
            ")",
            "(",
            ")",
            ",",
            "=",
            "==",
            "<",
            ">",
            "<=",
            "!=",
            "+",
            "-",
            "*",
            "/",
            "&",
            "|",
            "~",
            "**",
            "//",
            "'",
            "[",
            "]",
            "max(",
            "where(",
            "isna(",
            "shift(",
            "rolling_mean(",
            "rolling_std(",
            "ewm_mean(",
            "ewm_var(",
            "clip(",
            "ffill(",
            "day_sum(",
            "f(",
            "k=",
            "n=",
            "min_periods=",
            "alpha=",
            "span=",
            "adjust=",
            "ddof=",
            "limit=",
            "lo=",
            " ",
            "\n",
            "\t",
            "\f",
            "\u00e9",
            "\u0000");

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3_000)
    void piecesOfFormulas(@ForAll("pieces") String feature, @ForAll("pieces") String a, @ForAll("pieces") String b) {
        hold(feature, a, b);
    }

    @Property(tries = 1_000)
    void anyCharacters(@ForAll String feature, @ForAll String definition) {
        hold(feature, definition, "a");
    }

    @Property(tries = 200)
    void piecesOverAndOver(@ForAll("pieces") String piece) {
        String text = piece.repeat(2_100 / Math.max(1, piece.length()) + 1);
        hold(text, text, text);
    }

    private static void hold(String feature, String a, String b) {
        Map<String, String> texts = Map.of("f", feature, "a", a, "b", b);
        Formulas.Reading reading =
                Formulas.read(ShippedFormulasTest.MACRO, Map.of("a", a, "b", b), Map.of("f", feature));
        assertThat(reading.formulas() == null).isNotEqualTo(reading.faults().isEmpty());
        for (FormulaFault fault : reading.faults()) {
            assertThat(fault.offset())
                    .isBetween(0, texts.getOrDefault(fault.source().name(), "").length());
            String[] lines = fault.toFault(Place.named("f")).value().split("\n", -1);
            assertThat(lines).hasSize(3);
            assertThat(lines[2].trim()).isEqualTo("^");
            assertThat(lines[1].length()).isLessThanOrEqualTo(48);
        }
        // a text that cannot be read has one fault, and no text has so many that they fill memory
        assertThat(reading.faults().size()).isLessThanOrEqualTo(3 * (FormulaLimits.MOST_NODES + 1));
    }
}
