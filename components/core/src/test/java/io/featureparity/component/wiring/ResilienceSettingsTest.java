// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.level.SourceSettings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResilienceSettingsTest {

    private static final ServiceLevels LEVELS = new ServiceLevels(() -> Instant.EPOCH);

    private static Settings settings(Map<String, String> values) {
        return Settings.of(values, Map.of());
    }

    @Test
    void nothingHasToBeSet() {
        Settings none = settings(Map.of());
        assertThat(EdgesSettings.of(none)).isEqualTo(EdgesSettings.USUAL);
        assertThat(DegradationSettings.of(none, LEVELS))
                .isEqualTo(new Degradation(
                        LEVELS, Optional.of(FeatureBreakerSettings.USUAL), Optional.of(SourceSettings.USUAL)));
    }

    @Test
    void everySettingIsRead() {
        Settings all = settings(Map.ofEntries(
                Map.entry("breaker.database.failures", "0.25"),
                Map.entry("breaker.database.window", "40"),
                Map.entry("breaker.database.least-calls", "8"),
                Map.entry("breaker.database.slow", "PT2S"),
                Map.entry("breaker.database.rest", "PT3S"),
                Map.entry("breaker.database.trials", "4"),
                Map.entry("breaker.database.retry.calls", "5"),
                Map.entry("breaker.database.retry.first-pause", "PT0.01S"),
                Map.entry("breaker.database.retry.longest", "PT6S"),
                Map.entry("breaker.model.window", "30"),
                Map.entry("breaker.features.on", "true"),
                Map.entry("breaker.features.window", "24"),
                Map.entry("breaker.features.least-bars", "6"),
                Map.entry("breaker.features.absent", "0.5"),
                Map.entry("breaker.features.refused", "7"),
                Map.entry("breaker.features.rest", "PT30M"),
                Map.entry("breaker.features.trials", "2"),
                Map.entry("source.policy", "refuse"),
                Map.entry("source.overdue", "PT10S"),
                Map.entry("source.macro-age", "PT48H")));
        EdgesSettings edges = EdgesSettings.of(all);
        assertThat(edges.database())
                .isEqualTo(new EdgeSettings(
                        0.25,
                        40,
                        8,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        new RetrySettings(5, Duration.ofMillis(10), Duration.ofSeconds(6))));
        assertThat(edges.model().window()).isEqualTo(30);
        Degradation degradation = DegradationSettings.of(all, LEVELS);
        assertThat(degradation.features())
                .contains(new FeatureBreakerSettings(24, 6, 0.5, 7, Duration.ofMinutes(30), 2));
        assertThat(degradation.source())
                .contains(new SourceSettings(SourceSettings.Policy.REFUSE, Duration.ofSeconds(10), Duration.ofDays(2)));
        all.requireNoOther();
    }

    @Test
    void theBreakerOfFeaturesCanBeLeftOut() {
        Settings off = settings(Map.of("breaker.features.on", "false"));
        assertThat(DegradationSettings.of(off, LEVELS).features()).isEmpty();
    }

    @Test
    void whatIsNotPossibleNamesTheSettingTheValueAndWhatIsAllowed() {
        assertEdge("breaker.online.window", "0", "must be a whole number from 1 to 10000, but was 0");
        assertEdge("breaker.online.failures", "1.5", "must be above 0 and at most 1, but was 1.5");
        assertEdge("breaker.macro.retry.calls", "99", "must be a whole number from 1 to 20, but was 99");
        assertEdge("breaker.model.rest", "PT48H", "must be from PT0.001S to PT24H, but was PT48H");
        assertRefused("breaker.features.absent", "0", "must be above 0 and at most 1, but was 0.0");
        assertRefused("breaker.features.refused", "13", "must be a whole number from 1 to 12, but was 13");
        assertRefused("source.overdue", "PT9000H", "must be above zero and at most PT8784H, but was PT9000H");
        Settings other = settings(Map.of("source.policy", "Refuse"));
        assertThat(refusal(ComponentException.class, () -> DegradationSettings.of(other, LEVELS)))
                .hasMessage("FP-1201 at setting source.policy in settings: must be flag or refuse, but was Refuse");
        Settings word = settings(Map.of("breaker.database.window", "many"));
        assertThat(refusal(ComponentException.class, () -> EdgesSettings.of(word)))
                .hasMessage(
                        "FP-1201 at setting breaker.database.window in settings: must be a whole number, but was many");
    }

    private static void assertEdge(String key, String value, String message) {
        assertThat(refusal(ComponentException.class, () -> EdgesSettings.of(settings(Map.of(key, value)))))
                .hasMessage("FP-1201 at setting " + key + ": " + message);
    }

    private static void assertRefused(String key, String value, String message) {
        assertThat(refusal(
                        ComponentException.class, () -> DegradationSettings.of(settings(Map.of(key, value)), LEVELS)))
                .hasMessage("FP-1201 at setting " + key + ": " + message);
    }

    @Test
    void aModelIsPutBehindItsEdge() {
        boolean[] closed = new boolean[1];
        DecisionModel broken = new DecisionModel() {
            @Override
            public int observationSize() {
                return 3;
            }

            @Override
            public double decide(float[] observation) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Edges edges = Edges.of(
                EdgesSettings.USUAL,
                new Surroundings(() -> Instant.EPOCH, () -> 0, () -> 0, pause -> false),
                state -> {});
        DecisionModel guarded = edges.guard((name, content) -> broken).load("model", new byte[0]);
        assertThat(guarded.observationSize()).isEqualTo(3);
        for (int i = 0; i < 6; i++) {
            assertThat(refusal(IllegalStateException.class, () -> guarded.decide(new float[3])))
                    .hasMessage("broken");
        }
        assertThat(refusal(ComponentException.class, () -> guarded.decide(new float[3]))
                        .code())
                .isEqualTo(ErrorCode.EDGE_OPEN);
        guarded.close();
        assertThat(closed[0]).isTrue();
        assertThat(edges.all()).extracting(Edge::name).isEqualTo(List.of("database", "macro", "online", "model"));
        assertThat(edges.model().state().state()).isEqualTo(BreakerState.OPEN);
    }
}
