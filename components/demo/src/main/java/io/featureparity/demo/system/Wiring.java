// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.system;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;

/**
 * What one component is connected to. Each component has its own, so that a mistake in the wiring of one can be tried.
 *
 * @param stores bars, macro values, features, models and decisions
 * @param online the newest features
 * @param feed how the feed decides about bars
 * @param model the files of the model
 */
public record Wiring(Stores stores, LatestStore online, FeedSettings feed, ModelFolder model) {}
