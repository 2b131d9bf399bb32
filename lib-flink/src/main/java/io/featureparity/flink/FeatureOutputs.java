// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.BarDecision;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.flink.record.RefusedPublication;
import org.apache.flink.util.OutputTag;

/** The side outputs of a job. */
final class FeatureOutputs {

    private FeatureOutputs() {}

    static OutputTag<BarDecision> decisions() {
        return tag("feature-parity-decisions", BarDecision.class);
    }

    static OutputTag<LateBar> lateBars() {
        return tag("feature-parity-late-bars", LateBar.class);
    }

    static OutputTag<RefusedBar> refusedBars() {
        return tag("feature-parity-refused-bars", RefusedBar.class);
    }

    static OutputTag<RefusedPublication> refusedPublications() {
        return tag("feature-parity-refused-publications", RefusedPublication.class);
    }

    private static <T> OutputTag<T> tag(String id, Class<T> type) {
        return new OutputTag<>(id, RecordTypes.of(type));
    }
}
