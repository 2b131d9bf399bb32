// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.LatestReader;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gives the features of a bar: from the online store, else from the store of features, else from the engine, which has computed the
 * bar before it asks. What a store gives must be what the engine has, to the bit.
 */
final class FeatureSource {

    private final InferenceSetup setup;
    private final Level online;
    private final Level features;

    FeatureSource(InferenceSetup setup) {
        this.setup = setup;
        this.online = Level.online(setup.online());
        this.features = Level.features(setup.stores().features());
    }

    /** Gives up to which stored bar the stores have features, if they have any of a bar behind a time; else 0. */
    long position(FeatureKey key, Instant behind) {
        try {
            return new LatestReader(List.of(online, features))
                    .newest(key, behind.plusMillis(1))
                    .row()
                    .position();
        } catch (StoreException none) {
            return 0;
        }
    }

    /** Asks the online store between two bars, so that it is known when it goes and comes. */
    void askOnline(FeatureKey key, Instant newest, OnlineWatch watch) {
        try {
            watch.answered(setup.online().get(key), newest);
        } catch (StoreException away) {
            watch.failed(away.faults());
        }
    }

    /** Gives the features of the bar that the engine is at. */
    Latest of(FeatureRow computed) {
        Latest latest = new LatestReader(List.of(online, features, new OfTheEngine(computed)))
                .newest(computed.key(), computed.time());
        if (latest.row().time().isAfter(computed.time())) {
            // The stores are ahead, and only the table has older bars.
            latest = setup.stores()
                    .features()
                    .at(computed.key(), computed.time())
                    .map(row -> new Latest(row, Level.Source.FEATURES, List.of()))
                    .orElse(new Latest(computed, Level.Source.ENGINE, List.of()));
        }
        if (latest.row().position() != computed.position()) {
            // The bar came twice, and the store has it as it came the other time.
            return new Latest(computed, Level.Source.ENGINE, latest.passedOver());
        }
        requireSame(computed, latest);
        return latest;
    }

    private static void requireSame(FeatureRow computed, Latest latest) {
        FeatureRow row = latest.row();
        if (!row.hasFeaturesOf(computed)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_FEATURES_DIFFER,
                    latest.source().place().part("features").qualified("at", computed.time()),
                    "must be those of the engine, " + words(computed, row),
                    words(row, computed)));
        }
    }

    /** The first value that another row has otherwise. */
    private static String words(FeatureRow row, FeatureRow other) {
        int raw = Arrays.mismatch(row.raw(), other.raw());
        if (raw >= 0 && raw < row.raw().length) {
            return "raw value " + raw + " " + row.raw()[raw];
        }
        int normalized = Arrays.mismatch(row.normalized(), other.normalized());
        if (normalized >= 0 && normalized < row.normalized().length) {
            return "normalised value " + normalized + " " + row.normalized()[normalized];
        }
        return row.toString();
    }

    /** The engine as the last level: it has the bar in hand. */
    private record OfTheEngine(FeatureRow computed) implements Level {

        @Override
        public Source source() {
            return Source.ENGINE;
        }

        @Override
        public Optional<FeatureRow> newest(FeatureKey key) {
            return Optional.of(computed);
        }
    }
}
