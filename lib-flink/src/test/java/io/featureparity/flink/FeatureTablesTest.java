// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RefusedBar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bars from SQL, features to SQL. */
@ExtendWith(ClusterExtension.class)
class FeatureTablesTest {

    private static Row row(InstrumentBar bar) {
        Row row = Row.withNames();
        row.setField("instrument", bar.instrument());
        row.setField("time", Instant.ofEpochMilli(bar.time()));
        row.setField("open", bar.open());
        row.setField("high", bar.high());
        row.setField("low", bar.low());
        row.setField("close", bar.close());
        row.setField("volume", bar.volume());
        return row;
    }

    @Test
    void sqlInSqlOut(ClusterExtension.Cluster cluster) throws Exception {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(1);
        List<String> values = new ArrayList<>();
        List<InstrumentBar> bars = new ArrayList<>();
        for (int i = 0; i < SomeBars.LENGTH; i++) {
            InstrumentBar bar = SomeBars.bar("USD/COP", "", SomeBars.time(i), 4000 + i * 37 % 11 / 8.0);
            bars.add(bar);
            values.add("('" + bar.instrument() + "', " + bar.time() + ", " + bar.open() + ", " + bar.high() + ", "
                    + bar.low() + ", " + bar.close() + ", " + bar.volume() + ")");
        }
        String ticks = "(VALUES " + String.join(", ", values) + ") AS t (symbol, millis, o, h, l, c, v)";
        FeatureJobConfig config = History.settings().allFeatures().build();

        // Shown in lib-flink/README.md
        StreamTableEnvironment tables = StreamTableEnvironment.create(job);
        Table query = tables.sqlQuery("SELECT symbol AS instrument, TO_TIMESTAMP_LTZ(millis, 3) AS `time`,"
                + " o AS `open`, h AS high, l AS low, c AS `close`, v AS volume FROM " + ticks);
        DataStream<InstrumentBar> input = FeatureTables.bars(tables.toDataStream(query))
                .assignTimestampsAndWatermarks(FeatureWatermarks.ofBars(config, Duration.ofSeconds(5)));
        DataStream<Row> output =
                FeatureTables.features(config, FeatureJob.attach(config, input).features());
        Schema schema = Schema.newBuilder()
                .columnByMetadata("rowtime", "TIMESTAMP_LTZ(3)")
                .watermark("rowtime", "SOURCE_WATERMARK()")
                .build();
        tables.createTemporaryView("features", output, schema);
        Table selected = tables.sqlQuery(
                "SELECT instrument, `time`, bars_seen, log_ret_5m, raw_log_ret_5m FROM features WHERE NOT inserted");
        // Shown up to here

        Collected.collect(tables.toDataStream(selected), "sql");
        cluster.run(job, null);

        List<Row> expected = new ArrayList<>();
        try (Harness harness = Harness.begin(config, 1)) {
            harness.bars(bars);
            harness.end();
            int feature = History.MODEL.contract().indexOf("log_ret_5m");
            for (FeatureVector vector : harness.features()) {
                double raw = vector.raw()[feature];
                expected.add(Row.of(
                        vector.instrument(),
                        Instant.ofEpochMilli(vector.time()),
                        vector.barsSeen(),
                        vector.observation().length == 0 ? null : vector.observation()[feature],
                        Double.isNaN(raw) ? null : raw));
            }
        }
        assertThat(expected).hasSize(SomeBars.LENGTH);
        assertThat(Collected.<Row>of("sql")).isEqualTo(expected);
    }

    @Test
    void aRowWithoutValuesIsABarThatIsRefusedLater() {
        Row empty = row(SomeBars.bar("A", 0));
        for (String column : List.of("instrument", "time", "open", "high", "low", "close", "volume")) {
            empty.setField(column, null);
        }
        assertThat(RowBars.bar(empty))
                .isEqualTo(new InstrumentBar(
                        "", "", Long.MIN_VALUE, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void aTimeThatNoLongHoldsCostsItsRowAlone() throws Exception {
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            for (Instant time : List.of(Instant.MIN, Instant.MAX)) {
                Row row = row(SomeBars.bar("A", 3));
                row.setField("time", time);
                harness.bar(RowBars.bar(row));
            }
            harness.bars(SomeBars.bars("A"));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::code)
                    .containsExactly("FP-554", "FP-554");
            assertThat(harness.features()).isEqualTo(SomeBars.alone(SomeBars.bars("A")));
        }
        Row row = row(SomeBars.bar("A", 3));
        row.setField("time", Instant.ofEpochMilli(SomeBars.time(3)).plusNanos(999_999));
        assertThat(RowBars.bar(row)).isEqualTo(SomeBars.bar("A", "", SomeBars.time(3), 4003));
    }

    @Test
    void decimalsAndTheNameOfTheSplitAreTaken() {
        Row row = row(SomeBars.bar("A", 0));
        row.setField("close", new BigDecimal("4000.1"));
        row.setField("source", "bars-7");
        assertThat(RowBars.bar(row))
                .isEqualTo(new InstrumentBar("A", "bars-7", SomeBars.time(0), 4000, 4001, 3999, 4000.1, 5));
    }

    @Test
    void aColumnThatIsMissingOrOfAnotherTypeIsRefused() {
        Map<Object, String> wrong = new HashMap<>();
        wrong.put(LocalDateTime.MIN, "time");
        wrong.put(7L, "instrument");
        wrong.put(1.5f, "close");
        wrong.put("4000", "open");
        wrong.forEach((value, column) -> {
            Row row = row(SomeBars.bar("A", 0));
            row.setField(column, value);
            assertThat(refusal(ComponentException.class, () -> RowBars.bar(row)))
                    .hasMessageStartingWith("FP-1323 at table of bars, " + column + ": must be of the type")
                    .hasMessageEndingWith("but was " + value.getClass().getSimpleName());
        });
        Row without = Row.project(row(SomeBars.bar("A", 0)), new String[] {"instrument", "time", "open", "high"});
        assertThat(refusal(ComponentException.class, () -> RowBars.bar(without)))
                .hasMessageStartingWith("FP-1323 at table of bars, low: must be a column of the table");
        assertThat(refusal(ComponentException.class, () -> RowBars.bar(Row.of(1, 2))))
                .hasMessageStartingWith("FP-1323 at table of bars, the row: must name its columns");
    }
}
