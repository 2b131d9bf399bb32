// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.model.Model;
import io.featureparity.parity.audit.GivenBars.Feeding;
import io.featureparity.parity.audit.GivenBarsSink.Taken;
import org.jspecify.annotations.Nullable;

/** Goes through the given bars of an instrument. It looks one bar ahead, for the next one may replace the one before. */
final class GivenBarsCursor implements AutoCloseable {

    private final GivenBars given;
    private final String instrument;
    private final Model model;
    private GivenBarsSink sink;
    private @Nullable Feeding feeding;

    GivenBarsCursor(GivenBars given, String instrument, Model model) {
        this.given = given;
        this.instrument = instrument;
        this.model = model;
        this.sink = new GivenBarsSink(model.contract().macroColumns());
        this.feeding = given.open(instrument, model, sink);
    }

    /** The next bar, which stays the next one; nothing behind the last one. */
    @Nullable
    Taken peek() {
        while (sink.waiting().size() < 2 && more()) {
            // The feed may take in nothing of a bar, or several for one.
        }
        return sink.waiting().peekFirst();
    }

    /** Goes behind the next bar. */
    void skip() {
        sink.waiting().removeFirst();
    }

    private boolean more() {
        return feeding != null && feeding.next();
    }

    /** Begins anew. */
    void restart() {
        close();
        sink = new GivenBarsSink(model.contract().macroColumns());
        feeding = given.open(instrument, model, sink);
    }

    /** Reads the bars to their end, so that whatever is wrong with them is found. */
    void finish() {
        while (more()) {
            sink.waiting().clear();
        }
    }

    @Override
    public void close() {
        if (feeding != null) {
            feeding.close();
        }
    }
}
