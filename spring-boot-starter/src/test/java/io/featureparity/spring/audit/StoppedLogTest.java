// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.level.Lookout;
import io.featureparity.testsupport.refusal.Refusals;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/** What happens when the audit log of a service cannot be written. */
class StoppedLogTest extends ServiceLogTests {

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
                .extracting(ServiceLogTests::words)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("USD/COP 1 > 3: model: it is slow"),
                        second -> assertThat(second).startsWith("USD/COP 3 > 4: audit log: "),
                        third -> assertThat(third).isEqualTo("USD/COP 4 > 3: audit log is over; model: it is slow"),
                        last -> assertThat(last).isEqualTo("USD/COP 3 > 1: model is over"));
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
                .extracting(ServiceLogTests::words)
                .containsExactly("USD/COP 1 > 3: model: it is slow");
    }
}
