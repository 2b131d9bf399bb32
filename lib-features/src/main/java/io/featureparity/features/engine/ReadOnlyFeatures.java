// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

/** A view that is not its engine, so that no cast makes an engine of it. */
final class ReadOnlyFeatures extends FeatureView {

    ReadOnlyFeatures(FeatureEngine engine) {
        super(engine.model, engine.raw, engine.sink);
    }
}
