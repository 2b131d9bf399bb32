// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What the gate counts, as metrics of Flink in the group {@code feature_parity}, since it started; and how many wait in it now. */
final class GateCounts {

    private final Counter held;
    private final Counter sent;
    private final Counter late;
    private final Counter refused;

    /**
     * Makes the counters.
     *
     * @param gate the metrics of the operator
     * @param waiting tells how many publications wait
     */
    GateCounts(MetricGroup gate, IntSupplier waiting) {
        MetricGroup group = gate.addGroup("feature_parity");
        held = group.counter("publications_held");
        sent = group.counter("publications_sent");
        late = group.counter("publications_late");
        refused = group.counter("publications_refused");
        group.gauge("publications_waiting", (Gauge<Integer>) waiting::getAsInt);
    }

    /** A publication is held back. */
    void held() {
        held.inc();
    }

    /** A publication was sent on to all tasks. */
    void sent() {
        sent.inc();
    }

    /** A publication came after the watermark had passed its availability. */
    void late() {
        late.inc();
    }

    /** A publication was refused for another reason. */
    void refused() {
        refused.inc();
    }
}
