// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
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
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.FeedCustomizer;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.level.Lookout;
import io.featureparity.testsupport.refusal.Refusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.FileSystemUtils;

/** The audit log of a service: what is in it, and what happens when it cannot be written. */
class ServiceLogTest {

    private static final Duration BAR = Duration.ofMinutes(5);

    private final MovedTime time = new MovedTime(Contexts.bar(0).time());

    private final ApplicationContextRunner runner = Contexts.runner()
            .withBean(InstantSource.class, () -> time)
            .withPropertyValues("feature-parity.source.enabled=false");

    @TempDir
    Path folder;

    private ApplicationContextRunner logged(String name) {
        return runner.withPropertyValues(
                "feature-parity.audit.folder=" + folder.resolve(name), "feature-parity.audit.name=example.com/" + name);
    }

    private static InstrumentFeed feed(ApplicationContext context) {
        return context.getBean(InstrumentFeeds.class).feed("USD/COP");
    }

    private void take(ApplicationContext context, int from, int to) {
        MacroValues macro = Contexts.macro(context.getBean(FeatureContract.class));
        for (int i = from; i < to; i++) {
            time.pass(BAR);
            feed(context).accept(Contexts.bar(i), macro);
        }
    }

    private static ServiceLevels levels(ApplicationContext context) {
        return context.getBean(ServiceLevels.class);
    }

    private static void look(ApplicationContext context) {
        context.getBean(ServiceLog.class).look();
    }

    private <R extends AuditRecord> List<R> records(String name, Class<R> type) {
        List<R> found = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(folder.resolve(name))) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (type.isInstance(record)) {
                    found.add(type.cast(record));
                }
            }
        }
        return found;
    }

    private static String words(LevelChange change) {
        return change.instrument() + " " + change.from() + " > " + change.to() + ": " + change.reason();
    }

    // ---- what is in it

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
                .extracting(ServiceLogTest::words)
                .filteredOn(words -> words.startsWith("USD/COP"))
                .containsExactly("USD/COP 1 > 4: model: it has thrown", "USD/COP 4 > 1: model is over");
        assertThat(records("trail", LevelChange.class))
                .extracting(ServiceLogTest::words)
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

    // ---- it cannot be written

    /** The first bar of another day begins another segment, and its folder is gone. */
    private void stop(ApplicationContext context, String name) {
        context.getBean(Lookout.class).stop(); // from here on the test looks
        take(context, 0, 20);
        AuditLog log = context.getBean(ServiceLog.class).current().orElseThrow();
        log.sync(Duration.ofMinutes(1));
        assertThat(FileSystemUtils.deleteRecursively(folder.resolve(name).toFile()))
                .isTrue();
        Bar nextDay = new Bar(Contexts.bar(0).time().plus(Duration.ofDays(1)), 1, 1, 1, 1, 1);
        time.pass(Duration.ofDays(1));
        feed(context).accept(nextDay, Contexts.macro(context.getBean(FeatureContract.class)));
        assertThat(Refusals.refusal(AuditLogException.class, () -> log.sync(Duration.ofMinutes(1))))
                .as("its segment has no folder")
                .isNotNull();
    }

    @Test
    void aLogWhoseWriterHasStoppedMakesTheServiceReadOnlyUntilItIsOpenedAgain() {
        logged("gone").run(context -> {
            look(context);
            assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
            stop(context, "gone");
            Files.writeString(folder.resolve("gone"), "no folder can be made here");
            levels(context).raise("model", ServiceLevel.SOURCE_DEGRADED, "it is slow");
            for (int i = 0; i < 3; i++) {
                look(context);
                assertThat(levels(context).has("audit log")).isTrue();
                assertThat(levels(context).level()).isEqualTo(ServiceLevel.READ_ONLY);
            }
            assertThat(levels(context).listenerFailures())
                    .as("what cannot be written waits")
                    .isZero();
            assertThat(Refusals.refusal(
                                    ComponentException.class,
                                    () -> feed(context).serve(0))
                            .code())
                    .isEqualTo(ErrorCode.SPRING_READ_ONLY);
            assertThat(part(context, "audit-log").status()).isEqualTo(HealthStatus.DOWN);

            Files.delete(folder.resolve("gone"));
            look(context);
            assertThat(levels(context).has("audit log")).isFalse();
            levels(context).clear("model");
            assertThat(levels(context).level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(part(context, "audit-log").status()).isEqualTo(HealthStatus.UP);
        });
        assertThat(records("gone", LevelChange.class))
                .extracting(ServiceLogTest::words)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("USD/COP 1 > 3: model: it is slow"),
                        second -> assertThat(second).startsWith("USD/COP 3 > 4: audit log: "),
                        third -> assertThat(third).isEqualTo("USD/COP 4 > 3: audit log is over; model: it is slow"),
                        last -> assertThat(last).isEqualTo("USD/COP 3 > 1: model is over"));
    }

    private static PartHealth part(ApplicationContext context, String name) {
        return context.getBean(Health.class).deep().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What was not recorded is not given out, and the features lack no bar. */
    @Test
    void barsAreTakenInMeanwhileAndWhatIsServedLaterIsInTheNewLog() {
        List<Observation> served = new ArrayList<>();
        logged("anew").run(context -> {
            stop(context, "anew");
            takeNextDay(context, 1, 4);
            assertThat(Refusals.refusal(AuditLogException.class, () -> observe(context))
                            .code())
                    .isEqualTo(ErrorCode.AUDIT_STOPPED);
            look(context);
            assertThat(levels(context).has("audit log")).isTrue();
            look(context);
            assertThat(levels(context).has("audit log")).isFalse();
            served.add(observe(context));
            takeNextDay(context, 4, 5);
            served.add(observe(context));
            assertThat(feed(context).progress().bars()).isEqualTo(25);
        });
        assertThat(records("anew", ServedVector.class))
                .extracting(ServedVector::observation)
                .containsExactly(served.get(0).toArray(), served.get(1).toArray());
        assertThat(records("anew", SavedState.class)).hasSize(1);
    }

    /** Whatever the level says. */
    private static Observation observe(ApplicationContext context) {
        return feed(context)
                .with(inner -> inner.features()
                        .observe(AgentState.at(0.5, inner.features().lastTime())));
    }

    private void takeNextDay(ApplicationContext context, int from, int to) {
        for (int i = from; i < to; i++) {
            Bar bar = Contexts.bar(i);
            Bar later = new Bar(
                    bar.time().plus(Duration.ofDays(1)), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            feed(context).accept(later, Contexts.macro(context.getBean(FeatureContract.class)));
        }
    }

    @Test
    void whatStillWaitsAtTheEndIsWrittenToALogThatIsOpenedAgain() {
        logged("end").run(context -> {
            stop(context, "end");
            levels(context).raise("model", ServiceLevel.SOURCE_DEGRADED, "it is slow");
        });
        assertThat(records("end", LevelChange.class))
                .extracting(ServiceLogTest::words)
                .containsExactly("USD/COP 1 > 3: model: it is slow");
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
