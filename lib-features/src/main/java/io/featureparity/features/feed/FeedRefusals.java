// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.raw.BarBuffer;
import java.time.Instant;

/** Says in words why a feed refuses a bar. */
final class FeedRefusals {

    private FeedRefusals() {}

    static InputException of(FeedDecision refusal, String policy, FeatureView features, BarBuffer bar) {
        long bars = features.barsSeen();
        String last = bars == 0 ? "none" : features.lastTime().toString();
        return switch (refusal) {
            case DUPLICATE_REFUSED -> refusal(ErrorCode.BAR_DUPLICATE, bars, bar, "must not come twice", policy);
            case CONFLICT_REFUSED ->
                refusal(ErrorCode.BAR_CONFLICT, bars, bar, "must have the values with which it came first", policy);
            case LATE_REFUSED ->
                refusal(ErrorCode.BAR_LATE, bars, bar, "must not be before the last bar, " + last, policy);
            case OFF_GRID_REFUSED ->
                refusal(
                        ErrorCode.BAR_OFF_GRID,
                        bars,
                        bar,
                        "must start a whole number of bars of "
                                + features.contract().barMinutes() + " minutes from the session's start",
                        policy);
            case OUTSIDE_SESSION_REFUSED ->
                refusal(ErrorCode.BAR_OUTSIDE_SESSION, bars, bar, "must be within a session", policy);
            case ZERO_VOLUME_REFUSED ->
                refusal(ErrorCode.BAR_ZERO_VOLUME, bars, bar, "must have a volume above 0", policy);
            case OUTSIDE_HIGH_LOW_REFUSED -> bar.refusalOutsideHighLow(Place.bar(bars, bar.time()), "");
            case BAD_VALUES_REFUSED -> bar.refusal(bars); // in the engine's own words
            default -> throw new IllegalArgumentException(refusal.toString());
        };
    }

    private static InputException refusal(ErrorCode code, long bars, BarBuffer bar, String rule, String policy) {
        Place place = Place.bar(bars, bar.time());
        String value = Instant.ofEpochMilli(bar.time()).toString();
        return new InputException(new Fault(code, place, rule + " (policy " + policy + ")", value));
    }

    static InputException macroGivenTwice(long bars, long time, int given) {
        String rule = "must come without macro values, since this feed has them from a series";
        return new InputException(
                new Fault(ErrorCode.MACRO_GIVEN_TWICE, Place.bar(bars, time), rule, given + " macro values"));
    }

    static InputException macroColumnsGivenTwice() {
        String rule = "must come without macro columns, since this feed has their values from a series";
        return new InputException(new Fault(ErrorCode.MACRO_GIVEN_TWICE, "columns", rule, "macro columns"));
    }
}
