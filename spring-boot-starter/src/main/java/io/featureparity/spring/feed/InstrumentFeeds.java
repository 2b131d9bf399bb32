// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The feeds of a service, one for each instrument, in the order in which the instruments were given. Closing them saves their
 * states. Thread-safe.
 */
public final class InstrumentFeeds implements AutoCloseable {

    private final Map<String, InstrumentFeed> feeds;
    private final StateFolder states;

    InstrumentFeeds(Map<String, InstrumentFeed> feeds, StateFolder states) {
        this.feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
        this.states = states;
    }

    /**
     * Gives the feed of an instrument.
     *
     * @param instrument the instrument
     * @return its feed
     * @throws ComponentException if the service has no such instrument; it lists the instruments
     */
    public InstrumentFeed feed(String instrument) {
        InstrumentFeed feed = feeds.get(instrument);
        if (feed == null) {
            throw new ComponentException(new Fault(
                    ErrorCode.SPRING_INSTRUMENT,
                    "instrument",
                    "must be one of the property feature-parity.instruments, " + feeds.keySet(),
                    instrument));
        }
        return feed;
    }

    /** {@return all feeds} */
    public Collection<InstrumentFeed> all() {
        return feeds.values();
    }

    /**
     * Saves the state of each feed as it is now, if the service has a folder for them.
     *
     * @throws ComponentException if some states cannot be saved, with a fault for each; the others are saved
     */
    public void save() {
        states.save(feeds.values());
    }

    /** Saves the states. Spring closes the beans that use the feeds before, so no more bars come. */
    @Override
    public void close() {
        save();
    }
}
