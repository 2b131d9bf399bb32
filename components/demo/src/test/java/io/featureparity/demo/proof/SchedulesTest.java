// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.demo.stream.Difference;
import io.featureparity.demo.stream.Observed;
import io.featureparity.store.latest.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final int IN_A_BUILD = 200;
    private static final int SCHEDULES = Integer.getInteger("proof.schedules", IN_A_BUILD);
    private static final int FIRST = Integer.getInteger("proof.first", 0);

    /** An audit log waits for the disk at each decision, so not every schedule has one. */
    private static final int WITH_A_LOG = 4;

    /** Bars that are missing at the end bring no observation, for there is no bar after them; some of the history bring one. */
    private static final int FEWEST = Schedule.BARS;

    /** How often each has to happen in the usual number of schedules, so that the proof is one of all of them. */
    private static final Map<Enum<?>, Integer> HAPPENS = Map.ofEntries(
            Map.entry(FeedTrouble.DUPLICATE_BAR, 100),
            Map.entry(FeedTrouble.LATE_BAR, 60),
            Map.entry(FeedTrouble.CONFLICTING_BAR, 30),
            Map.entry(FeedTrouble.MISSING_BAR, 100),
            Map.entry(FeedTrouble.BAD_PRICE, 30),
            Map.entry(FeedTrouble.BETWEEN_TWO_BARS, 15),
            Map.entry(FeedTrouble.AT_NIGHT, 15),
            Map.entry(FeedTrouble.FORMING_BAR, 1000),
            Map.entry(FeedTrouble.LATE_MACRO_VALUE, 100),
            Map.entry(Disturbance.REFRESH_RESTARTS, 80),
            Map.entry(Disturbance.INFERENCE_RESTARTS, 50),
            Map.entry(Disturbance.REDIS_EMPTIED, 50),
            Map.entry(Disturbance.CONNECTIONS_END, 50),
            Map.entry(Disturbance.DATABASE_RESTARTS, 5),
            Map.entry(Disturbance.CLOCK_STEPS, 50),
            Map.entry(Disturbance.SECOND_REFRESH_WAITS, 50),
            Map.entry(Disturbance.SECOND_REFRESH_TAKES_OVER, 50),
            Map.entry(Level.Source.ONLINE, 1000),
            Map.entry(Level.Source.FEATURES, 1000),
            Map.entry(Level.Source.ENGINE, 500));

    @TempDir
    private Path logs;

    @Test
    void allComponentsGiveTheModelTheSameBytes() throws IOException {
        Map<Enum<?>, Integer> happened = new HashMap<>();
        for (int seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
            Path log = seed % WITH_A_LOG == 0 ? logs.resolve("log-" + seed) : null;
            Schedule schedule = new Schedule(seed, log);
            List<Observed> components = schedule.run();
            Observed first = components.get(0);
            assertThat(components).as(schedule.toString()).hasSize(log == null ? 4 : 5);
            assertThat(first.count()).as(schedule.toString()).isGreaterThanOrEqualTo(FEWEST);
            List<Difference> differences = new ArrayList<>();
            components.forEach(component -> first.firstDifference(component).ifPresent(differences::add));
            assertThat(differences).as(schedule.toString()).isEmpty();
            assertThat(components)
                    .as(schedule.toString())
                    .extracting(Observed::sha256)
                    .containsOnly(first.sha256());
            schedule.happened().forEach((kind, count) -> happened.merge(kind, count, Integer::sum));
        }
        Files.writeString(Path.of("target", "schedules.txt"), SCHEDULES + " schedules: " + happened + "\n");
        assertThat(HAPPENS.keySet())
                .containsAll(List.of(FeedTrouble.values()))
                .containsAll(List.of(Disturbance.values()));
        if (SCHEDULES >= IN_A_BUILD) { // in a few schedules not all happens
            HAPPENS.forEach((kind, times) -> assertThat(happened.getOrDefault(kind, 0))
                    .as("how often there was " + kind)
                    .isGreaterThanOrEqualTo(times * SCHEDULES / IN_A_BUILD));
        }
    }
}
