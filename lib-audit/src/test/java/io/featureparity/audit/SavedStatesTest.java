// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.SavedState;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.features.engine.FeatureEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States stand in the log so often that a replay has not far to go. */
class SavedStatesTest extends LogTests {

    /** The bars at which states were saved, of two sessions of twelve bars each. */
    private List<Long> saved(AuditSettings with) {
        AuditLog log = open(with);
        FeatureEngine fed = FeatureEngine.of(model, BadPrices.ABSENT, log.instrument("USD/COP"));
        for (int day = 0; day < 2; day++) {
            for (int i = 0; i < 12; i++) {
                long time = TestLogs.OPENING + day * TestLogs.DAY + i * TestLogs.BAR;
                fed.update(time, 4000, 4002, 3998, 4001, new double[] {103.5});
                log.writer().pass(false);
            }
        }
        log.close();
        return TestLogs.read(folder).stream()
                .filter(SavedState.class::isInstance)
                .map(state -> ((SavedState) state).snapshot().barsSeen())
                .toList();
    }

    @Test
    void eachSessionBeginsWithOne() {
        assertThat(saved(settings)).containsExactly(0L, 12L);
    }

    @Test
    void afterSoManyBarsThereIsAnother() {
        assertThat(saved(TestLogs.change(settings).stateBars(5).of())).containsExactly(0L, 5L, 10L, 12L, 17L, 22L);
    }
}
