// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.TimeRange;
import io.featureparity.contract.Bar;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.stream.Observed;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.store.row.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The end of a session, a night and the beginning of the next session, with a feed as real ones are, while components and servers
 * are disturbed. What was before is a history that is computed at once. The seed decides about all.
 */
final class Schedule {

    private static final int SESSIONS = 2;
    private static final int BARS_OF_A_SESSION = 60;
    private static final int FIRST_BAR = BARS_OF_A_SESSION - 5;
    private static final int END = BARS_OF_A_SESSION + 13;

    /** How many bars come one after the other. */
    static final int BARS = END - FIRST_BAR;

    /** Of so many events one comes with a disturbance. */
    private static final int ONE_IN = 12;

    /** Restarting the server takes seconds, so it is rare. */
    private static final int WITH_A_RESTART = 40;

    private static final int LONGEST_STEP_MINUTES = 20;

    /** With a step of the clock, this is less than the age at which nothing is decided about a bar any more. */
    private static final Duration LONGEST_BEHIND = Duration.ofMinutes(20);

    private final long seed;
    private final @Nullable Path log;
    private final SplittableRandom random;
    private final Map<Enum<?>, Integer> happened = new HashMap<>();
    private final List<MarketEvent> events;
    private final Instant begin;
    private final Instant end;
    private Instant now;
    private Duration clockIsAhead = Duration.ZERO;

    /** Since when a component may not have looked at all events; null if both have. */
    private @Nullable Instant behindSince;

    /** With an audit log, if there is a folder for it. */
    Schedule(long seed, @Nullable Path log) {
        this.seed = seed;
        this.log = log;
        this.random = new SplittableRandom(seed);
        GeneratedMarket market = GeneratedMarket.of(World.CONTRACT, World.FIRST_DAY, SESSIONS, seed);
        List<Bar> bars = market.bars();
        this.begin = bars.get(FIRST_BAR).time();
        this.end = bars.get(END).time();
        this.now = begin;
        this.events = ImperfectFeed.of(market.before(end), World.INSTRUMENT, seed);
    }

    /** What happened, and how often: {@link Disturbance}, {@link FeedTrouble}, and the levels that features came from. */
    Map<Enum<?>, Integer> happened() {
        return happened;
    }

    /** Lets the time go by, and gives what each component gave to the model. */
    List<Observed> run() {
        Wiring wiring = World.emptied();
        AuditTrail audit = log == null ? AuditTrail.none() : AuditTrail.in(log, "proof", this::clock);
        MarketEvent.storeAll(
                events.stream().filter(event -> event.at().isBefore(begin)).toList(), wiring.stores());
        List<MarketEvent> coming =
                events.stream().filter(event -> !event.at().isBefore(begin)).toList();
        int restartAt = seed % WITH_A_RESTART == 0 ? random.nextInt(10, coming.size() - 10) : -1;
        try (LiveSystem live = World.live(wiring, wiring, audit, this::clock)) {
            live.settle();
            for (int i = 0; i < coming.size(); i++) {
                comes(coming.get(i), wiring, live);
                if (i == restartAt) {
                    disturb(Disturbance.DATABASE_RESTARTS, live);
                } else if (random.nextInt(ONE_IN) == 0) {
                    Disturbance[] all = Disturbance.values();
                    Disturbance drawn = all[random.nextInt(all.length)];
                    disturb(drawn == Disturbance.DATABASE_RESTARTS ? Disturbance.REFRESH_RESTARTS : drawn, live);
                }
                work(live);
            }
            settle(live);
            happened.putAll(live.sources());
        }
        return compared(wiring);
    }

    private void comes(MarketEvent event, Wiring wiring, LiveSystem live) {
        if (behindSince != null && event.at().isAfter(behindSince.plus(LONGEST_BEHIND))) {
            settle(live);
        }
        now = event.at();
        World.untilDone(() -> event.storeIn(wiring.stores()));
    }

    /** Both work by themselves, so either may be behind for a while. */
    private void work(LiveSystem live) {
        int drawn = random.nextInt(5);
        if (drawn == 0) {
            settle(live);
            return;
        }
        behindSince = behindSince == null ? now : behindSince;
        if (drawn == 1) {
            live.settleRefresh();
        } else if (drawn == 2) {
            live.settleInference();
        }
    }

    private void settle(LiveSystem live) {
        live.settle();
        behindSince = null;
    }

    private Instant clock() {
        return now.plus(clockIsAhead);
    }

    private void disturb(Disturbance disturbance, LiveSystem live) {
        happened.merge(disturbance, 1, Integer::sum);
        switch (disturbance) {
            case REFRESH_RESTARTS -> World.untilDone(live::restartRefresh);
            case INFERENCE_RESTARTS -> World.untilDone(live::restartInference);
            case REDIS_EMPTIED -> World.emptyRedis();
            case CONNECTIONS_END -> World.endConnections();
            case DATABASE_RESTARTS -> World.restartDatabase();
            case CLOCK_STEPS ->
                clockIsAhead = Duration.ofMinutes(random.nextInt(-LONGEST_STEP_MINUTES, LONGEST_STEP_MINUTES + 1));
            case SECOND_REFRESH_WAITS -> World.untilDone(live::letAnotherRefreshWait);
            case SECOND_REFRESH_TAKES_OVER -> World.untilDone(live::letAnotherRefreshTakeOver);
        }
    }

    private List<Observed> compared(Wiring wiring) {
        TradingSystem system = new TradingSystem(World.INSTRUMENT, World.LOADER);
        List<Decision> decisions = system.decisions(wiring, new TimeRange(Instant.EPOCH, end));
        // Inference decides about the last hour of the history too. From there on it decides about each bar, as a
        // backtest does.
        TimeRange range = new TimeRange(decisions.get(0).time(), end);
        List<Observed> components = new ArrayList<>(List.of(
                system.refreshed(wiring, decisions),
                system.inferred(wiring, decisions),
                system.backtested(wiring, range).observed(),
                system.replayed(wiring, decisions, range).observed()));
        if (log != null) {
            components.add(system.replayedFromLog(wiring, log, decisions, range).observed());
        }
        happened.putAll(FeedTrouble.in(wiring, World.model(), range));
        return components;
    }

    /** {@return the seed} */
    @Override
    public String toString() {
        return "schedule with seed " + seed;
    }
}
