// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.features.feed.FeedDecision;
import org.jspecify.annotations.Nullable;

/** The codes of the decisions about a bar that an engine has taken in. A code never changes its meaning. */
public final class DecisionCode {

    /** The log has not seen the bar. */
    public static final byte UNSEEN = 0;
    /** The bar was accepted. An engine without a feed accepts every bar. */
    public static final byte ACCEPTED = 1;

    private static final byte ACCEPTED_ABSENT = 2;
    private static final byte BAD_VALUES = 3;
    private static final byte ZERO_VOLUME = 4;
    private static final byte REPLACED = 5;
    private static final byte INSERTED = 6;

    private DecisionCode() {}

    /**
     * Gives a decision's code.
     *
     * @param decision the decision
     * @return its code
     */
    public static byte of(FeedDecision decision) {
        return switch (decision) {
            case ACCEPTED -> ACCEPTED;
            case ACCEPTED_ABSENT -> ACCEPTED_ABSENT;
            case BAD_VALUES_TAKEN_AS_ABSENT -> BAD_VALUES;
            case ZERO_VOLUME_TAKEN_AS_ABSENT -> ZERO_VOLUME;
            case REPLACED -> REPLACED;
            case INSERTED -> INSERTED;
            default -> throw new IllegalArgumentException(decision + " takes no bar in");
        };
    }

    static boolean isCode(byte code) {
        return code >= UNSEEN && code <= INSERTED;
    }

    static @Nullable FeedDecision decision(byte code) {
        return switch (code) {
            case ACCEPTED -> FeedDecision.ACCEPTED;
            case ACCEPTED_ABSENT -> FeedDecision.ACCEPTED_ABSENT;
            case BAD_VALUES -> FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT;
            case ZERO_VOLUME -> FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT;
            case REPLACED -> FeedDecision.REPLACED;
            case INSERTED -> FeedDecision.INSERTED;
            default -> null;
        };
    }
}
