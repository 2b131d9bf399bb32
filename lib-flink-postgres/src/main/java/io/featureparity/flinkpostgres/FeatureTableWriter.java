// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.postgres.PostgresFeatureWriter;
import io.featureparity.store.row.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;

/** Writes the vectors of one task: when many have come, when the first of them has waited a while, and at each checkpoint. */
final class FeatureTableWriter implements SinkWriter<FeatureVector> {

    /** More rows in one call are hardly quicker. */
    static final int MANY = 1_000;

    static final long LONGEST_WAIT_MILLIS = 200;

    private final VectorRows rows;
    private final PostgresFeatureWriter table;
    private final ProcessingTimeService timers;
    private final Counter written;
    private final Counter ignored;
    private final List<FeatureRow> waiting = new ArrayList<>();
    private boolean timed;

    /**
     * Makes one.
     *
     * @param rows makes rows of vectors
     * @param table where they go
     * @param timers wakes it
     * @param written counts the rows that the table took
     * @param ignored counts the rows that it did not take, for it has one of a later bar number
     */
    FeatureTableWriter(
            VectorRows rows,
            PostgresFeatureWriter table,
            ProcessingTimeService timers,
            Counter written,
            Counter ignored) {
        this.rows = rows;
        this.table = table;
        this.timers = timers;
        this.written = written;
        this.ignored = ignored;
    }

    @Override
    public void write(FeatureVector vector, Context context) {
        waiting.add(rows.of(vector));
        if (waiting.size() >= MANY) {
            flush(false);
        } else if (!timed) {
            timed = true;
            // A timer that fails ends the task, whoever holds its future.
            ScheduledFuture<?> unused =
                    timers.registerTimer(timers.getCurrentProcessingTime() + LONGEST_WAIT_MILLIS, time -> {
                        timed = false;
                        flush(false);
                    });
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        if (!waiting.isEmpty()) {
            int taken = table.write(waiting);
            written.inc(taken);
            ignored.inc(waiting.size() - taken);
            waiting.clear();
        }
    }

    /** What waits is written again from the last checkpoint on. */
    @Override
    public void close() {
        table.close();
    }
}
