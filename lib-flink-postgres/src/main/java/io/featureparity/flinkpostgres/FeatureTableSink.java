// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.postgres.PostgresFeatureWriter;
import io.featureparity.postgres.PostgresSettings;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableSupplier;

/** What travels to each task of the sink. */
final class FeatureTableSink implements Sink<FeatureVector> {

    private static final long serialVersionUID = 1L;

    private final FeatureJobConfig config;
    private final SerializableSupplier<PostgresSettings> settings;

    FeatureTableSink(FeatureJobConfig config, SerializableSupplier<PostgresSettings> settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public SinkWriter<FeatureVector> createWriter(WriterInitContext context) {
        VectorRows rows = new VectorRows(config.model(), config.agentPosition());
        return new FeatureTableWriter(
                rows,
                PostgresFeatureWriter.open(settings.get()),
                context.getProcessingTimeService(),
                context.metricGroup().getNumRecordsSendCounter(),
                context.metricGroup().addGroup("feature_parity").counter("rows_ignored"));
    }
}
