// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What models with a time limit have in common. */
final class TimeLimits {

    private TimeLimits() {}

    static ComponentException exceeded(String name, Duration limit, String what, @Nullable Exception cause) {
        return new ComponentException(
                List.of(new Fault(
                        ErrorCode.COMPONENT_MODEL_TIME, name, "must answer within " + limit.toMillis() + " ms", what)),
                cause);
    }

    static void require(Duration limit) {
        if (limit.toMillis() < 1) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_MODEL_TIME,
                    Place.setting("model.time-limit"),
                    "must be 1 ms or longer",
                    limit.toString()));
        }
    }

    /** Waits on a lock that the caller holds. A watcher that is interrupted looks sooner. */
    @SuppressWarnings("WaitNotInLoop") // the caller's loop asks what has changed
    static void await(Object held, long millis) {
        try {
            held.wait(millis);
        } catch (InterruptedException sooner) {
            // Nobody interrupts a watcher but one who ends the process.
        }
    }
}
