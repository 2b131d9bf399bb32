// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;

/** Says in words why a feed refuses a bar. */
final class FeedRefusals {

    private FeedRefusals() {}

    static InputException of(FeedDecision refusal, String policy, FeatureEngine engine, long time) {
        String last = engine.barsSeen() == 0
                ? "none"
                : Instant.ofEpochMilli(engine.lastMillis()).toString();
        return switch (refusal) {
            case DUPLICATE_REFUSED -> refusal(ErrorCode.BAR_DUPLICATE, engine, time, "must not come twice", policy);
            case CONFLICT_REFUSED ->
                refusal(ErrorCode.BAR_CONFLICT, engine, time, "must have the values with which it came first", policy);
            case LATE_REFUSED ->
                refusal(ErrorCode.BAR_LATE, engine, time, "must not be before the last bar, " + last, policy);
            case OFF_GRID_REFUSED ->
                refusal(
                        ErrorCode.BAR_OFF_GRID,
                        engine,
                        time,
                        "must start a whole number of bars of "
                                + engine.contract().barMinutes() + " minutes from the session's start",
                        policy);
            case OUTSIDE_SESSION_REFUSED ->
                refusal(ErrorCode.BAR_OUTSIDE_SESSION, engine, time, "must be within a session", policy);
            case ZERO_VOLUME_REFUSED ->
                refusal(ErrorCode.BAR_ZERO_VOLUME, engine, time, "must have a volume above 0", policy);
            default -> throw new IllegalArgumentException(refusal.toString());
        };
    }

    private static InputException refusal(ErrorCode code, FeatureEngine engine, long time, String rule, String policy) {
        String place = BarInHand.place(engine.barsSeen(), time);
        String value = Instant.ofEpochMilli(time).toString();
        return new InputException(new Fault(code, place, rule + " (policy " + policy + ")", value));
    }
}
