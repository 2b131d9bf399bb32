// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {

    /** Reports are read by these labels, through the names of the constants. */
    @ParameterizedTest
    @EnumSource
    void aStageIsFoundByItsLabel(Stage stage) {
        assertThat(stage.label()).isEqualTo(stage.name().toLowerCase(Locale.ROOT));
        assertThat(Stage.ofLabel(stage.label())).contains(stage);
    }

    @Test
    void nothingElseIsALabel() {
        assertThat(Stage.ofLabel("RAW")).isEmpty();
        assertThat(Stage.ofLabel("")).isEmpty();
    }
}
