// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.contract.error.Containment;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contains and counts failures of the parts that watch a service: a registry of metrics, a tracer, a listener. Their exceptions
 * go no further, so a failing observer never costs a decision. The first failure of each part is logged, and the others are
 * only counted.
 *
 * <p>An error after which the JVM cannot go on is not contained ({@link Containment}): an {@code OutOfMemoryError} reaches the
 * caller.
 *
 * <p>Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // places of an array, made anew in each process
public final class ContainedFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ContainedFailures.class);

    private final AtomicLongArray counts = new AtomicLongArray(Part.values().length);

    /** Begins without failures. */
    public ContainedFailures() {}

    /**
     * Makes a call that may fail.
     *
     * @param part the part that is called
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
     * @param part the part that has failed
     * @param thrown the exception or error; it is thrown again if the JVM cannot go on
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
