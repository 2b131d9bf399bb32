// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.Observation;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.observe.Metric;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.spring.feed.FeedCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The audit log of a service: what is in it. */
class ServiceLogTest extends ServiceLogTests {

    @Test
    void eachChangeIsInTheAuditLogOfEachInstrument() {
        logged("trail")
                .withPropertyValues("feature-parity.instruments=USD/COP,USD/MXN")
                .run(context -> {
                    MeterRegistry registry = new SimpleMeterRegistry();
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    levels(context).raise("model", ServiceLevel.READ_ONLY, "it has thrown");
                    levels(context).clear("model");
                    assertThat(registry.get(Metric.AUDIT_STOPPED.id())
                                    .tag("log", "example.com/trail")
                                    .gauge()
                                    .value())
                            .isZero();
                    assertThat(registry.get(Metric.LEVEL_CHANGES_LEFT_OUT.id())
                                    .tag("instrument", "USD/MXN")
                                    .functionCounter()
                                    .count())
                            .isZero();
                    assertThat(context.getBean(Health.class).deep().parts())
                            .extracting(PartHealth::name)
                            .contains("audit-log");
                });
        assertThat(records("trail", LevelChange.class))
                .extracting(ServiceLogTests::words)
                .filteredOn(words -> words.startsWith("USD/COP"))
                .containsExactly("USD/COP 1 > 4: model: it has thrown", "USD/COP 4 > 1: model is over");
        assertThat(records("trail", LevelChange.class))
                .extracting(ServiceLogTests::words)
                .filteredOn(words -> !words.startsWith("USD/COP"))
                .containsExactly("USD/MXN 1 > 4: model: it has thrown", "USD/MXN 4 > 1: model is over");
    }

    @Test
    void eachObservationIsInTheLogBesideTheSinkOfTheApplication() {
        List<Observation> served = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        logged("served")
                .withConfiguration(AutoConfigurations.of(OwnSink.class))
                .withBean(Own.class, () -> new Own(own))
                .run(context -> {
                    take(context, 0, 20);
                    served.add(feed(context).observe(0.5));
                    take(context, 20, 21);
                    served.add(feed(context).observe(-1));
                });
        assertThat(own).containsExactly(0.5, -1.0);
        assertThat(records("served", ServedVector.class))
                .extracting(ServedVector::observation)
                .containsExactly(served.get(0).toArray(), served.get(1).toArray());
        assertThat(records("served", SavedState.class)).hasSize(1);
    }

    /** Also if there is no folder for states. */
    @Test
    void theDiskOfTheLogIsLookedAt() {
        logged("disk").run(context -> {
            PartHealth disk = part(context, "audit-disk");
            assertThat(disk.finding().details().keySet()).containsExactly("usable_bytes");
            assertThat(disk.status()).isEqualTo(HealthStatus.UP);
        });
        runner.withBean(OwnTrail.class, () -> new OwnTrail(folder.resolve("own")))
                .run(context -> assertThat(context.getBean(Health.class).deep().parts())
                        .extracting(PartHealth::name)
                        .contains("audit-log")
                        .doesNotContain("audit-disk"));
    }

    @Test
    void withoutAFolderThereIsNoLog() {
        runner.run(context -> {
            take(context, 0, 20);
            look(context);
            assertThat(context.getBean(ServiceLog.class).counts()).isEmpty();
            assertThat(context.getBean(Health.class).deep().parts())
                    .extracting(PartHealth::name)
                    .doesNotContain("audit-log", "audit-disk");
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            assertThat(registry.find(Metric.AUDIT_STOPPED.id()).gauge()).isNull();
        });
    }

    @Test
    void anAuditTrailOfTheApplicationGoesBeforeTheFolder() {
        Path own = folder.resolve("own");
        logged("not").withBean(OwnTrail.class, () -> new OwnTrail(own)).run(context -> {
            assertThat(context.getBean(ServiceLog.class).name()).hasValue("example.com/usdcop");
            take(context, 0, 20);
            feed(context).observe(0);
        });
        assertThat(records("own", ServedVector.class)).hasSize(1);
        assertThat(folder.resolve("not")).doesNotExist();
    }

    /** It is declared after the auto-configurations, and in the last place of all. */
    @AutoConfiguration(after = AuditAutoConfiguration.class)
    static class OwnSink {

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        FeedCustomizer ownSink(Own own) {
            return (instrument, feed) -> feed.sink(own);
        }
    }

    /** Hears at which positions the application was served. */
    private record Own(List<Double> positions) implements ObservationSink, FeedListener {

        @Override
        public void updated(FeatureView features, BarBuffer bar) {
            // Only what is given out matters.
        }

        @Override
        public void observed(
                FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
            positions.add(position);
        }

        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            // Only what is given out matters.
        }
    }
}
