// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import static io.featureparity.observe.Feeds.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.Shown;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindersTest {

    private final Shown shown = new Shown();
    private final ContainedFailures failures = new ContainedFailures();
    private final Served served = new Served(Feeds.INSTRUMENT, Feeds.CONTRACT);

    private double value(Metric metric) {
        return shown.value(metric).orElseThrow();
    }

    private static double[] noMacro() {
        double[] macro = new double[Feeds.CONTRACT.macroColumns().size()];
        Arrays.fill(macro, Double.NaN);
        return macro;
    }

    @Test
    void anEngineWithoutAFeedIsShownByItsProbe() {
        EngineProbe probe = EngineProbe.of(served);
        FeatureEngine engine = FeatureEngine.of(Feeds.MODEL, BadPrices.ABSENT, probe);
        Instant[] now = {Feeds.OPEN};
        new EngineMetrics(served, Feeds.CALENDAR, probe, () -> now[0], failures).bindTo(shown.registry);
        assertThat(value(Metric.BAR_AGE)).isNaN();
        assertThat(value(Metric.WARMUP_LEFT)).isEqualTo(15);

        engine.update(time(0), 1, 2, 0.5, 1, noMacro());
        engine.update(time(1), -1, 2, 0.5, 1, noMacro());
        engine.update(time(2), 3, 2, 0.5, 1, noMacro());
        now[0] = Instant.ofEpochMilli(time(5));

        assertThat(value(Metric.BAR_AGE)).isEqualTo(900);
        assertThat(value(Metric.BARS_OVERDUE)).isEqualTo(2);
        assertThat(value(Metric.WARMUP_LEFT)).isEqualTo(12);
        assertThat(value(Metric.ENGINE_BARS)).isEqualTo(3);
        assertThat(value(Metric.ENGINE_BARS_TAKEN_AS_ABSENT)).isEqualTo(1);
        assertThat(value(Metric.ENGINE_BARS_OUTSIDE_HIGH_LOW)).isEqualTo(1);
    }

    @Test
    void aSinkBehindTheProbeHearsEverything() {
        List<String> heard = new ArrayList<>();
        ObservationSink next = new ObservationSink() {
            @Override
            public boolean wantsState(FeatureView features, long time) {
                heard.add("wants");
                return true;
            }

            @Override
            public void state(EngineSnapshot snapshot, long time) {
                heard.add("state");
            }

            @Override
            public void updated(FeatureView features, BarBuffer bar) {
                heard.add("updated");
            }

            @Override
            public void observed(FeatureView features, double position, double timeNormalized, float[] out, int at) {
                heard.add("observed");
            }
        };
        FeatureEngine engine = FeatureEngine.of(Feeds.MODEL, BadPrices.ABSENT, EngineProbe.before(served, next));
        for (int bar = 0; bar < 15; bar++) {
            engine.update(time(bar), 1, 1, 1, 1, noMacro());
        }
        heard.subList(3, heard.size()).clear();
        engine.observe(0, time(15), new float[Feeds.CONTRACT.size()]);

        assertThat(heard).containsExactly("wants", "state", "updated", "observed");
    }

    @Test
    void anAuditLogIsShown(@TempDir Path folder) {
        try (AuditLog log = AuditLog.in(folder, "test", Feeds.MODEL, Feeds.OPEN::toEpochMilli)
                .open()) {
            FeatureEngine engine = FeatureEngine.of(Feeds.MODEL, BadPrices.ABSENT, log.instrument(Feeds.INSTRUMENT));
            new AuditLogMetrics("test", log, failures).bindTo(shown.registry);
            assertThat(value(Metric.AUDIT_POSITION)).isEqualTo(-1);
            for (int bar = 0; bar < 15; bar++) {
                engine.update(time(bar), 1, 1, 1, 1, noMacro());
            }
            engine.observe(0, time(15), new float[Feeds.CONTRACT.size()]);
            long newest = log.sync(Duration.ofSeconds(10));

            assertThat(value(Metric.AUDIT_POSITION)).isEqualTo(newest).isGreaterThan(0);
            assertThat(value(Metric.AUDIT_RECORDS_WRITTEN))
                    .isEqualTo(log.counts().written())
                    .isGreaterThan(14);
            assertThat(value(Metric.AUDIT_RECORDS_WAITING)).isZero();
            assertThat(value(Metric.AUDIT_STOPPED)).isZero();
        }
    }

    @Test
    void whatAnAuditLogLosesIsShown() {
        AuditCounts counts = new AuditCounts(9, 5, 4, 17, 3, 2, 1, 6, Optional.of("no space"));
        new AuditLogMetrics("test", () -> counts, failures).bindTo(shown.registry);

        assertThat(value(Metric.AUDIT_RECORDS_WAITING)).isEqualTo(5);
        assertThat(value(Metric.AUDIT_RECORDS_DROPPED)).isEqualTo(3);
        assertThat(value(Metric.AUDIT_PACKINGS_FAILED)).isEqualTo(6);
        assertThat(value(Metric.AUDIT_STOPPED)).isEqualTo(1);
        assertThat(shown.values(Metric.AUDIT_CHECKPOINTS))
                .isEqualTo(Map.of("log=test outcome=kept", 2.0, "log=test outcome=failed", 1.0));
    }

    @Test
    void faultsAreShownFromTheFirstOneOfTheirCode() {
        FaultTally faults = new FaultTally();
        faults.add(fault(ErrorCode.STORE_TIMEOUT));
        new FaultMetrics(faults, failures).bindTo(shown.registry);
        assertThat(value(Metric.MODEL_MISMATCHES)).isZero();

        faults.add(fault(ErrorCode.STORE_TIMEOUT));
        faults.add(fault(ErrorCode.COMPONENT_FEATURES_DIFFER));
        failures.add(Part.TRACER, new IllegalStateException());

        assertThat(shown.values(Metric.FAULTS)).isEqualTo(Map.of("code=FP-1103", 2.0, "code=FP-1214", 1.0));
        assertThat(value(Metric.MODEL_MISMATCHES)).isEqualTo(1);
        assertThat(shown.values(Metric.OBSERVER_FAILURES)).isEqualTo(Map.of("part=tracer", 1.0));
    }

    private static ComponentException fault(ErrorCode code) {
        return new ComponentException(new Fault(code, "here", "must not", "was"));
    }

    @Test
    void theModelThatIsServedIsShownByItsHashes() {
        ModelMetrics model = new ModelMetrics(Feeds.INSTRUMENT, Feeds.MODEL, failures);
        model.bindTo(shown.registry);

        assertThat(shown.values(Metric.MODEL_SERVED))
                .isEqualTo(Map.of(
                        "contract=usdcop-m5@1.0.0 contract.hash=" + Feeds.CONTRACT.hash()
                                + " instrument=USD/COP statistics.hash="
                                + Feeds.MODEL.stats().hash(),
                        1.0));
        model.close();
        assertThat(shown.registry.getMeters()).isEmpty();
    }

    @Test
    void levelsTransitionsAndBreakersAreShown() {
        ServiceLevels levels = new ServiceLevels(() -> Feeds.OPEN);
        Surroundings around = new Surroundings(() -> Feeds.OPEN, () -> 0, () -> 0, pause -> false);
        Edge database = new Edge(
                "database",
                EdgeKind.values()[0],
                EdgeSettings.USUAL.withRetry(RetrySettings.NONE),
                around,
                state -> {});
        new ResilienceMetrics(Feeds.INSTRUMENT, levels, List.of(database), failures).bindTo(shown.registry);
        assertThat(value(Metric.LEVEL)).isEqualTo(1);
        assertThat(value(Metric.BREAKER_OPEN)).isZero();

        levels.raise("database", ServiceLevel.READ_ONLY, "restarted");
        levels.clear("database");
        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "old");
        for (int call = 0; call < 100; call++) {
            try {
                database.once(() -> {
                    throw new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"));
                });
            } catch (StoreException failed) {
                assertThat(failed.faults()).hasSize(1);
            }
        }

        assertThat(value(Metric.LEVEL)).isEqualTo(3);
        assertThat(shown.values(Metric.LEVEL_TRANSITIONS))
                .isEqualTo(Map.of(
                        "instrument=USD/COP to=4", 1.0,
                        "instrument=USD/COP to=1", 1.0,
                        "instrument=USD/COP to=3", 1.0));
        assertThat(value(Metric.BREAKER_OPEN)).isEqualTo(1);
        assertThat(value(Metric.BREAKER_OPENED)).isEqualTo(1);
        assertThat(value(Metric.BREAKER_REFUSED))
                .isEqualTo(database.state().refused())
                .isPositive();
        assertThat(value(Metric.BREAKER_REPEATED)).isZero();
    }

    @Test
    void aMetricHasTheKindAndTheLabelsOfTheCatalogue() {
        Meters meters = new Meters(shown.registry, failures);
        assertThatThrownBy(() -> meters.gauge(Metric.FAULTS, () -> 1, "FP-101"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("COUNTER");
        assertThatThrownBy(() -> meters.counter(Metric.FAULTS, () -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CODE");
        assertThatThrownBy(() -> meters.timer(Metric.FAULTS, "FP-101")).isInstanceOf(IllegalArgumentException.class);
    }
}
