// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EdgeTest {

    private static final Instant BEGIN = Instant.parse("2024-03-01T14:00:00Z");
    private static final EdgeSettings SETTINGS =
            new EdgeSettings(0.5, 6, 4, Duration.ofMillis(100), Duration.ofSeconds(10), 2, RetrySettings.NONE);

    private Instant now = BEGIN;
    private long ticks;
    private double chance;
    private boolean ends;
    private final List<Duration> pauses = new ArrayList<>();
    private final List<EdgeState> heard = new ArrayList<>();
    private int called;

    private final Surroundings around = new Surroundings(() -> now, () -> ticks, () -> chance, pause -> {
        pauses.add(pause);
        ticks += pause.toNanos();
        return ends;
    });

    private Edge edge(EdgeSettings settings) {
        return new Edge("database", EdgeKind.STORE, settings, around, heard::add);
    }

    private Supplier<String> failing(ErrorCode code) {
        return () -> {
            called++;
            throw new StoreException(new Fault(code, "PostgreSQL", "must answer", "nothing"));
        };
    }

    private String answer() {
        called++;
        return "answer";
    }

    private void fail(Edge edge, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(refusal(StoreException.class, () -> edge.once(failing(ErrorCode.STORE_UNREACHABLE)))
                            .code())
                    .isEqualTo(ErrorCode.STORE_UNREACHABLE);
        }
    }

    private void later(long millis) {
        now = now.plusMillis(millis);
        ticks += Duration.ofMillis(millis).toNanos();
    }

    // ---- the breaker

    @Test
    void anEdgeThatAnswersIsClosed() {
        Edge edge = edge(SETTINGS);
        assertThat(edge.once(this::answer)).isEqualTo("answer");
        assertThat(edge.name()).isEqualTo("database");
        assertThat(edge.state().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(edge.state().calls()).isEqualTo(1);
        assertThat(edge.state().failures()).isNaN();
        assertThat(heard).isEmpty();
    }

    @Test
    void whenHalfOfTheLastCallsHaveFailedNoCallIsMadeForAWhile() {
        Edge edge = edge(SETTINGS);
        edge.once(this::answer);
        edge.once(this::answer);
        fail(edge, 2);
        assertThat(called).isEqualTo(4);
        later(9_000);

        assertThat(refusal(StoreException.class, () -> edge.once(this::answer)))
                .hasMessage(
                        "FP-1261 at edge database: must be closed to be called; it opened at 2024-03-01T14:00:00Z, after"
                                + " calls that failed or were slow, but was OPEN until 2024-03-01T14:00:10Z");
        assertThat(called).isEqualTo(4);
        assertThat(edge.state().refused()).isEqualTo(1);
        assertThat(edge.state().opened()).isEqualTo(1);
        assertThat(edge.state().triedAgain()).contains(BEGIN.plusSeconds(10));
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).state()).isEqualTo(BreakerState.OPEN);
        assertThat(heard.get(0).failures()).isEqualTo(0.5);
        assertThat(heard.get(0).calls()).isEqualTo(4);
        assertThat(heard.get(0).failed()).isEqualTo(2);
    }

    @Test
    void afterTheRestTrialCallsCloseIt() {
        Edge edge = edge(SETTINGS);
        fail(edge, 4);
        later(10_001);
        edge.once(this::answer);
        assertThat(edge.state().state()).isEqualTo(BreakerState.HALF_OPEN);
        edge.once(this::answer);
        assertThat(edge.state().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(heard)
                .extracting(EdgeState::state)
                .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void orLetItRestAgain() {
        Edge edge = edge(SETTINGS);
        fail(edge, 4);
        later(10_001);
        fail(edge, 2);
        assertThat(edge.state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(edge.state().opened()).isEqualTo(2);
        assertThat(edge.state().triedAgain()).contains(BEGIN.plusMillis(20_001));
    }

    @Test
    void whileTrialCallsAreOnTheirWayNoOtherIsMade() {
        Edge edge = edge(SETTINGS);
        fail(edge, 4);
        later(10_001);
        edge.once(() -> edge.once(() -> {
            assertThat(refusal(StoreException.class, () -> edge.once(this::answer)))
                    .hasMessageEndingWith("but was HALF_OPEN: its trial calls are on their way");
            return "";
        }));
        assertThat(edge.state().state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aClockThatIsSetChangesNothing() {
        Edge edge = edge(SETTINGS);
        fail(edge, 4);
        now = BEGIN.minus(Duration.ofHours(5));
        assertThat(edge.state().triedAgain()).contains(now.plusSeconds(10));
        later(10_001);
        assertThat(edge.once(this::answer)).isEqualTo("answer");
    }

    @Test
    void slowCallsOpenItToo() {
        Edge edge = edge(SETTINGS);
        for (int i = 0; i < 4; i++) {
            edge.once(() -> ticks += Duration.ofMillis(101).toNanos());
        }
        assertThat(edge.state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(edge.state().slow()).isEqualTo(4);
        assertThat(edge.state().failed()).isZero();
    }

    @Test
    void aCallThatIsMeantToWaitIsNotSlow() {
        Edge edge = edge(SETTINGS);
        for (int i = 0; i < 4; i++) {
            edge.waiting(() -> ticks += Duration.ofHours(1).toNanos());
        }
        assertThat(edge.state().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(edge.state().slow()).isZero();
    }

    @Test
    void anAnswerThatRefusesIsNoFailure() {
        Edge edge = edge(SETTINGS);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> edge.repeatable(failing(ErrorCode.STORE_ROW_DIFFERS)))
                    .isInstanceOf(StoreException.class);
        }
        assertThat(edge.state().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(edge.state().failed()).isZero();
        assertThat(called).isEqualTo(9);
    }

    @Test
    void aModelFailsByWhateverItThrows() {
        Edge edge = new Edge("model", EdgeKind.MODEL, SETTINGS, around, heard::add);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> edge.once(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(refusal(ComponentException.class, () -> edge.once(this::answer))
                        .code())
                .isEqualTo(ErrorCode.EDGE_OPEN);
    }

    @Test
    void aLackOfMemoryTellsNothingAboutAnEdge() {
        Edge edge = edge(SETTINGS);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> edge.once(() -> {
                        throw new OutOfMemoryError("heap");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
        }
        assertThat(edge.state().calls()).isZero();
        assertThat(edge.once(this::answer)).isEqualTo("answer");
    }

    @Test
    void aListenerThatThrowsIsCountedAndTheCallGoesOn() {
        Edge edge = new Edge("database", EdgeKind.STORE, SETTINGS, around, state -> {
            if (state.state() == BreakerState.OPEN) {
                throw new IllegalStateException("broken");
            }
            throw new AssertionError("broken too");
        });
        fail(edge, 4);
        later(10_001);
        assertThat(edge.once(this::answer)).isEqualTo("answer");
        assertThat(edge.listenerFailures()).isEqualTo(2);
    }

    // ---- repetitions

    private static EdgeSettings repeating(int calls, Duration longest) {
        return EdgeSettings.USUAL.withRetry(new RetrySettings(calls, Duration.ofMillis(100), longest));
    }

    @Test
    void aCallThatFailsIsRepeatedWithPausesThatDoubleAndAreShortenedByChance() {
        Edge edge = edge(repeating(4, Duration.ofSeconds(5)));
        double[] chances = {0, 0.5, 0.999};
        Supplier<String> third = () -> {
            chance = chances[Math.min(called, 2)];
            return called < 3 ? failing(ErrorCode.STORE_TIMEOUT).get() : answer();
        };
        assertThat(edge.repeatable(third)).isEqualTo("answer");
        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(100), // 100 at most, 50 at least
                        Duration.ofMillis(150), // 200 and 100
                        Duration.ofNanos(200_200_000)); // 400 and 200
        assertThat(edge.state().repeated()).isEqualTo(3);
        assertThat(edge.state().calls()).isEqualTo(4);
    }

    @Test
    void itIsNotRepeatedMoreOftenThanTheSettingsSay() {
        Edge edge = edge(repeating(3, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> edge.repeatable(failing(ErrorCode.STORE_POOL_FULL)))
                .isInstanceOf(StoreException.class);
        assertThat(called).isEqualTo(3);
    }

    @Test
    void norWhenItWouldBeginTooLate() {
        Edge edge = edge(repeating(20, Duration.ofMillis(450)));
        assertThatThrownBy(() -> edge.repeatable(failing(ErrorCode.STORE_UNREACHABLE)))
                .isInstanceOf(StoreException.class);
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200)); // 400 more are too many
        assertThat(called).isEqualTo(3);
    }

    @Test
    void norWhenTheProcessIsToEnd() {
        ends = true;
        Edge edge = edge(repeating(3, Duration.ofSeconds(5)));
        assertThatThrownBy(() -> edge.repeatable(failing(ErrorCode.STORE_UNREACHABLE)))
                .isInstanceOf(StoreException.class);
        assertThat(called).isEqualTo(1);
    }

    @Test
    void norWhenTheBreakerHasOpened() {
        EdgeSettings settings = SETTINGS.withRetry(new RetrySettings(20, Duration.ofMillis(1), Duration.ofMinutes(1)));
        Edge edge = edge(settings);
        assertThat(refusal(StoreException.class, () -> edge.repeatable(failing(ErrorCode.STORE_UNREACHABLE)))
                        .code())
                .isEqualTo(ErrorCode.EDGE_OPEN);
        assertThat(called).isEqualTo(4);
    }

    @Test
    void aCallThatMayNotBeRepeatedIsMadeOnce() {
        Edge edge = edge(repeating(3, Duration.ofSeconds(5)));
        fail(edge, 1);
        assertThat(called).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    // ---- settings

    @Test
    void settingsThatAreNotPossibleNameThemselvesTheValueAndWhatIsAllowed() {
        Duration second = Duration.ofSeconds(1);
        RetrySettings none = RetrySettings.NONE;
        assertRefused(
                () -> new EdgeSettings(0, 6, 4, second, second, 2, none),
                "failures: must be above 0 and at most 1, but was 0.0");
        assertRefused(
                () -> new EdgeSettings(Double.NaN, 6, 4, second, second, 2, none),
                "failures: must be above 0 and at most 1, but was NaN");
        assertRefused(
                () -> new EdgeSettings(0.5, 0, 1, second, second, 2, none),
                "window: must be a whole number from 1 to 10000, but was 0");
        assertRefused(
                () -> new EdgeSettings(0.5, 6, 7, second, second, 2, none),
                "least-calls: must be a whole number from 1 to 6, but was 7");
        assertRefused(
                () -> new EdgeSettings(0.5, 6, 4, Duration.ZERO, second, 2, none),
                "slow: must be from PT0.001S to PT24H, but was PT0S");
        assertRefused(
                () -> new EdgeSettings(0.5, 6, 4, second, Duration.ofDays(2), 2, none),
                "rest: must be from PT0.001S to PT24H, but was PT48H");
        assertRefused(
                () -> new EdgeSettings(0.5, 6, 4, second, second, 0, none),
                "trials: must be a whole number from 1 to 10000, but was 0");
        assertRefused(
                () -> new RetrySettings(21, second, second),
                "retry.calls: must be a whole number from 1 to 20, but was 21");
        assertRefused(
                () -> new RetrySettings(3, second, Duration.ofMinutes(11)),
                "retry.longest: must be from PT0.001S to PT10M, but was PT11M");
        assertRefused(
                () -> new RetrySettings(3, Duration.ofSeconds(2), second),
                "retry.first-pause: must be from PT0.001S to PT1S, but was PT2S");
    }

    private static void assertRefused(Supplier<?> making, String message) {
        assertThat(refusal(ComponentException.class, making::get)).hasMessage("FP-1201 at " + message);
    }
}
