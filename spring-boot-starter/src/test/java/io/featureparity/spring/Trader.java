// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.ServedObservation;

/** What a service does with the level beside an observation. */
final class Trader {

    private final InstrumentFeed feed;
    private float[] input = {};

    Trader(InstrumentFeed feed) {
        this.feed = feed;
    }

    boolean mayOpen(double position) {
        // Shown in spring-boot-starter/README.md
        ServedObservation served = feed.serve(position);
        input = served.observation().toArray(); // what the model sees
        return served.standing().level() < 3; // and why it is not 1: standing().conditions()
        // Shown up to here
    }

    float[] input() {
        return input.clone();
    }
}
