// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.resilience.breaker.FeatureBreaker;
import io.featureparity.resilience.breaker.FeatureBreakerState;
import io.featureparity.resilience.breaker.ReadColumns;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.spring.feed.FeedGuard;
import io.featureparity.spring.feed.Standing;
import io.featureparity.spring.properties.SourceProperties.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the feed of an instrument. The feed tells it of each bar; what lowers the level is found in {@link #look}, when nobody holds the
 * feed's lock, since whoever hears of a level may ask the feed.
 *
 * <p>Thread-safe.
 */
final class FeedWatch implements FeedGuard, ObservationSink, FeedListener {

    private final String instrument;
    private final Policy policy;
    private final FeedWatches all;
    private final InstantSource clock;
    private final ReadColumns columns;
    private final @Nullable FeatureBreaker breaker;
    private final SourceState source;
    private boolean looking;
    private boolean again;

    /** What the newest bar lacks; nothing during the warm-up. */
    private volatile String absent = "";

    FeedWatch(
            String instrument, FeatureContract contract, WatchSettings settings, FeedWatches all, InstantSource clock) {
        this.instrument = instrument;
        this.policy = settings.source().policy();
        this.all = all;
        this.clock = clock;
        this.columns = new ReadColumns(contract);
        this.breaker = settings.features()
                .map(when -> new FeatureBreaker(when, contract))
                .orElse(null);
        this.source = new SourceState(settings, contract.barMinutes(), clock.instant());
    }

    // ---- what the feed tells, on its thread

    @Override
    public void attach(FeedBuilder feed) {
        feed.alsoTell(this);
    }

    @Override
    public void follow(MarketFeed feed) {
        source.follow(feed.progress(), feed.calendar());
        feed.lastBar().ifPresent(bar -> seeWhatLacks(feed.features(), bar)); // of a saved state, nobody was told
    }

    private void seeWhatLacks(FeatureView features, BarBuffer bar) {
        if (features.missingBars() == 0) {
            List<String> lacking = columns.namesOfAbsent(bar);
            absent = lacking.isEmpty()
                    ? ""
                    : "absent at " + Instant.ofEpochMilli(bar.time()) + ": " + String.join(", ", lacking);
        }
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        seeWhatLacks(features, bar);
        if (breaker != null) {
            breaker.updated(features, bar);
        }
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        // What is given out changes nothing.
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        if (breaker != null) {
            breaker.decided(decision, time, features);
        }
    }

    // ---- conditions

    /** If another thread is just looking, it looks once more, and this one does not wait. */
    @Override
    public void look() {
        if (!begin()) {
            return;
        }
        boolean done = false;
        try {
            do {
                settle(found());
            } while (goesOn());
            done = true;
        } finally {
            if (!done) { // an Error: the next one looks anew
                end();
            }
        }
    }

    private synchronized boolean begin() {
        again = looking;
        boolean begins = !looking;
        looking = true;
        return begins;
    }

    private synchronized boolean goesOn() {
        looking = again;
        again = false;
        return looking;
    }

    private synchronized void end() {
        looking = false;
        again = false;
    }

    private void settle(Map<Kind, String> found) {
        for (Kind kind : Kind.values()) {
            String reason = found.get(kind);
            if (reason == null) {
                all.levels().clear(kind.of(instrument));
            } else {
                all.levels().raise(kind.of(instrument), kind.level(), reason);
            }
        }
    }

    private Map<Kind, String> found() {
        Map<Kind, String> found = new EnumMap<>(Kind.class);
        if (breaker != null && !breaker.permits()) {
            found.put(Kind.FEATURES, breaker.state().reason());
        }
        String lacking = absent;
        if (!lacking.isEmpty() && source.isWatched()) {
            found.put(Kind.VALUES, lacking);
        }
        source.find(clock.instant(), found);
        return found;
    }

    String instrument() {
        return instrument;
    }

    boolean owns(String condition) {
        return Stream.of(Kind.values()).anyMatch(kind -> kind.of(instrument).equals(condition));
    }

    Optional<FeatureBreakerState> breaker() {
        return Optional.ofNullable(breaker).map(FeatureBreaker::state);
    }

    // ---- what may be served

    /** What is found now, whether or not it has been raised yet, with what concerns all instruments. */
    @Override
    public Standing standing() {
        Instant now = clock.instant();
        List<Condition> conditions = new ArrayList<>(all.ofAll());
        found().forEach((kind, reason) ->
                conditions.add(new Condition(kind.of(instrument), kind.level(), reason, now)));
        conditions.sort(Comparator.comparing(Condition::level).reversed());
        ServiceLevel level =
                conditions.isEmpty() ? ServiceLevel.ALL_WELL : conditions.get(0).level();
        return new Standing(
                level.number(),
                conditions.stream().map(Condition::toString).toList(),
                conditions.isEmpty() ? Optional.empty() : objection(conditions.get(0)));
    }

    private Optional<Fault> objection(Condition worst) {
        if (worst.name().equals(Kind.FEATURES.of(instrument))) {
            return fault(
                    ErrorCode.FEATURES_NOT_SERVED, "features of", "must be good enough to be served", worst.reason());
        }
        return switch (worst.level()) {
            case READ_ONLY ->
                fault(
                        ErrorCode.SPRING_READ_ONLY,
                        "service of",
                        "must not be at level 4, at which nothing new is decided",
                        worst.toString());
            case SOURCE_DEGRADED ->
                policy == Policy.FLAG
                        ? Optional.empty()
                        : fault(
                                ErrorCode.SOURCE_DEGRADED,
                                "source of",
                                "must be whole and new, as feature-parity.source.policy is refuse",
                                worst.toString());
            case ALL_WELL, ONLINE_STORE_DOWN -> Optional.empty();
        };
    }

    private Optional<Fault> fault(ErrorCode code, String what, String rule, String why) {
        return Optional.of(new Fault(code, Place.item(what, instrument), rule, why));
    }
}
