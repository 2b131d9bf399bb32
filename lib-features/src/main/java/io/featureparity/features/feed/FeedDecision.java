// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

/**
 * The decision of a {@link MarketFeed} about one bar: a bar that was given to it, or one that it inserted. {@link
 * io.featureparity.contract.BarPolicy} says which decisions a contract's policy can lead to.
 *
 * <p>The feed asks these questions about a bar, in this order, and the first problem decides:
 *
 * <ol>
 *   <li>Is it late?
 *   <li>Does it have the time of the last bar, with the same values or with others?
 *   <li>Is it on the grid?
 *   <li>Is there a session?
 *   <li>Was anything traded?
 *   <li>Are its values good?
 *   <li>Are its open and close within its high and low? Only if {@link FeedBuilder#refuseOutsideHighLow()} asks for it.
 * </ol>
 *
 * <p>The last bar is the last one that was taken in; a bar that was dropped or refused never is. Two bars have the same
 * values if their prices are the same and, if macro values come with the bars, these are the same too. The volume is not
 * compared, since the feed does not keep it.
 */
public enum FeedDecision {

    /** It was taken in as it was. */
    ACCEPTED(true, false),

    /** All of its prices were missing: it was taken in as an absent bar. */
    ACCEPTED_ABSENT(true, false),

    /** It had bad prices or an infinite macro value: it was taken in with these values absent. */
    BAD_VALUES_TAKEN_AS_ABSENT(true, false),

    /** Nothing was traded in it: it was taken in as an absent bar. */
    ZERO_VOLUME_TAKEN_AS_ABSENT(true, false),

    /** It took the place of the last bar, which had its time and other values. */
    REPLACED(true, false),

    /**
     * It was missing, and an absent bar was put in its place, right before the next bar was taken in. The gap is
     * measured in trading time, which skips nights and days without session; under a policy that accepts bars outside
     * of sessions, in clock time. An inserted bar has no prices. It sees the macro values of its time if they come from
     * a series, and none if they come with the bars.
     */
    INSERTED(true, false),

    /** It had the time and the values of the last bar, and was left out. */
    DUPLICATE_DROPPED(false, false),

    /** Its time was before the last bar's, and it was left out. */
    LATE_DROPPED(false, false),

    /** Its time was not one at which a bar starts, and it was left out. */
    OFF_GRID_DROPPED(false, false),

    /** There was no session at its time, and it was left out. */
    OUTSIDE_SESSION_DROPPED(false, false),

    /** It had the time and the values of the last bar, and was refused. */
    DUPLICATE_REFUSED(false, true),

    /** It had the time of the last bar and other values, and was refused. */
    CONFLICT_REFUSED(false, true),

    /** Its time was before the last bar's, and it was refused. */
    LATE_REFUSED(false, true),

    /** Its time was not one at which a bar starts, and it was refused. */
    OFF_GRID_REFUSED(false, true),

    /** There was no session at its time, and it was refused. */
    OUTSIDE_SESSION_REFUSED(false, true),

    /** It had bad prices or an infinite macro value, and was refused. */
    BAD_VALUES_REFUSED(false, true),

    /** Its open or close was outside of its high and low, and it was refused. */
    OUTSIDE_HIGH_LOW_REFUSED(false, true),

    /** Nothing was traded in it, and it was refused. */
    ZERO_VOLUME_REFUSED(false, true);

    private final boolean taken;
    private final boolean refusal;

    FeedDecision(boolean taken, boolean refusal) {
        this.taken = taken;
        this.refusal = refusal;
    }

    /** {@return whether the engine has computed the bar} */
    public boolean isTaken() {
        return taken;
    }

    /** {@return whether the bar was refused with an error} */
    public boolean isRefusal() {
        return refusal;
    }

    /** The refusal for the same reason, of a bar that was left out or refused. */
    FeedDecision asRefusal() {
        return switch (this) {
            case DUPLICATE_DROPPED -> DUPLICATE_REFUSED;
            case LATE_DROPPED -> LATE_REFUSED;
            case OFF_GRID_DROPPED -> OFF_GRID_REFUSED;
            case OUTSIDE_SESSION_DROPPED -> OUTSIDE_SESSION_REFUSED;
            default -> this;
        };
    }
}
