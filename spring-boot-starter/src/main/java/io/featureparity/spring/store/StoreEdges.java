// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.level.EdgesOfService;
import io.featureparity.spring.level.LevelWatch;
import io.featureparity.spring.properties.BreakerProperties;
import io.featureparity.spring.properties.EdgeProperties;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.FeatureKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ways out of the service to its stores. Each way has a breaker, and lowers the level while its store does not answer.
 * Thread-safe.
 */
public final class StoreEdges implements LevelWatch, EdgesOfService {

    /** Nobody has bars and features of this name: a question that every store can answer quickly. */
    private static final String NOBODY = "parity-health";

    private static final FeatureKey NOTHING = new FeatureKey(NOBODY, "0".repeat(64), "0".repeat(64));

    private final boolean enabled;
    private final StoreWay database;
    private final StoreWay macro;
    private final StoreWay online;

    StoreEdges(BreakerProperties properties, Surroundings around, ServiceLevels levels, List<EdgeListener> hearing) {
        this.enabled = properties.enabled();
        Ways ways = new Ways(around, levels, hearing);
        this.database = ways.way("database", properties.database(), "stores", ServiceLevel.READ_ONLY);
        this.macro = ways.way("macro", properties.macro(), "macro source", ServiceLevel.SOURCE_DEGRADED);
        this.online = ways.way("online", properties.online(), "online store", ServiceLevel.ONLINE_STORE_DOWN);
    }

    /** What all ways have in common. */
    private record Ways(Surroundings around, ServiceLevels levels, List<EdgeListener> hearing) {

        StoreWay way(String name, EdgeProperties properties, String condition, ServiceLevel lowered) {
            EdgeSettings settings = settings("breaker." + name, properties);
            return new StoreWay(
                    listener -> new Edge(name, EdgeKind.STORE, settings, around, listener),
                    condition,
                    lowered,
                    levels,
                    hearing);
        }
    }

    private static EdgeSettings settings(String group, EdgeProperties of) {
        return PropertyFaults.named(
                group,
                () -> new EdgeSettings(
                        of.failures(),
                        of.window(),
                        of.leastCalls(),
                        of.slow(),
                        of.rest(),
                        of.trials(),
                        new RetrySettings(
                                of.retry().calls(),
                                of.retry().firstPause(),
                                of.retry().longest())));
    }

    // ---- stores

    /** Puts stores behind their edges, if breakers are on, and asks them from now on whether they answer. */
    Stores guard(Stores stores) {
        Stores guarded = enabled ? new GuardedStores(stores, database.edge(), macro.edge()) : stores;
        watch(guarded);
        return guarded;
    }

    /** Puts an online store behind its edge, if breakers are on, and asks it from now on whether it answers. */
    LatestStore guard(LatestStore store) {
        LatestStore guarded = enabled ? new GuardedLatest(store, online.edge()) : store;
        watch(guarded);
        return guarded;
    }

    /** Asks stores from now on whether they answer. */
    void watch(Stores stores) {
        database.askBy(() -> stores.bars().lastPosition(NOBODY));
        macro.askBy(() -> stores.macro().settledUntil());
    }

    /** Asks an online store from now on whether it answers. */
    void watch(LatestStore store) {
        online.askBy(() -> store.get(NOTHING));
    }

    StoreWay database() {
        return database;
    }

    StoreWay macro() {
        return macro;
    }

    StoreWay online() {
        return online;
    }

    // ---- for all

    /** {@return the edges that lead to a store; none if breakers are off} */
    @Override
    public List<Edge> all() {
        return enabled ? used().map(StoreWay::edge).toList() : List.of();
    }

    /** Asks all stores whether they answer, so that the level is right while nobody calls them. */
    @Override
    public void look() {
        used().forEach(way -> {
            try {
                way.ask();
            } catch (RuntimeException noted) {
                return; // as a condition
            }
        });
    }

    private Stream<StoreWay> used() {
        return Stream.of(database, macro, online).filter(StoreWay::isUsed);
    }
}
