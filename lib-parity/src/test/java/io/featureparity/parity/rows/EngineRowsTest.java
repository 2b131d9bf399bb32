// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.ShippedSuite;
import org.junit.jupiter.api.Test;

class EngineRowsTest {

    private final GoldenCase golden = ShippedSuite.golden("month-end");

    private EngineRows rows(TimedRows bars, BarLayout layout) {
        return new EngineRows(
                FeatureEngine.of(Model.of(golden.contract(), golden.stats())), Stage.OBSERVATION, bars, layout);
    }

    private static InputException refused(EngineRows rows) {
        return refusal(InputException.class, () -> {
            while (rows.next()) {
                // until a bar is refused
            }
        });
    }

    @Test
    void aPositionThatIsNotKnownIsRefusedAtItsBar() {
        EngineRows rows =
                rows(ListedRows.bars(golden), ListedRows.layout(golden).withPosition(Double.NaN));
        InputException refused = refused(rows);
        assertThat(refused.faults()).extracting(Fault::where).containsExactly(rows.place() + ", position");
        assertThat(rows.place()).hasToString("bar 14 (2024-02-27T14:10:00Z)");
        assertThat(rows.time()).isEqualTo(golden.bars().time(14));
    }
}
