// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.feed.MarketFeed;
import java.util.function.Function;

/**
 * The feed of an instrument and its engine, for use by many threads: one that takes bars in, and those that answer requests.
 * Only one thread at a time uses the feed.
 */
public final class InstrumentFeed {

    private final String instrument;
    private final MarketFeed feed;
    private final FeedGuard guard;

    /** How often somebody had the feed; guarded by this. */
    private long turns;

    InstrumentFeed(String instrument, MarketFeed feed, FeedGuard guard) {
        this.instrument = instrument;
        this.feed = feed;
        this.guard = guard;
    }

    /** {@return the instrument of the feed} */
    public String instrument() {
        return instrument;
    }

    /**
     * Takes the next bar in, with the macro values of the series.
     *
     * @param bar the bar; any of its prices may be absent
     * @return the decision about it
     * @throws io.featureparity.contract.error.InputException if the bar is refused; then nothing is changed
     */
    public FeedDecision accept(Bar bar) {
        return with(inner -> inner.accept(bar));
    }

    /**
     * Takes the next bar in, with macro values that come with it.
     *
     * @param bar the bar; any of its prices may be absent
     * @param macro the macro values seen at it
     * @return the decision about it
     * @throws io.featureparity.contract.error.InputException if the bar is refused; then nothing is changed
     */
    public FeedDecision accept(Bar bar, MacroValues macro) {
        return with(inner -> inner.accept(bar, macro));
    }

    /**
     * Gives the observation at the last bar, at the time of that bar.
     *
     * @param position the agent's position
     * @return the observation
     * @throws io.featureparity.contract.error.NotReadyException if the warm-up is not over
     * @throws ComponentException if the observation may not be served, see {@link #serve}
     */
    public Observation observe(double position) {
        return serve(position).observation();
    }

    /**
     * Gives the observation at the last bar, at the time of that bar, with the level of the service.
     *
     * @param position the agent's position
     * @return the observation, and how good its inputs are
     * @throws io.featureparity.contract.error.NotReadyException if the warm-up is not over
     * @throws ComponentException if the observation may not be served: at level 4, and at level 3 if {@code
     *     feature-parity.source.policy} is {@code refuse}
     */
    public ServedObservation serve(double position) {
        while (true) {
            long before = turns();
            guard.look();
            synchronized (this) {
                if (turns == before) { // else the look was at another bar than the one that would be served
                    return served(position);
                }
            }
        }
    }

    private synchronized long turns() {
        return turns;
    }

    private ServedObservation served(double position) {
        Standing standing = standing();
        standing.objection().ifPresent(why -> {
            throw new ComponentException(why);
        });
        FeatureView features = feed.features();
        return new ServedObservation(
                features.observe(AgentState.at(position, features.lastTime())), features.lastTime(), standing);
    }

    /** {@return how well the instrument can be served now} */
    public Standing standing() {
        return guard.standing();
    }

    /**
     * Does something with the feed while no other thread uses it. Use this for work that the other methods do not offer.
     *
     * @param work the work; it must keep neither the feed nor a view of its features
     * @param <T> the type of the result
     * @return the result of the work
     */
    public <T> T with(Function<MarketFeed, T> work) {
        try {
            return alone(work);
        } finally {
            guard.look(); // also after a bar that was refused
        }
    }

    private synchronized <T> T alone(Function<MarketFeed, T> work) {
        turns++;
        return work.apply(feed);
    }

    /** {@return how far the feed has come; it can be read at any time, by any thread} */
    public FeedProgress progress() {
        return feed.progress();
    }

    /** {@return the instrument and its feed} */
    @Override
    public synchronized String toString() {
        return instrument + ", " + feed;
    }
}
