// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import io.featureparity.features.model.Model;
import io.featureparity.resilience.breaker.FeatureBreakerState;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.FeedGuard;
import io.featureparity.spring.feed.FeedGuards;
import io.featureparity.spring.level.LevelWatch;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The watches over all feeds of a service. Thread-safe. */
public final class FeedWatches implements FeedGuards, LevelWatch {

    private final WatchSettings settings;
    private final ServiceLevels levels;
    private final InstantSource clock;
    private final Map<String, FeedWatch> watches = new ConcurrentHashMap<>();

    FeedWatches(WatchSettings settings, ServiceLevels levels, InstantSource clock) {
        this.settings = settings;
        this.levels = levels;
        this.clock = clock;
    }

    @Override
    public FeedGuard of(String instrument, Model model) {
        FeedWatch watch = new FeedWatch(instrument, model.contract(), settings, this, clock);
        watches.put(instrument, watch);
        return watch;
    }

    /** Looks at all feeds. */
    @Override
    public void look() {
        watches.values().forEach(FeedWatch::look);
    }

    /**
     * Says how the breaker of the features of an instrument is.
     *
     * @param instrument the instrument
     * @return the state; nothing if there is no such instrument, or breakers of features are off
     */
    public Optional<FeatureBreakerState> breaker(String instrument) {
        return Optional.ofNullable(watches.get(instrument)).flatMap(FeedWatch::breaker);
    }

    ServiceLevels levels() {
        return levels;
    }

    /** The conditions that are not about one instrument alone. */
    List<Condition> ofAll() {
        return levels.conditions().stream()
                .filter(condition -> watches.values().stream().noneMatch(watch -> watch.owns(condition.name())))
                .toList();
    }
}
