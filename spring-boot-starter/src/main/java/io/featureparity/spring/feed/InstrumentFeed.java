// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Observation;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import java.util.function.Function;

/**
 * The feed of an instrument and its engine, for many threads: a thread that takes bars in, and those that answer requests.
 * One at a time has the feed.
 */
public final class InstrumentFeed {

    private final String instrument;
    private final MarketFeed feed;

    InstrumentFeed(String instrument, MarketFeed feed) {
        this.instrument = instrument;
        this.feed = feed;
    }

    /** {@return what its bars are of} */
    public String instrument() {
        return instrument;
    }

    /**
     * Takes the next bar in, with the macro values of the series.
     *
     * @param bar the bar; any of its prices may be absent
     * @return the decision about it
     * @throws io.featureparity.contract.error.InputException if it is refused; nothing is changed then
     */
    public synchronized FeedDecision accept(Bar bar) {
        return feed.accept(bar);
    }

    /**
     * Takes the next bar in, with macro values that come with it.
     *
     * @param bar the bar; any of its prices may be absent
     * @param macro the macro values seen at it
     * @return the decision about it
     * @throws io.featureparity.contract.error.InputException if it is refused; nothing is changed then
     */
    public synchronized FeedDecision accept(Bar bar, MacroValues macro) {
        return feed.accept(bar, macro);
    }

    /**
     * Gives the observation at the last bar, at the time of that bar.
     *
     * @param position the agent's position
     * @return the observation
     * @throws io.featureparity.contract.error.NotReadyException if the warm-up is not over
     */
    public synchronized Observation observe(double position) {
        return feed.features().observe(AgentState.at(position, feed.features().lastTime()));
    }

    /**
     * Does something with the feed while no other thread has it: whatever the other methods do not.
     *
     * @param work what is done; it keeps neither the feed nor a view of its features
     * @param <T> what it gives
     * @return what it gave
     */
    public synchronized <T> T with(Function<MarketFeed, T> work) {
        return work.apply(feed);
    }

    /** {@return the instrument and its feed} */
    @Override
    public synchronized String toString() {
        return instrument + ", " + feed;
    }
}
