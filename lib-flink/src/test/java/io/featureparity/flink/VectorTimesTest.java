// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.RecordTypes;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A vector has the time of its bar, and is never late. */
class VectorTimesTest {

    private static long timeOf(long bar, boolean inserted, long timer) throws Exception {
        FeatureVector vector = FeatureVector.wrapping("I", bar, 1, inserted, new float[0], new double[0]);
        OneInputStreamOperatorTestHarness<FeatureVector, FeatureVector> times =
                new OneInputStreamOperatorTestHarness<>(new VectorTimes());
        times.setup(RecordTypes.of(FeatureVector.class).createSerializer(new ExecutionConfig().getSerializerConfig()));
        times.open();
        times.processElement(vector, timer);
        long time = times.getRecordOutput().iterator().next().getTimestamp();
        times.close();
        return time;
    }

    @Test
    void theTimeOfTheBarTakesThePlaceOfTheTimers() throws Exception {
        assertThat(timeOf(600, false, 300)).isEqualTo(600);
    }

    @Test
    void aBarThatWasInsertedBeforeTheTimerIsNotLate() throws Exception {
        assertThat(timeOf(300, true, 600)).isEqualTo(600);
        assertThat(timeOf(600, true, 300)).isEqualTo(600);
    }
}
