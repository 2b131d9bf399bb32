// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

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
 * All stores in memory, for tests, for first steps, and for work that needs no server, such as the backtest of a file. They
 * keep every promise of the ports except one: their content ends with the process.
 *
 * <p>Thread-safe.
 */
public final class MemoryStores implements Stores {

    private final MemoryBars bars = new MemoryBars();
    private final MemoryMacro macro = new MemoryMacro(bars);
    private final MemoryFeatures features = new MemoryFeatures();
    private final MemoryModels models = new MemoryModels();
    private final MemoryDecisions decisions = new MemoryDecisions();
    private final MemoryLeaders leaders = new MemoryLeaders();

    /** Makes stores that hold nothing. */
    public MemoryStores() {}

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
        return features;
    }

    @Override
    public Outbox outbox() {
        return features;
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
        return bars;
    }

    @Override
    public LeaderLock leaders() {
        return leaders;
    }

    /** Does nothing: there is no connection, and what is held stays. */
    @Override
    public void close() {}
}
