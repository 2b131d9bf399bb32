// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.InstrumentBar;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

class RecordSplitTest {

    /** An environment that gives the counters of the group feature_parity away. */
    private static MockEnvironment environment(Map<String, Counter> counters) {
        TestingMetricRegistry registry = TestingMetricRegistry.builder()
                .setRegisterConsumer((metric, name, group) -> {
                    String[] scope = group.getScopeComponents();
                    if (scope[scope.length - 1].equals("feature_parity")) {
                        counters.put(name, (Counter) metric);
                    }
                })
                .build();
        return MockEnvironment.builder()
                .setMetricGroup(TaskManagerMetricGroup.createTaskManagerMetricGroup(
                                registry, "localhost", ResourceID.generate())
                        .addJob(new JobID(), "job")
                        .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task"))
                .build();
    }

    @Test
    @SuppressWarnings("try") // the harness may be interrupted while it closes
    void recordsGoOnAndTheOthersAsideAndEachKindIsCounted() throws Exception {
        Map<String, Counter> counters = new TreeMap<>();
        InstrumentBar bar = new InstrumentBar("I", "bars-0", 7, 1, 1, 1, 1, 1);
        RefusedRecord torn = new RefusedRecord("bars-0", 0, "FP-1307", "torn", null, new byte[0], 0);
        try (OneInputStreamOperatorTestHarness<Either<Notice, InstrumentBar>, InstrumentBar> operator =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new RecordSplit<InstrumentBar>()), environment(counters))) {
            operator.open();
            operator.processElement(Either.Right(bar), 7);
            for (int i = 0; i < 3; i++) {
                operator.processElement(Either.Left(new Notice(9, null)), 0);
            }
            operator.processElement(Either.Left(new Notice(Long.MIN_VALUE, torn)), 0);
            operator.processElement(Either.Left(new Notice(Long.MIN_VALUE, torn)), 0);

            assertThat(operator.extractOutputValues()).containsExactly(bar);
            assertThat(operator.getSideOutput(RecordSplit.tag()))
                    .hasSize(2)
                    .allSatisfy(record -> assertThat(record.getValue())
                            .usingRecursiveComparison()
                            .isEqualTo(torn));
            assertThat(counters).hasSize(3);
            assertThat(counters.get("records_read").getCount()).isEqualTo(1);
            assertThat(counters.get("records_refused").getCount()).isEqualTo(2);
            assertThat(counters.get("heartbeats").getCount()).isEqualTo(3);
        }
    }
}
