// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

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
import java.util.function.UnaryOperator;

/** Stores of which one port is another one. */
record AlteredStores(
        Stores stores,
        UnaryOperator<BarStore> ofBars,
        UnaryOperator<MacroStore> ofMacro,
        UnaryOperator<FeatureStore> ofFeatures,
        UnaryOperator<RefreshStore> ofRefresh,
        UnaryOperator<DecisionStore> ofDecisions)
        implements Stores {

    static Stores withBars(Stores stores, UnaryOperator<BarStore> altered) {
        return new AlteredStores(stores, altered, macro -> macro, rows -> rows, states -> states, made -> made);
    }

    static Stores withMacro(Stores stores, UnaryOperator<MacroStore> altered) {
        return new AlteredStores(stores, bars -> bars, altered, rows -> rows, states -> states, made -> made);
    }

    static Stores withFeatures(Stores stores, UnaryOperator<FeatureStore> altered) {
        return new AlteredStores(stores, bars -> bars, macro -> macro, altered, states -> states, made -> made);
    }

    static Stores withRefresh(Stores stores, UnaryOperator<RefreshStore> altered) {
        return new AlteredStores(stores, bars -> bars, macro -> macro, rows -> rows, altered, made -> made);
    }

    static Stores withDecisions(Stores stores, UnaryOperator<DecisionStore> altered) {
        return new AlteredStores(stores, bars -> bars, macro -> macro, rows -> rows, states -> states, altered);
    }

    @Override
    public BarStore bars() {
        return ofBars.apply(stores.bars());
    }

    @Override
    public MacroStore macro() {
        return ofMacro.apply(stores.macro());
    }

    @Override
    public FeatureStore features() {
        return ofFeatures.apply(stores.features());
    }

    @Override
    public RefreshStore refresh() {
        return ofRefresh.apply(stores.refresh());
    }

    @Override
    public Outbox outbox() {
        return stores.outbox();
    }

    @Override
    public ModelRegistry models() {
        return stores.models();
    }

    @Override
    public DecisionStore decisions() {
        return ofDecisions.apply(stores.decisions());
    }

    @Override
    public BarNews news() {
        return stores.news();
    }

    @Override
    public LeaderLock leaders() {
        return stores.leaders();
    }

    @Override
    public void close() {
        // The stores belong to whoever opened them.
    }
}
