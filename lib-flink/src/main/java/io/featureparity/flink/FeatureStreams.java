// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.BarDecision;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.flink.record.RefusedPublication;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The streams that a job sends out. */
public final class FeatureStreams {

    private final SingleOutputStreamOperator<FeatureVector> features;
    private final SingleOutputStreamOperator<FeatureVector> computed;
    private final DataStream<RefusedPublication> refusedPublications;

    FeatureStreams(
            SingleOutputStreamOperator<FeatureVector> features,
            SingleOutputStreamOperator<FeatureVector> computed,
            DataStream<RefusedPublication> refusedPublications) {
        this.features = features;
        this.computed = computed;
        this.refusedPublications = refusedPublications;
    }

    /** {@return one vector for each bar that was taken in, of each instrument in the order of its bars} */
    public SingleOutputStreamOperator<FeatureVector> features() {
        return features;
    }

    /** {@return the decisions of the policy about bars, except plain acceptance} */
    public DataStream<BarDecision> decisions() {
        return computed.getSideOutput(FeatureOutputs.decisions());
    }

    /** {@return bars that came after the watermark had passed their time} */
    public DataStream<LateBar> lateBars() {
        return computed.getSideOutput(FeatureOutputs.lateBars());
    }

    /** {@return bars that were refused, with the code of the rule that they break} */
    public DataStream<RefusedBar> refusedBars() {
        return computed.getSideOutput(FeatureOutputs.refusedBars());
    }

    /** {@return publications that were refused, with the code of the rule that they break} */
    public DataStream<RefusedPublication> refusedPublications() {
        return refusedPublications;
    }
}
