// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.OperatorIOMetricGroup;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** What Flink gives a sink in one task: timers, and metrics, which are kept under their names. */
final class OneTask {

    private final Map<String, Counter> counters = new TreeMap<>();
    private final WriterInitContext context;

    OneTask(ProcessingTimeService timers) {
        Kept metrics = new Kept(counters, "");
        context = (WriterInitContext) Proxy.newProxyInstance(
                WriterInitContext.class.getClassLoader(),
                new Class<?>[] {WriterInitContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProcessingTimeService" -> timers;
                    case "metricGroup" -> metrics;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    WriterInitContext context() {
        return context;
    }

    /** What was counted, by the names of the metrics. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, counter) -> counts.put(name, counter.getCount()));
        return counts;
    }

    private static final class Kept extends UnregisteredMetricsGroup implements SinkWriterMetricGroup {

        private final Map<String, Counter> counters;
        private final String group;

        Kept(Map<String, Counter> counters, String group) {
            this.counters = counters;
            this.group = group;
        }

        @Override
        public MetricGroup addGroup(String name) {
            return new Kept(counters, group + name + ".");
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(group + name, key -> new SimpleCounter());
        }

        @Override
        public Counter getNumRecordsSendCounter() {
            return counter("numRecordsSend");
        }

        @Override
        public Counter getNumRecordsOutErrorsCounter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Counter getNumRecordsSendErrorsCounter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Counter getNumBytesSendCounter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCurrentSendTimeGauge(Gauge<Long> gauge) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OperatorIOMetricGroup getIOMetricGroup() {
            throw new UnsupportedOperationException();
        }
    }
}
