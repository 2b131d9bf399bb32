// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import static io.featureparity.resilience.level.ServiceLevel.ALL_WELL;
import static io.featureparity.resilience.level.ServiceLevel.ONLINE_STORE_DOWN;
import static io.featureparity.resilience.level.ServiceLevel.READ_ONLY;
import static io.featureparity.resilience.level.ServiceLevel.SOURCE_DEGRADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServiceLevelsTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T13:00:00Z");

    private Instant now = BEGIN;
    private final List<LevelTransition> heard = new ArrayList<>();
    private final ServiceLevels levels = new ServiceLevels(() -> now, heard::add);

    @Test
    void itBeginsAtTheBestLevel() {
        assertThat(levels.level()).isEqualTo(ALL_WELL);
        assertThat(levels.since()).isEqualTo(BEGIN);
        assertThat(levels.conditions()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void theLevelsAreNumberedFromTheBestToTheWorst() {
        assertThat(ServiceLevel.values())
                .containsExactly(ALL_WELL, ONLINE_STORE_DOWN, SOURCE_DEGRADED, READ_ONLY)
                .extracting(ServiceLevel::number)
                .containsExactly(1, 2, 3, 4);
        assertThat(READ_ONLY.isWorseThan(SOURCE_DEGRADED)).isTrue();
        assertThat(READ_ONLY.isWorseThan(READ_ONLY)).isFalse();
    }

    @Test
    void theLevelIsThatOfTheWorstCondition() {
        levels.raise("online store", ONLINE_STORE_DOWN, "no answer");
        at(10).raise("database", READ_ONLY, "restarted");
        at(20).raise("macro", SOURCE_DEGRADED, "dxy is 9 days old");

        assertThat(levels.level()).isEqualTo(READ_ONLY);
        assertThat(levels.since()).isEqualTo(BEGIN.plusSeconds(10));
        assertThat(levels.conditions())
                .containsExactly(
                        new Condition("database", READ_ONLY, "restarted", BEGIN.plusSeconds(10)),
                        new Condition("macro", SOURCE_DEGRADED, "dxy is 9 days old", BEGIN.plusSeconds(20)),
                        new Condition("online store", ONLINE_STORE_DOWN, "no answer", BEGIN));
        assertThat(levels.has("macro")).isTrue();
        assertThat(levels.has("model")).isFalse();
    }

    @Test
    void eachTransitionIsToldOnceWithItsReason() {
        levels.raise("online store", ONLINE_STORE_DOWN, "no answer");
        at(1).raise("online store", ONLINE_STORE_DOWN, "still no answer"); // the same level
        at(2).raise("database", READ_ONLY, "restarted");
        at(3).clear("online store"); // is not the worst
        at(4).raise("macro", SOURCE_DEGRADED, "dxy is old");
        at(5).clear("database");
        at(6).clear("database"); // is over already
        at(7).clear("macro");

        assertThat(heard)
                .containsExactly(
                        change(ALL_WELL, ONLINE_STORE_DOWN, "online store: no answer", 0),
                        change(ONLINE_STORE_DOWN, READ_ONLY, "database: restarted", 2),
                        change(READ_ONLY, SOURCE_DEGRADED, "database is over; macro: dxy is old", 5),
                        change(SOURCE_DEGRADED, ALL_WELL, "macro is over", 7));
        assertThat(heard.get(1)).hasToString("level 2 ONLINE_STORE_DOWN to level 4 READ_ONLY: database: restarted");
        assertThat(levels.transitions(READ_ONLY)).isEqualTo(1);
        assertThat(levels.transitions(SOURCE_DEGRADED)).isEqualTo(1);
        assertThat(levels.transitions(ALL_WELL)).isEqualTo(1);
    }

    @Test
    void aConditionThatChangesItsLevelBeginsAnew() {
        levels.raise("source", SOURCE_DEGRADED, "partly absent");
        at(5).raise("source", READ_ONLY, "mostly absent");
        assertThat(levels.conditions())
                .containsExactly(new Condition("source", READ_ONLY, "mostly absent", BEGIN.plusSeconds(5)));
        at(6).raise("source", SOURCE_DEGRADED, "partly absent");

        assertThat(heard)
                .containsExactly(
                        change(ALL_WELL, SOURCE_DEGRADED, "source: partly absent", 0),
                        change(SOURCE_DEGRADED, READ_ONLY, "source: mostly absent", 5),
                        change(READ_ONLY, SOURCE_DEGRADED, "source: partly absent", 6));
    }

    @Test
    void aConditionCannotBeOfTheBestLevel() {
        assertThatThrownBy(() -> levels.raise("fine", ALL_WELL, "all is fine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("condition fine must lower the level");
        assertThat(levels.conditions()).isEmpty();
    }

    @Test
    void aListenerThatThrowsIsCountedAndDisturbsNobody() {
        LevelListener broken = transition -> {
            throw new IllegalStateException("broken");
        };
        ServiceLevels disturbed = new ServiceLevels(() -> now, List.of(broken, heard::add, broken));

        disturbed.raise("database", READ_ONLY, "restarted");
        disturbed.clear("database");

        assertThat(disturbed.listenerFailures()).isEqualTo(4);
        assertThat(disturbed.level()).isEqualTo(ALL_WELL);
        assertThat(heard).extracting(LevelTransition::to).containsExactly(READ_ONLY, ALL_WELL);
    }

    @Test
    void aListenerMayComeLater() {
        List<LevelTransition> later = new ArrayList<>();
        levels.raise("database", READ_ONLY, "restarted");
        levels.listen(later::add);
        levels.clear("database");
        assertThat(later).containsExactly(change(READ_ONLY, ALL_WELL, "database is over", 0));
        assertThat(heard).hasSize(2);
    }

    @Test
    void anErrorOfAListenerIsCountedToo() {
        ServiceLevels disturbed = new ServiceLevels(
                () -> now,
                List.of(
                        transition -> {
                            throw new AssertionError("broken");
                        },
                        transition -> {
                            throw new StackOverflowError();
                        },
                        heard::add));
        disturbed.raise("database", READ_ONLY, "restarted");
        assertThat(disturbed.listenerFailures()).isEqualTo(2);
        assertThat(heard).hasSize(1);
    }

    @Test
    void afterAnErrorInAListenerTheNextTransitionIsTold() {
        boolean[] fails = {true};
        ServiceLevels disturbed = new ServiceLevels(() -> now, transition -> {
            if (fails[0]) {
                throw new OutOfMemoryError("in a listener");
            }
            heard.add(transition);
        });

        assertThatThrownBy(() -> disturbed.raise("database", READ_ONLY, "restarted"))
                .isInstanceOf(OutOfMemoryError.class);
        fails[0] = false;
        disturbed.clear("database");

        assertThat(heard).containsExactly(change(READ_ONLY, ALL_WELL, "database is over", 0));
    }

    @Test
    void aListenerMayChangeTheConditions() {
        ServiceLevels[] self = new ServiceLevels[1];
        self[0] = new ServiceLevels(
                () -> now,
                List.of(
                        (LevelListener) transition -> {
                            if (transition.to() == SOURCE_DEGRADED) {
                                self[0].raise("policy", READ_ONLY, "refuses what is degraded");
                            }
                        },
                        heard::add));

        self[0].raise("source", SOURCE_DEGRADED, "stale");

        assertThat(heard).extracting(LevelTransition::to).containsExactly(SOURCE_DEGRADED, READ_ONLY);
    }

    @Test
    void whoRaisesWhileAnotherThreadTellsDoesNotWait() throws InterruptedException {
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ServiceLevels shared = new ServiceLevels(() -> now, List.of(heard::add, (LevelListener) transition -> {
            telling.countDown();
            await(goOn);
        }));
        Thread first = new Thread(() -> shared.raise("online store", ONLINE_STORE_DOWN, "no answer"));
        first.start();
        await(telling);

        shared.raise("database", READ_ONLY, "restarted"); // returns, though the first one is still being told

        assertThat(shared.level()).isEqualTo(READ_ONLY);
        goOn.countDown();
        first.join();
        assertThat(heard).extracting(LevelTransition::to).containsExactly(ONLINE_STORE_DOWN, READ_ONLY);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ServiceLevels at(long second) {
        now = BEGIN.plusSeconds(second);
        return levels;
    }

    private static LevelTransition change(ServiceLevel from, ServiceLevel to, String reason, long second) {
        return new LevelTransition(from, to, reason, BEGIN.plusSeconds(second));
    }
}
