// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.TimeRange;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.stream.Observed;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.inference.AuditTrail;
import io.featureparity.store.row.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A session of a market with a feed as real ones are, while components and servers are disturbed. The session before it is a
 * history that is computed at once. The seed decides about all.
 */
final class Schedule {

    private static final int SESSIONS = 2;

    /** Of so many events one comes with a disturbance. */
    private static final int ONE_IN = 12;

    /** Restarting the server takes seconds, so it is rare. */
    private static final int WITH_A_RESTART = 40;

    private static final int LONGEST_STEP_MINUTES = 20;

    private final long seed;
    private final @Nullable Path log;
    private final SplittableRandom random;
    private final Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);
    private final GeneratedMarket market;
    private final TimeRange range;
    private Instant now;
    private Duration clockIsAhead = Duration.ZERO;

    /** With an audit log, if there is a folder for it. */
    Schedule(long seed, @Nullable Path log) {
        this.seed = seed;
        this.log = log;
        this.random = new SplittableRandom(seed);
        this.market = GeneratedMarket.of(World.CONTRACT, World.FIRST_DAY, SESSIONS, seed);
        this.now = market.bars().get(market.bars().size() / SESSIONS).time();
        this.range = new TimeRange(now, World.range(market).end());
    }

    /** What happened, and how often. */
    Map<Disturbance, Integer> disturbances() {
        return disturbances;
    }

    /** Lets the sessions go by, and gives what each component gave to the model. */
    List<Observed> run() {
        Wiring wiring = World.emptied();
        AuditTrail audit = log == null ? AuditTrail.none() : AuditTrail.in(log, "proof", this::clock);
        int restartAt = seed % WITH_A_RESTART == 0 ? random.nextInt(10, 60) : -1;
        List<MarketEvent> events = ImperfectFeed.of(market, World.INSTRUMENT, seed);
        events.stream().filter(event -> event.at().isBefore(now)).forEach(event -> event.storeIn(wiring.stores()));
        try (LiveSystem live = World.live(wiring, wiring, audit, this::clock)) {
            live.settle();
            int index = 0;
            for (MarketEvent event : events.stream()
                    .filter(one -> !one.at().isBefore(range.from()))
                    .toList()) {
                now = event.at();
                World.untilDone(() -> event.storeIn(wiring.stores()));
                if (index++ == restartAt) {
                    disturb(Disturbance.DATABASE_RESTARTS, live);
                } else if (random.nextInt(ONE_IN) == 0) {
                    Disturbance[] all = Disturbance.values();
                    Disturbance drawn = all[random.nextInt(all.length)];
                    disturb(drawn == Disturbance.DATABASE_RESTARTS ? Disturbance.REFRESH_RESTARTS : drawn, live);
                }
                live.settle();
            }
        }
        return compared(wiring);
    }

    private Instant clock() {
        return now.plus(clockIsAhead);
    }

    private void disturb(Disturbance disturbance, LiveSystem live) {
        disturbances.merge(disturbance, 1, Integer::sum);
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
        List<Decision> decisions = system.decisions(wiring, range);
        List<Observed> components = new ArrayList<>(List.of(
                system.refreshed(wiring, decisions),
                system.inferred(wiring, decisions),
                system.backtested(wiring, range).observed(),
                system.replayed(wiring, decisions, range).observed()));
        if (log != null) {
            components.add(system.replayedFromLog(wiring, log, decisions, range).observed());
        }
        return components;
    }

    /** {@return the seed} */
    @Override
    public String toString() {
        return "schedule with seed " + seed;
    }
}
