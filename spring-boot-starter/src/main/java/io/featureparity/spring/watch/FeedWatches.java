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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The watches over all feeds of a service. Thread-safe. */
public final class FeedWatches implements FeedGuards, LevelWatch {

    private final WatchSettings settings;
    private final ServiceLevels levels;
    private final InstantSource clock;
    private final Map<String, FeedWatch> watches = new LinkedHashMap<>();

    FeedWatches(WatchSettings settings, ServiceLevels levels, InstantSource clock) {
        this.settings = settings;
        this.levels = levels;
        this.clock = clock;
    }

    @Override
    public synchronized FeedGuard of(String instrument, Model model) {
        FeedWatch watch = new FeedWatch(instrument, model.contract(), settings, this, clock);
        watches.put(instrument, watch);
        return watch;
    }

    /** Looks at all feeds. */
    @Override
    public void look() {
        watches().forEach(FeedWatch::look);
    }

    /**
     * Gives the state of the breaker of the features of an instrument.
     *
     * @param instrument the instrument
     * @return the state; nothing if there is no such instrument, or breakers of features are off
     */
    public Optional<FeatureBreakerState> breaker(String instrument) {
        return watches().stream()
                .filter(watch -> watch.instrument().equals(instrument))
                .findFirst()
                .flatMap(FeedWatch::breaker);
    }

    private synchronized List<FeedWatch> watches() {
        return List.copyOf(watches.values());
    }

    ServiceLevels levels() {
        return levels;
    }

    /** The conditions that are not about one instrument alone. */
    List<Condition> ofAll() {
        List<FeedWatch> known = watches();
        return levels.conditions().stream()
                .filter(condition -> known.stream().noneMatch(watch -> watch.owns(condition.name())))
                .toList();
    }
}
