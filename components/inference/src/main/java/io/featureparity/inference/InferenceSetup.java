// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What an {@link Inference} is made of.
 *
 * @param instrument the instrument
 * @param stores where bars, features and the registry are, and decisions go to
 * @param online where the newest features are found first
 * @param feed how the feed decides about bars, the same as the refresh has it
 * @param folder the files of the live model
 * @param loader makes a model of its file
 * @param thresholds make an action of the model's answer
 * @param freshness how late a decision may be
 * @param audit where each observation is written down that the model is given
 * @param degradation how well it works, and what it does when something around it fails
 * @param clock what time it is: for the age of features, and for what is written down
 * @param ticks nanoseconds that only go forward, for how long something takes
 * @param listener hears what happens
 */
public record InferenceSetup(
        String instrument,
        Stores stores,
        LatestStore online,
        FeedSettings feed,
        ModelFolder folder,
        ModelLoader loader,
        Thresholds thresholds,
        Freshness freshness,
        AuditTrail audit,
        Degradation degradation,
        InstantSource clock,
        LongSupplier ticks,
        InferenceListener listener) {

    /**
     * Takes another listener.
     *
     * @param other hears what happens
     * @return the same with that
     */
    public InferenceSetup withListener(InferenceListener other) {
        return new InferenceSetup(
                instrument,
                stores,
                online,
                feed,
                folder,
                loader,
                thresholds,
                freshness,
                audit,
                degradation,
                clock,
                ticks,
                other);
    }
}
