// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.Closures;
import io.featureparity.store.MacroStore;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import java.util.Objects;

/**
 * How the feed of an instrument decides about bars. All components of a system need the same settings: they make their feeds
 * here and nowhere else, so all of them compute the same features.
 *
 * @param policy the name of the contract's policy
 * @param closures days without session that are no public holidays
 * @param quality the rules by which the quality of bars is judged
 */
public record FeedSettings(String policy, Closures closures, QualityRules quality) {

    /** The policy for bars as real feeds send them. */
    public static final String LIVE = "live";

    /** Checks that nothing is missing. {@inheritDoc} */
    public FeedSettings {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(closures, "closures");
        Objects.requireNonNull(quality, "quality");
    }

    /**
     * Judges the quality of bars by the rules that come with the library.
     *
     * @param policy the name of the contract's policy
     * @param closures days without session that are no public holidays
     */
    public FeedSettings(String policy, Closures closures) {
        this(policy, closures, QualityRules.builtIn());
    }

    /** {@return the live policy, without closures} */
    public static FeedSettings live() {
        return new FeedSettings(LIVE, Closures.none());
    }

    /**
     * Reads the settings that begin with {@code feed}.
     *
     * @param settings the settings
     * @return how the feed decides; the live policy and the quality rules of the library if nothing is set
     * @throws ComponentException if a setting is invalid
     * @throws DocumentException if the file of closures or of quality rules cannot be read or breaks a rule
     */
    public static FeedSettings of(Settings settings) {
        String policy = settings.text("feed.policy", LIVE);
        Closures closures = settings.find("feed.closures-file").isPresent()
                ? Closures.load(settings.path("feed.closures-file"))
                : Closures.none();
        QualityRules quality = settings.find("feed.quality-file").isPresent()
                ? QualityRules.load(settings.path("feed.quality-file"))
                : QualityRules.builtIn();
        return new FeedSettings(policy, closures, quality);
    }

    /**
     * Sets up the feed of an instrument.
     *
     * @param instrument the instrument
     * @param model the model whose features are computed
     * @param macro the store of the macro values
     * @return the feed, to be begun or resumed
     * @throws InputException if the contract has no such policy
     * @throws io.featureparity.contract.error.StoreException if the instrument's name is invalid
     */
    public StoredFeedBuilder feed(String instrument, Model model, MacroStore macro) {
        if (!model.contract().policyNames().contains(policy)) {
            throw new InputException(new Fault(
                    ErrorCode.UNKNOWN_POLICY,
                    Place.setting("feed.policy"),
                    "must be a policy of the contract, one of "
                            + model.contract().policyNames(),
                    policy));
        }
        return StoredFeed.of(instrument, model, macro)
                .feed(feed -> feed.policy(policy).closures(closures).quality(quality));
    }
}
