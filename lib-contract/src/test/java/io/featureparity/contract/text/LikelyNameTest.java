// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelyNameTest {

    private static final List<String> KNOWN = List.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "VIX, vix",
                "\" vix \", vix",
                "dix, vix",
                "Treasury 10Y, treasury_10y",
                "treasury-10y, treasury_10y",
                "tresury10, treasury_10y",
                "usdmx, usdmxn",
                "usdmnx, usdmxn",
                "breent, brent",
            })
    void theNameThatWasMeantIsFound(String given, String meant) {
        assertThat(LikelyName.among(KNOWN, given)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"gold", "close", "xyz", "''", "'--'", "usd", "treasury"})
    void aNameThatIsFarFromAllIsNoMistake(String given) {
        assertThat(LikelyName.among(KNOWN, given)).isEmpty();
    }

    @Test
    void nothingIsLikelyWhereNothingIsKnown() {
        assertThat(LikelyName.among(List.of(), "vix")).isEmpty();
        assertThat(LikelyName.among(List.of("vix"), "vix")).contains("vix");
    }

    @Test
    void aNameOfTheLongestLengthIsComparedAndALongerOneIsNot() {
        String longest = "a".repeat(LikelyName.LONGEST);
        assertThat(LikelyName.among(List.of(longest), longest)).contains(longest);
        assertThat(LikelyName.among(List.of(longest), longest + "a")).isEmpty();
        assertThat(LikelyName.among(List.of(longest + "a"), longest)).isEmpty();
    }

    @Test
    void twoLettersThatChangedPlacesAreOneMistake() {
        assertThat(LikelyName.among(List.of("vxi", "vix"), "vix")).contains("vix");
        assertThat(LikelyName.among(List.of("vxi"), "vix")).contains("vxi");
        // One letter moved, and another differs: two mistakes, of which a name of three letters has one at most.
        assertThat(LikelyName.among(List.of("cbd"), "cda")).isEmpty();
        assertThat(LikelyName.among(List.of("cda"), "cbd")).isEmpty();
    }

    /** One letter left out of a name of four or more. */
    @Property(tries = 200)
    void aForgottenLetterIsSeen(@ForAll @IntRange(min = 2, max = 5) int which, @ForAll @IntRange(max = 99) int at) {
        String name = KNOWN.get(which);
        int gone = at % name.length();
        assertThat(LikelyName.among(KNOWN, name.substring(0, gone) + name.substring(gone + 1)))
                .contains(name);
    }
}
