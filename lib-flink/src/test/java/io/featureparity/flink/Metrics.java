// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;

/** What an operator without a cluster has told Flink's registry of metrics: all that it counts in the group feature_parity. */
final class Metrics {

    private final Map<String, Metric> all = new TreeMap<>();

    /** An environment whose metrics are kept. */
    MockEnvironment environment() {
        TestingMetricRegistry registry = TestingMetricRegistry.builder()
                .setRegisterConsumer(this::register)
                .build();
        return MockEnvironment.builder()
                .setMetricGroup(TaskManagerMetricGroup.createTaskManagerMetricGroup(
                                registry, "localhost", ResourceID.generate())
                        .addJob(new JobID(), "job")
                        .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task"))
                .build();
    }

    private void register(Metric metric, String name, AbstractMetricGroup<?> group) {
        String[] scope = group.getScopeComponents();
        if (scope[scope.length - 1].equals("feature_parity")) {
            all.put(name, metric);
        }
    }

    /** The values of all that there are, by their names. */
    Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>();
        all.forEach((name, metric) -> values.put(name, value(metric)));
        return values;
    }

    private static long value(Metric metric) {
        return metric instanceof Gauge<?> gauge
                ? ((Number) gauge.getValue()).longValue()
                : ((Counter) metric).getCount();
    }
}
