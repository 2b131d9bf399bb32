// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.tests.golden.ShippedSuite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proof that nothing fails is none: here are the engines that fail it. */
class SabotageTest {

    static List<Sabotage> catalogue() {
        return Stream.of(Dialects.all(), Averages.all(), Windows.all(), Plumbing.all(), Bars.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void F_theWrongEngineIsFoundOut(Sabotage sabotage) {
        assertThat(Proof.firstFinding(sabotage.engine()))
                .as("survivor: " + sabotage)
                .isNotEmpty();
    }

    /** Every feature that the case puts at the middle of two floats tells, each by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"rate_spread", "dxy_change_1d", "brent_change_1d", "usdmxn_change_1d"})
    void D1_theMiddlesOfTwoFloatsTellAReciprocalFromTheDivision(String feature) {
        Engine reciprocal = catalogue().stream()
                .filter(sabotage -> sabotage.name().equals("a reciprocal in place of the division"))
                .findFirst()
                .orElseThrow()
                .engine();
        ParityReport report = ShippedSuite.SUITE.golden("float-midpoints").hold(reciprocal);
        assertThat(report.lines()).filteredOn(line -> line.stage() == Stage.RAW).allMatch(line -> line.diverged() == 0);
        assertThat(report.lines())
                .filteredOn(line ->
                        line.stage() == Stage.NORMALIZED && line.feature().equals(feature))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.diverged()).isGreaterThan(50);
                    assertThat(line.worst()).isEqualTo(1);
                });
    }

    @Test
    void theHonestEngineIsNot() {
        assertThat(Proof.firstFinding(new Engine())).isEmpty();
    }

    @Test
    void theAveragesOfTheClauseAreNot() {
        assertThat(Proof.firstFinding(Averages.honest())).isEmpty();
    }

    @Test
    void theCatalogueDoesNotShrink() {
        assertThat(catalogue())
                .extracting(Sabotage::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(80);
    }
}
