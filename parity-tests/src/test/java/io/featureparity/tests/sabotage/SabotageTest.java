// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof that nothing fails is none: here are the engines that fail it. */
class SabotageTest {

    static List<Sabotage> catalogue() {
        return Stream.of(Dialects.all(), Averages.all(), Windows.all(), Plumbing.all())
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
