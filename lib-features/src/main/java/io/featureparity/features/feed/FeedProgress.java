// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.raw.EngineProgress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a {@link MarketFeed} has come, for other threads, such as those of metrics and health checks. The feed writes each
 * number without waiting and without allocating, and other threads can read it at any time. Each number is that of the last bar or
 * of the bar before it; two numbers need not belong to the same bar.
 *
 * <p>The counts begin when the feed is made. They never go down: a restored feed adds to them, unlike {@link FeedCounts}.
 *
 * <p>Thread-safe to read.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class FeedProgress {

    private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final long NEVER = Long.MIN_VALUE;

    // The places of the numbers that are not of a decision or a column.
    private static final int SNAPSHOTS = 0;
    private static final int LAST_SNAPSHOT = 1;
    private static final int LISTENER_FAILURES = 2;
    private static final int QUALITY = 3;
    private static final int UNSEEN = 4;
    private static final int PLACES = 5;

    private final long[] decisions = new long[FeedDecision.values().length];
    private final long[] numbers = new long[PLACES];
    private final long[] macro;
    private final List<String> macroColumns;
    private final int warmUpBars;
    private final EngineProgress engine;

    FeedProgress(FeatureContract contract, EngineProgress engine) {
        this.engine = engine;
        macroColumns = contract.macroColumns();
        macro = new long[macroColumns.size()];
        warmUpBars = contract.warmUpBars();
        Arrays.fill(macro, NEVER);
        numbers[LAST_SNAPSHOT] = NEVER;
        judged(Double.NaN, 0);
    }

    // ---- for the feed, on its own thread

    void add(FeedDecision decision) {
        int at = decision.ordinal();
        NUMBERS.setRelease(decisions, at, decisions[at] + 1);
    }

    void macroKnownSince(int column, long time) {
        NUMBERS.setRelease(macro, column, time);
    }

    void snapshotTaken() {
        NUMBERS.setRelease(numbers, SNAPSHOTS, numbers[SNAPSHOTS] + 1);
        isAsInSnapshot();
    }

    /** The newest snapshot is of the last bar: it was just taken, or restored. */
    void isAsInSnapshot() {
        NUMBERS.setRelease(numbers, LAST_SNAPSHOT, lastBar().orElse(NEVER));
    }

    void judged(double ofSession, int unseen) {
        NUMBERS.setRelease(numbers, UNSEEN, unseen);
        NUMBERS.setRelease(numbers, QUALITY, Double.doubleToRawLongBits(ofSession));
    }

    void listenerFailed() {
        NUMBERS.setRelease(numbers, LISTENER_FAILURES, numbers[LISTENER_FAILURES] + 1);
    }

    // ---- for all threads

    /**
     * Gives how often a decision was taken.
     *
     * @param decision the decision
     * @return how often, since the feed was made
     */
    public long count(FeedDecision decision) {
        return read(decisions, decision.ordinal());
    }

    /**
     * {@return how many bars the engine has taken in, inserted and absent ones included; a restored feed counts those
     * before the snapshot too}
     */
    public long bars() {
        return engine.bars();
    }

    /** {@return the time of the last bar that was taken in, in milliseconds since 1970-01-01T00:00Z; nothing before the first} */
    public OptionalLong lastBar() {
        return engine.lastBar();
    }

    /** {@return how many more bars it takes until an observation is legal; 0 when it is} */
    public long warmUpLeft() {
        return Math.max(0, warmUpBars + 1 - bars());
    }

    /** {@return how many bad bars were taken in as absent ones; a restored feed counts those before the snapshot too} */
    public long takenAsAbsent() {
        return engine.takenAsAbsent();
    }

    /**
     * {@return how many bars had an open or close outside of high and low, and were let through; a restored feed counts
     * those before the snapshot too}
     */
    public long outsideHighLow() {
        return engine.outsideHighLow();
    }

    /** {@return the macro columns of the contract, in its order} */
    public List<String> macroColumns() {
        return macroColumns;
    }

    /**
     * Gives the time since which the newest value of a macro column is known. If values come from a series, this is the time at
     * which the value became available; otherwise it is that of the last bar that came with a value.
     *
     * @param column the index of a macro column
     * @return that time, in milliseconds since 1970-01-01T00:00Z; nothing if no bar has seen a value yet
     */
    public OptionalLong macroKnownSince(int column) {
        return time(macro, column);
    }

    /** {@return how many snapshots of the feed were taken} */
    public long snapshots() {
        return read(numbers, SNAPSHOTS);
    }

    /**
     * {@return the time of the last bar in the newest snapshot that was taken or restored, in milliseconds since 1970-01-01T00:00Z;
     * empty if the snapshot has no bar, or there was no snapshot}
     */
    public OptionalLong lastSnapshot() {
        return time(numbers, LAST_SNAPSHOT);
    }

    /** {@return how often the listener of the feed has thrown an exception, which went no further} */
    public long listenerFailures() {
        return read(numbers, LISTENER_FAILURES);
    }

    /**
     * {@return the quality of the session so far, 0 to 100; NaN if the feed does not judge its bars, or there was no
     * bar}
     */
    public double quality() {
        return Double.longBitsToDouble(read(numbers, QUALITY));
    }

    /**
     * {@return how many bars at the start of the session are not part of the quality, because the feed began after
     * them}
     */
    public int qualityUnseen() {
        return (int) read(numbers, UNSEEN);
    }

    private static OptionalLong time(long[] of, int at) {
        long time = read(of, at);
        return time == NEVER ? OptionalLong.empty() : OptionalLong.of(time);
    }

    private static long read(long[] of, int at) {
        return (long) NUMBERS.getAcquire(of, at);
    }
}
