// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.postgres.PostgresSettings;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Writes the features of a job into the table {@code inference_features_5m}, one row for each vector, as a feature refresh does.
 *
 * <p>Everything up to a checkpoint is in the table before the checkpoint is complete. After a failure the job writes the rows since
 * the last checkpoint again, in the same order: each row takes its own place, so the table is as if each had been written once.
 */
public final class PostgresFeatures {

    /** The uid of the sink: where its state is found in a savepoint. */
    public static final String UID = "feature-parity-postgres";

    private PostgresFeatures() {}

    /**
     * Ends a stream in the table. The sink has as many tasks as the stream, so the vectors of an instrument stay in their order.
     *
     * @param features the vectors, as the job sends them
     * @param config what is computed; the job must send all features
     * @param settings makes the settings of the database, in each task: so no password travels with the job
     * @return the end of the stream
     * @throws ComponentException if the job does not send the raw features, which the table needs
     */
    public static DataStreamSink<FeatureVector> write(
            DataStream<FeatureVector> features,
            FeatureJobConfig config,
            SerializableSupplier<PostgresSettings> settings) {
        return features.forward().sinkTo(sink(config, settings)).name(UID).uid(UID);
    }

    /**
     * Makes the sink alone.
     *
     * @param config what is computed; the job must send all features
     * @param settings makes the settings of the database, in each task
     * @return the sink
     * @throws ComponentException if the job does not send the raw features, which the table needs
     */
    public static Sink<FeatureVector> sink(FeatureJobConfig config, SerializableSupplier<PostgresSettings> settings) {
        if (!config.allFeatures()) {
            String rule = "must be sent for " + UID + ": the table holds raw features (allFeatures)";
            throw new ComponentException(
                    new Fault(ErrorCode.FLINK_SETTING, "raw features", rule, "observations alone"));
        }
        return new FeatureTableSink(config, settings);
    }
}
