// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.PlausibleTimes;
import io.featureparity.flink.state.StateIdentity;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job computes, and how. It travels to every task as texts and numbers; each task reads the documents anew, and starts
 * only if contract and statistics are those of the model's manifest.
 *
 * <p>Immutable. Its texts and numbers never change, and the model that it makes from them is thread-safe.
 */
public final class FeatureJobConfig implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String contract;
    private final String statistics;
    private final String manifest;
    private final @Nullable String policy;
    private final String closures;
    private final boolean refusesOutsideHighLow;
    private final double agentPosition;
    private final boolean allFeatures;
    private final int mostHeld;
    private final long newSplitsFrom;
    private final long mostAheadOfClock;
    private final long mostAheadOfLast;
    private final boolean trustsTimes;

    /** Not sent to the tasks: the copy in each task reads and checks the documents itself. */
    private transient @Nullable Model model;

    private FeatureJobConfig(Builder from) {
        contract = from.contract;
        statistics = from.statistics;
        manifest = from.manifest;
        policy = from.policy;
        closures = from.closures;
        refusesOutsideHighLow = from.refusesOutsideHighLow;
        agentPosition = from.agentPosition;
        allFeatures = from.allFeatures;
        mostHeld = from.mostHeld;
        newSplitsFrom = from.newSplitsFrom;
        mostAheadOfClock = from.mostAheadOfClock.toMillis();
        mostAheadOfLast = from.mostAheadOfLast.toMillis();
        trustsTimes = from.trustsTimes;
    }

    /**
     * Begins with the documents of a model.
     *
     * @param contract the text of the contract
     * @param statistics the text of the statistics
     * @param manifest the text of the manifest that training wrote next to the model
     * @return the settings, to be completed
     */
    public static Builder of(String contract, String statistics, String manifest) {
        return new Builder(contract, statistics, manifest);
    }

    /**
     * Reads the documents and checks them against the manifest. A second call gives the same model.
     *
     * @return the model
     * @throws io.featureparity.contract.error.DocumentException if a document breaks a rule
     * @throws io.featureparity.contract.error.MismatchException if the contract or the statistics are not the model's, with
     *     both hashes
     */
    public Model model() {
        Model read = model;
        if (read == null) {
            read = Model.verified(
                    ModelManifest.parse("manifest of the job", manifest),
                    FeatureContract.parse("contract of the job", contract),
                    NormStats.parse("statistics of the job", statistics));
            model = read;
        }
        return read;
    }

    /** {@return a feed under these settings, to be completed by series and listener} */
    FeedBuilder feed() {
        FeedBuilder feed = MarketFeed.of(model())
                .policy(policyOf(model().contract()))
                .closures(Closures.parse("closures of the job", closures));
        return refusesOutsideHighLow ? feed.refuseOutsideHighLow() : feed;
    }

    /** {@return what the states of the job are of} */
    StateIdentity identity() {
        return new StateIdentity(model().contract().hash(), model().stats().hash(), policyOf(model().contract()));
    }

    private String policyOf(FeatureContract chosen) {
        return policy == null ? chosen.policyName() : policy;
    }

    /** {@return the position of the agent that stands in each observation} */
    public double agentPosition() {
        return agentPosition;
    }

    /** {@return whether the raw features are sent too, and the bars of the warm-up} */
    public boolean allFeatures() {
        return allFeatures;
    }

    /** {@return whether a time is taken for one in milliseconds} */
    boolean trusts(long time) {
        return trustsTimes || PlausibleTimes.isPlausible(time);
    }

    /** {@return what is wrong with a time that is not trusted} */
    static Fault faultOfUnit(Place place, long time) {
        return PlausibleTimes.fault(place, time, "trustTimes");
    }

    int mostHeld() {
        return mostHeld;
    }

    long newSplitsFrom() {
        return newSplitsFrom;
    }

    long mostAheadOfClock() {
        return mostAheadOfClock;
    }

    long mostAheadOfLast() {
        return mostAheadOfLast;
    }

    /** The settings before they are complete. */
    public static final class Builder {

        private static final int USUAL_MOST_HELD = 10_000;
        private static final Duration MOST_AHEAD = Duration.ofDays(100_000);

        private final String contract;
        private final String statistics;
        private final String manifest;
        private @Nullable String policy;
        private String closures = "";
        private boolean refusesOutsideHighLow;
        private double agentPosition;
        private boolean allFeatures;
        private int mostHeld = USUAL_MOST_HELD;
        private long newSplitsFrom = Long.MIN_VALUE;
        private Duration mostAheadOfClock = Duration.ofMinutes(1);
        private Duration mostAheadOfLast = Duration.ofDays(1);
        private boolean trustsTimes;

        private Builder(String contract, String statistics, String manifest) {
            this.contract = Objects.requireNonNull(contract, "contract");
            this.statistics = Objects.requireNonNull(statistics, "statistics");
            this.manifest = Objects.requireNonNull(manifest, "manifest");
        }

        /**
         * Chooses one of the contract's policies instead of its default one.
         *
         * @param name the policy's name
         * @return this
         */
        public Builder policy(String name) {
            policy = Objects.requireNonNull(name, "policy");
            return this;
        }

        /**
         * Sets the days without session that are not public holidays.
         *
         * @param text the days, as {@link Closures#parse} reads them
         * @return this
         */
        public Builder closures(String text) {
            closures = Objects.requireNonNull(text, "closures");
            return this;
        }

        /**
         * Refuses bars whose open or close is outside of their high and low.
         *
         * @return this
         */
        public Builder refuseOutsideHighLow() {
            refusesOutsideHighLow = true;
            return this;
        }

        /**
         * Sets the position of the agent that stands in each observation. The default is 0.0, which is flat.
         *
         * @param position the position
         * @return this
         */
        public Builder agentPosition(double position) {
            agentPosition = position;
            return this;
        }

        /**
         * Sends the raw features too, and the bars of the warm-up, which have no observation.
         *
         * @return this
         */
        public Builder allFeatures() {
            allFeatures = true;
            return this;
        }

        /**
         * Sets how many bars of one instrument may be held back until the watermark has passed them, and how many publications
         * in all. If one more comes, the job fails: if that one were dropped, later bars would be computed from other inputs.
         * The default is 10,000.
         *
         * @param count how many, at least 1
         * @return this
         */
        public Builder mostHeld(int count) {
            mostHeld = count;
            return this;
        }

        /**
         * Allows that instruments come from other splits than before, from a given time on: for example after partitions were
         * added to a topic. Without this setting, the bars of an instrument must always come from one split.
         *
         * @param time the time of the first bar that may come from another split
         * @return this
         */
        public Builder newSplitsFrom(Instant time) {
            newSplitsFrom = time.toEpochMilli();
            return this;
        }

        /**
         * Sets how far ahead of the clock the time of a bar may be. A bar that is further ahead is refused, and no watermark
         * follows it. The default is one minute. Less than the length of a bar is best: then a wrong bar makes no other bar
         * late.
         *
         * @param most how far, from 0 to 100,000 days
         * @return this
         */
        public Builder mostAheadOfClock(Duration most) {
            mostAheadOfClock = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * Sets how far ahead of the last record of its split a record may be for a watermark to follow it at once. If a record
         * is further ahead, the watermark waits for a second record that is as far ahead. The default is one day.
         *
         * @param most how far, from 0 to 100,000 days
         * @return this
         */
        public Builder mostAheadOfLast(Duration most) {
            mostAheadOfLast = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * Takes bars of a few months around 1970-01-01, and publications that were available then. Without this setting they
         * are refused, because their times are most likely seconds that were read as milliseconds.
         *
         * @return this
         */
        public Builder trustTimes() {
            trustsTimes = true;
            return this;
        }

        /**
         * Completes the settings, and checks them as every task will.
         *
         * @return the settings
         * @throws ComponentException if a setting is not allowed
         * @throws io.featureparity.contract.error.FeatureParityException if a document, the policy or the closures are invalid,
         *     or the documents are not the model's
         */
        public FeatureJobConfig build() {
            if (mostHeld < 1) {
                throw impossible("most held bars", "must be at least 1", Integer.toString(mostHeld));
            }
            if (Double.isNaN(agentPosition)) {
                throw impossible("position of the agent", "must be a number", "NaN");
            }
            requirePossible("how far ahead of the clock", mostAheadOfClock);
            requirePossible("how far ahead of the last record", mostAheadOfLast);
            FeatureJobConfig complete = unchecked();
            complete.feed();
            return complete;
        }

        /** What a task gets if somebody changes the documents on the way. */
        FeatureJobConfig unchecked() {
            return new FeatureJobConfig(this);
        }

        private static void requirePossible(String setting, Duration most) {
            if (most.isNegative() || most.compareTo(MOST_AHEAD) > 0) {
                throw impossible(setting, "must be from 0 to " + MOST_AHEAD.toDays() + " days", most.toString());
            }
        }

        private static ComponentException impossible(String setting, String rule, String value) {
            return new ComponentException(new Fault(ErrorCode.FLINK_SETTING, setting, rule, value));
        }
    }
}
