// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.BarNews;
import io.featureparity.store.BarStore;
import io.featureparity.store.DecisionStore;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.MacroStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Outbox;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.Stores;

/**
 * Stores behind two edges: one for the macro values, one for all else. A failed call is repeated where the port allows it. A
 * wait for news, a try to lead, a decision, and a step of a cursor are not repeated.
 */
public final class GuardedStores implements Stores {

    private final Stores stores;
    private final BarStore bars;
    private final MacroStore macro;
    private final FeatureStore features;
    private final RefreshStore refresh;
    private final Outbox outbox;
    private final ModelRegistry models;
    private final DecisionStore decisions;
    private final BarNews news;
    private final LeaderLock leaders;

    /**
     * Makes the stores.
     *
     * @param stores the stores, which these close
     * @param database the way to all but the macro values
     * @param macroSource the way to the macro values
     */
    public GuardedStores(Stores stores, Edge database, Edge macroSource) {
        this.stores = stores;
        this.bars = new GuardedBars(stores.bars(), database.port("bars"));
        this.macro = new GuardedMacro(stores.macro(), macroSource.port("macro"));
        this.features = new GuardedFeatures(stores.features(), database.port("features"));
        this.refresh = new GuardedRefresh(stores.refresh(), database.port("refresh"));
        this.outbox = new GuardedOutbox(stores.outbox(), database.port("outbox"));
        this.models = new GuardedModels(stores.models(), database.port("models"));
        this.decisions = new GuardedDecisions(stores.decisions(), database.port("decisions"));
        BarNews bare = stores.news();
        StorePort waits = database.port("news");
        this.news = (instrument, position, longest) -> waits.await(() -> bare.await(instrument, position, longest));
        this.leaders = new GuardedLeaders(stores.leaders(), database.port("leaders"));
    }

    @Override
    public BarStore bars() {
        return bars;
    }

    @Override
    public MacroStore macro() {
        return macro;
    }

    @Override
    public FeatureStore features() {
        return features;
    }

    @Override
    public RefreshStore refresh() {
        return refresh;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public ModelRegistry models() {
        return models;
    }

    @Override
    public DecisionStore decisions() {
        return decisions;
    }

    @Override
    public BarNews news() {
        return news;
    }

    @Override
    public LeaderLock leaders() {
        return leaders;
    }

    @Override
    public void close() {
        stores.close();
    }
}
