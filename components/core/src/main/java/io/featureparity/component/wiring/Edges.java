// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.decision.GuardedModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.List;

/**
 * The edges of a component: its ways to stores and to the model.
 *
 * @param database the way to the stores
 * @param macro the way to the macro values
 * @param online the way to the online store
 * @param model the way to the model
 */
public record Edges(Edge database, Edge macro, Edge online, Edge model) {

    /**
     * Makes the edges.
     *
     * @param settings their settings
     * @param around clock, chance and pauses
     * @param listener receives each change of a breaker
     * @return the edges, all closed
     */
    public static Edges of(EdgesSettings settings, Surroundings around, EdgeListener listener) {
        return new Edges(
                new Edge("database", EdgeKind.STORE, settings.database(), around, listener),
                new Edge("macro", EdgeKind.STORE, settings.macro(), around, listener),
                new Edge("online", EdgeKind.STORE, settings.online(), around, listener),
                new Edge("model", EdgeKind.MODEL, settings.model(), around, listener));
    }

    /** {@return all edges, for metrics and health} */
    public List<Edge> all() {
        return List.of(database, macro, online, model);
    }

    /**
     * Puts stores behind their edges.
     *
     * @param stores the stores
     * @return the guarded stores; closing them closes the given ones
     */
    public Stores guard(Stores stores) {
        return new GuardedStores(stores, database, macro);
    }

    /**
     * Puts an online store behind its edge.
     *
     * @param store the store
     * @return the guarded store; closing it closes the given one
     */
    public LatestStore guard(LatestStore store) {
        return new GuardedLatest(store, online);
    }

    /**
     * Puts models behind their edge.
     *
     * @param loader makes a model from its file
     * @return a loader of guarded models; closing one closes the given model
     */
    public ModelLoader guard(ModelLoader loader) {
        return (name, content) -> new GuardedModel(loader.load(name, content), model);
    }
}
