// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

/**
 * How much a replay compared.
 *
 * @param decided how many decisions there are in the range
 * @param compared how many of them could be compared
 * @param equal how many of these are equal in all that was compared
 * @param outputs for how many the model's answer and the action were compared; an audit log alone holds neither
 * @param notComputed about how many decisions nothing could be computed
 * @param undecided at how many bars there is an observation and no decision
 * @param corrected how many decisions were made before their bar was corrected; they are compared with what they could see
 * @param ofOtherModels how many decisions of other models are in the range; nobody looked at them
 */
public record ReplayCounts(
        long decided,
        long compared,
        long equal,
        long outputs,
        long notComputed,
        long undecided,
        long corrected,
        long ofOtherModels) {

    /** {@return how many of the compared decisions differ} */
    public long different() {
        return compared - equal;
    }
}
