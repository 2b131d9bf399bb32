// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Row;

/**
 * Connects a job with tables and SQL: rows of a table become bars, and vectors become rows of a table. This class does not need
 * Flink's Table API. In your job, {@code StreamTableEnvironment} turns a table into a stream of rows ({@code toDataStream}),
 * and a stream of rows into a table ({@code fromDataStream}).
 */
public final class FeatureTables {

    private static final String BARS_UID = "feature-parity-bars-of-rows";
    private static final String FEATURES_UID = "feature-parity-rows-of-features";
    private static final String RAW = "raw_";

    private FeatureTables() {}

    /**
     * Turns the rows of a table into bars. The columns of the table are {@code instrument} (STRING), {@code time}
     * (TIMESTAMP_LTZ), {@code open}, {@code high}, {@code low}, {@code close} and {@code volume} (DOUBLE or DECIMAL; null where
     * absent). There may be a column {@code source} (STRING), which names the split of each row, such as the partition of a
     * topic.
     *
     * @param rows the rows, as {@code toDataStream} gives them
     * @return the bars, without watermarks of their own
     */
    public static SingleOutputStreamOperator<InstrumentBar> bars(DataStream<Row> rows) {
        return rows.map(RowBars::bar)
                .returns(RecordTypes.of(InstrumentBar.class))
                .name(BARS_UID)
                .uid(BARS_UID);
    }

    /**
     * Turns vectors into rows, for {@code fromDataStream}. The columns of the rows are {@code instrument}, {@code time}
     * (TIMESTAMP_LTZ), {@code bars_seen}, {@code inserted}, and one for each value of the observation, by the names of the
     * contract (FLOAT, null at bars of the warm-up). If the job sends all features, each raw value has a column too, named
     * {@code raw_} and the feature's name (DOUBLE, null where absent).
     *
     * @param config the model and the settings of the job
     * @param vectors the vectors, as the job sends them
     * @return the rows
     * @throws ComponentException if two columns would have the same name
     */
    public static SingleOutputStreamOperator<Row> features(FeatureJobConfig config, DataStream<FeatureVector> vectors) {
        int size = config.model().contract().size();
        int rawSize = config.allFeatures() ? config.model().features().size() : 0;
        return vectors.map(vector -> row(vector, size, rawSize))
                .returns(rowType(config))
                .name(FEATURES_UID)
                .uid(FEATURES_UID);
    }

    private static TypeInformation<Row> rowType(FeatureJobConfig config) {
        List<String> names = new ArrayList<>(List.of("instrument", "time", "bars_seen", "inserted"));
        List<TypeInformation<?>> types =
                new ArrayList<>(List.of(Types.STRING, Types.INSTANT, Types.LONG, Types.BOOLEAN));
        for (FeatureSpec feature : config.model().contract().features()) {
            names.add(feature.name());
            types.add(Types.FLOAT);
        }
        if (config.allFeatures()) {
            for (FeatureSpec feature : config.model().contract().marketFeatures()) {
                names.add(RAW + feature.name());
                types.add(Types.DOUBLE);
            }
        }
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!known.add(name)) {
                String rule = "must have a name of its own";
                throw new ComponentException(new Fault(ErrorCode.FLINK_SETTING, "column of features", rule, name));
            }
        }
        return Types.ROW_NAMED(names.toArray(String[]::new), types.toArray(TypeInformation<?>[]::new));
    }

    private static Row row(FeatureVector vector, int size, int rawSize) {
        Row row = new Row(4 + size + rawSize);
        row.setField(0, vector.instrument());
        row.setField(1, Instant.ofEpochMilli(vector.time()));
        row.setField(2, vector.barsSeen());
        row.setField(3, vector.inserted());
        int at = 4;
        for (float value : vector.observation()) {
            row.setField(at++, value);
        }
        at = 4 + size;
        for (double value : vector.raw()) {
            row.setField(at++, Double.isNaN(value) ? null : value);
        }
        return row;
    }
}
