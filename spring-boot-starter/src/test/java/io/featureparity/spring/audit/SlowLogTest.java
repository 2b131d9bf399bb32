// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditReader;
import io.featureparity.audit.Durability;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.WhenFull;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.level.Lookout;
import io.featureparity.testsupport.refusal.Refusals;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A log whose writer has not written yet what it was given, and what happens then. */
class SlowLogTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final MovedTime time = new MovedTime(Contexts.bar(0).time());
    private final HeldPlace place = new HeldPlace();

    @TempDir
    Path folder;

    private WhenFull whenFull = WhenFull.block(LONG);

    /** The first log is closed so fast; each later one has time. */
    private Duration closing = LONG;

    private AuditTrail trail(Durability durability) {
        return model -> {
            AuditLog log = AuditLog.in(folder.resolve("log"), "example.com/slow", model, time::millis)
                    .durability(durability)
                    .whenFull(whenFull)
                    .waitingRecords(64)
                    .closeWithin(closing)
                    .checkpoints(signer(), place, 1)
                    .open();
            closing = LONG;
            return Optional.of(log);
        };
    }

    private static CheckpointSigner signer() {
        try {
            return CheckpointSigner.of(
                    "example.com/key", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private ApplicationContextRunner logged(Durability durability) {
        return Contexts.runner()
                .withBean(InstantSource.class, () -> time)
                .withBean(AuditTrail.class, () -> trail(durability))
                .withPropertyValues("feature-parity.source.enabled=false");
    }

    /** Takes bars in until an observation can be given out; from here on the test looks. */
    private void begin(ApplicationContext context) {
        context.getBean(Lookout.class).stop();
        for (int i = 0; i < 20; i++) {
            take(context, Contexts.bar(i));
        }
    }

    /** Lets the writer hang. */
    private AuditLog hang(ApplicationContext context) throws InterruptedException {
        begin(context);
        place.hold();
        take(context, Contexts.bar(20));
        place.awaitHeld();
        return context.getBean(ServiceLog.class).current().orElseThrow();
    }

    private void take(ApplicationContext context, Bar bar) {
        time.pass(Duration.ofMinutes(5));
        feed(context).accept(bar, Contexts.macro(context.getBean(FeatureContract.class)));
    }

    private static InstrumentFeed feed(ApplicationContext context) {
        return context.getBean(InstrumentFeeds.class).feed("USD/COP");
    }

    /** Whatever the level says. */
    private static Observation observe(ApplicationContext context) {
        return feed(context)
                .with(inner -> inner.features()
                        .observe(AgentState.at(0.5, inner.features().lastTime())));
    }

    private static ErrorCode refusal(ApplicationContext context) {
        return Refusals.refusal(AuditLogException.class, () -> observe(context)).code();
    }

    /** Looks; says whether the log is in trouble. */
    private static boolean look(ApplicationContext context) {
        context.getBean(ServiceLog.class).look();
        return context.getBean(ServiceLevels.class).has("audit log");
    }

    private <R extends AuditRecord> List<R> records(Class<R> type) {
        List<R> found = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(folder.resolve("log"))) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (type.isInstance(record)) {
                    found.add(type.cast(record));
                }
            }
        }
        return found;
    }

    // ---- what is given out

    @Test
    void anObservationIsOnTheDiskBeforeItIsGivenOut() {
        logged(Durability.every(Duration.ofHours(1))).run(context -> {
            begin(context);
            Observation observation = observe(context);
            AuditCounts counts = context.getBean(ServiceLog.class).counts().orElseThrow();
            assertThat(counts.durable()).isEqualTo(counts.handedOver());
            assertThat(records(ServedVector.class))
                    .extracting(ServedVector::observation)
                    .containsExactly(observation.toArray());
        });
    }

    @Test
    void anObservationThatCannotComeToTheDiskIsNotGivenOut() {
        logged(Durability.every(Duration.ofHours(1))).run(context -> {
            begin(context);
            assertThat(FileSystemUtils.deleteRecursively(folder.resolve("log").toFile()))
                    .isTrue();
            time.pass(Duration.ofDays(1)); // its first bar begins another segment, and that has no folder
            Bar nextDay = new Bar(Contexts.bar(0).time().plus(Duration.ofDays(1)), 1, 1, 1, 1, 1);
            take(context, nextDay);
            assertThat(refusal(context)).isEqualTo(ErrorCode.AUDIT_STOPPED);
            assertThat(look(context)).isTrue();
            assertThat(look(context)).as("opened again").isFalse();
            observe(context);
        });
        assertThat(records(ServedVector.class)).hasSize(1);
    }

    /** The log is well. Only nobody knows whether it has this record, so the observation is not given out. */
    @Test
    void whoIsInterruptedWhileTheDiskWritesGetsNoObservationAndTheServiceGoesOn() {
        logged(Durability.every(1)).run(context -> {
            AuditLog log = hang(context);
            Thread.currentThread().interrupt();
            ErrorCode code = refusal(context);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(code).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
            place.goOn();
            assertThat(look(context)).isFalse();
            observe(context);
            assertThat(context.getBean(ServiceLog.class).current()).hasValue(log);
        });
        assertThat(records(ServedVector.class)).hasSize(2);
    }

    // ---- changes of level

    /** As happens when the application ends, and the thread that looks is interrupted. */
    @Test
    void aLookThatIsInterruptedWhileTheDiskWritesLeavesNoChangeTwice() {
        logged(Durability.every(1)).run(context -> {
            hang(context);
            context.getBean(ServiceLevels.class).raise("model", ServiceLevel.READ_ONLY, "it has thrown");
            Thread.currentThread().interrupt();
            boolean trouble = look(context);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(trouble).isFalse();
            place.goOn();
        });
        assertThat(records(LevelChange.class)).extracting(LevelChange::reason).containsExactly("model: it has thrown");
    }

    /** One that hangs for a while has what it was given. */
    @Test
    void aLogThatHasNoRoomForAChangeGetsItWhenItHasAndIsNotOpenedAgain() {
        whenFull = WhenFull.fail();
        logged(Durability.every(1)).run(context -> {
            AuditLog log = hang(context);
            InstrumentLog other = log.instrument("other");
            AuditLogException full = Refusals.refusal(AuditLogException.class, () -> {
                for (int i = 0; i <= 64; i++) {
                    other.levelChanged(1, 2, 0, "it takes room");
                }
            });
            assertThat(full.code()).isEqualTo(ErrorCode.AUDIT_RING_FULL);
            context.getBean(ServiceLevels.class).raise("model", ServiceLevel.SOURCE_DEGRADED, "it is slow");
            assertThat(look(context)).isTrue();
            place.goOn();
            log.sync(LONG);
            assertThat(look(context)).isFalse();
            assertThat(context.getBean(ServiceLog.class).current()).hasValue(log);
        });
        assertThat(records(LevelChange.class))
                .filteredOn(change -> change.instrument().equals("USD/COP"))
                .extracting(LevelChange::to)
                .containsExactly(3, 4, 3);
    }

    // ---- opening it again

    @Test
    void aLogThatHungLongerThanItsClosingWaitsIsOpenedAgainWhenItHasEnded() {
        closing = Duration.ofMillis(1);
        logged(Durability.every(1)).run(context -> {
            AuditLog log = hang(context);
            context.getBean(ServiceLog.class).failed(log);
            for (int i = 0; i < 3; i++) {
                assertThat(look(context)).isTrue();
            }
            place.goOn();
            place.awaitEnd();
            assertThat(look(context)).isFalse();
            assertThat(context.getBean(ServiceLevels.class).level()).isEqualTo(ServiceLevel.ALL_WELL);
        });
        assertThat(records(LevelChange.class)).extracting(LevelChange::to).containsExactly(4, 1);
    }

    // ---- the end

    /** A bean that is gone when the application ends. */
    private static final class Gone<B> implements ObjectProvider<B> {
        @Override
        public B getObject() {
            throw new BeanCreationNotAllowedException("bean", "the application ends");
        }

        @Override
        public B getObject(Object... args) {
            return getObject();
        }

        @Override
        public B getIfAvailable() {
            return getObject();
        }

        @Override
        public B getIfUnique() {
            return getObject();
        }
    }

    @Test
    void aFeedThatFailsToWriteWhileTheApplicationEndsHearsOfNothingElse() {
        Model model = Contexts.model();
        try (ServiceLog service =
                new ServiceLog(trail(Durability.every(1)), model, List.of("USD/COP"), new Gone<>(), new Gone<>())) {
            service.failed(service.current().orElseThrow());
            service.changed(new LevelTransition(
                    ServiceLevel.ALL_WELL, ServiceLevel.READ_ONLY, "audit log: away", time.instant()));
        }
        assertThat(records(LevelChange.class)).hasSize(1);
    }
}
