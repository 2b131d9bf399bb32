// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.demo.stream.Difference;
import io.featureparity.demo.stream.Observed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feature refresh, inference, backtest and replay give the model the same bytes, each through its own wiring on a real PostgreSQL
 * and Redis, whatever happens meanwhile. {@code -Dproof.schedules=1000} runs more schedules, {@code -Dproof.first=N} begins with
 * another seed.
 */
class SchedulesTest {

    private static final int SCHEDULES = Integer.getInteger("proof.schedules", 50);
    private static final int FIRST = Integer.getInteger("proof.first", 0);

    /** An audit log waits for the disk at each decision, so not every schedule has one. */
    private static final int WITH_A_LOG = 4;

    /** A session has 60 bars; those that do not come at its end bring no observation. */
    private static final int FEWEST = 50;

    @TempDir
    private Path logs;

    @Test
    void allComponentsGiveTheModelTheSameBytes() {
        Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);
        for (int seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
            Path log = seed % WITH_A_LOG == 0 ? logs.resolve("log-" + seed) : null;
            Schedule schedule = new Schedule(seed, log);
            List<Observed> components = schedule.run();
            Observed first = components.get(0);
            assertThat(first.count()).as(schedule.toString()).isGreaterThanOrEqualTo(FEWEST);
            List<Difference> differences = new ArrayList<>();
            components.forEach(component -> first.firstDifference(component).ifPresent(differences::add));
            assertThat(differences).as(schedule.toString()).isEmpty();
            assertThat(components)
                    .as(schedule.toString())
                    .extracting(Observed::sha256)
                    .containsOnly(first.sha256());
            schedule.disturbances().forEach((kind, count) -> disturbances.merge(kind, count, Integer::sum));
        }
        assertThat(disturbances).containsOnlyKeys(Disturbance.values());
    }
}
