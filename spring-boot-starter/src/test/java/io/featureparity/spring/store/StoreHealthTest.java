// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.observe.Metric;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthReport;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.breaker.BreakerState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Health and metrics show each store and each breaker. */
class StoreHealthTest {

    private final BreakableStores stores = new BreakableStores();
    private final Outage online = stores.online;
    private final Outage database = stores.database;
    private final ApplicationContextRunner runner = stores.runner;

    @Test
    void healthAndMetricsShowEachStoreAndEachBreaker() {
        runner.withPropertyValues("feature-parity.breaker.online.least-calls=1").run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            Health health = context.getBean(Health.class);
            HealthReport well = health.deep();
            assertThat(part(well, "stores").status()).isEqualTo(HealthStatus.UP);
            assertThat(part(well, "stores").latency())
                    .as("of the time of this test")
                    .isZero();
            assertThat(part(well, "breakers").finding().details())
                    .containsEntry("database", "CLOSED")
                    .containsEntry("macro", "CLOSED")
                    .containsEntry("online", "CLOSED");
            assertThat(open(registry)).isZero();

            online.stop();
            database.stop();
            HealthReport stopped = health.deep();
            assertThat(part(stopped, "online-store").status())
                    .as("features come from elsewhere")
                    .isEqualTo(HealthStatus.DEGRADED);
            assertThat(part(stopped, "online-store").finding().reason()).isEqualTo("FP-1101");
            assertThat(part(stopped, "macro-source").finding().reason()).isEqualTo("FP-1101");
            assertThat(part(stopped, "stores").status()).isEqualTo(HealthStatus.DOWN);
            assertThat(open(registry)).isOne();

            HealthReport open = health.deep();
            assertThat(part(open, "online-store").finding().reason()).isEqualTo("FP-1261");
            assertThat(part(open, "breakers").finding().details()).containsEntry("online", "OPEN");
            assertThat(context.getBean(StoreEdges.class).all().get(2).state().state())
                    .isEqualTo(BreakerState.OPEN);
        });
    }

    private static double open(MeterRegistry registry) {
        return registry.get(Metric.BREAKER_OPEN.id())
                .tag("breaker", "online")
                .gauge()
                .value();
    }

    private static PartHealth part(HealthReport report, String name) {
        return report.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
