// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.contract.error.Containment;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what watches a service and has thrown: a registry of metrics, a tracer, a listener. What they throw goes no further, so
 * nobody loses a decision because nobody could watch it. The first failure of each part is logged, and the others are only counted.
 *
 * <p>A JVM that cannot go on is not contained ({@link Containment}): an {@code OutOfMemoryError} reaches the caller.
 *
 * <p>Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class ContainedFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ContainedFailures.class);

    private final AtomicLongArray counts = new AtomicLongArray(Part.values().length);

    /** Nothing has failed yet. */
    public ContainedFailures() {}

    /**
     * Calls what may fail.
     *
     * @param part what it is
     * @param call the call
     */
    public void run(Part part, Runnable call) {
        try {
            call.run();
        } catch (Throwable thrown) { // also a NoSuchMethodError, of an observer in another version
            add(part, thrown);
        }
    }

    /**
     * Counts a failure that a caller has caught.
     *
     * @param part what has failed
     * @param thrown what it has thrown; it is thrown again if the JVM cannot go on
     */
    public void add(Part part, Throwable thrown) {
        Containment.of(thrown);
        if (counts.getAndIncrement(part.ordinal()) == 0) {
            log(part, thrown);
        }
    }

    /** The message of the exception stays out of the log: it may hold a secret. */
    private void log(Part part, Throwable thrown) {
        try {
            LOG.atWarn()
                    .addKeyValue(LogKeys.PART, part)
                    .addKeyValue(LogKeys.EXCEPTION, thrown.getClass().getName())
                    .log("An observer has failed. The service goes on; later failures are only counted.");
        } catch (Throwable failed) {
            Containment.of(failed);
            counts.getAndIncrement(Part.LOGGER.ordinal());
        }
    }

    /**
     * Gives how often a part has failed.
     *
     * @param part the part
     * @return how often
     */
    public long count(Part part) {
        return counts.get(part.ordinal());
    }
}
