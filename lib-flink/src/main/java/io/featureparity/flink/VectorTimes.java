// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives each vector the time of its bar. {@link FeatureTask} computes several bars of an instrument at one timer, and Flink gives
 * all that comes of it the time of the timer: never later than the bar's, and never late. A bar that the policy inserted can be
 * older than the timer; its vector keeps the time of the timer, for windows would drop it as late.
 */
final class VectorTimes extends AbstractStreamOperator<FeatureVector>
        implements OneInputStreamOperator<FeatureVector, FeatureVector> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(StreamRecord<FeatureVector> element) {
        long time = Math.max(element.getValue().time(), element.getTimestamp());
        output.collect(element.replace(element.getValue(), time));
    }
}
