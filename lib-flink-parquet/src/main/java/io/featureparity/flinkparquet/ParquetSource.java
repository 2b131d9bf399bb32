// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import io.featureparity.flink.record.InstrumentBar;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bounded source whose splits are known from the beginning. */
final class ParquetSource implements Source<InstrumentBar, BarFile, List<BarFile>> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<BarFile> splits;

    ParquetSource(List<BarFile> splits) {
        this.splits = new ArrayList<>(splits);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<InstrumentBar, BarFile> createReader(SourceReaderContext context) {
        return new FileReader(context);
    }

    @Override
    public SplitEnumerator<BarFile, List<BarFile>> createEnumerator(SplitEnumeratorContext<BarFile> context) {
        return new FileAssigner(context, splits);
    }

    @Override
    public SplitEnumerator<BarFile, List<BarFile>> restoreEnumerator(
            SplitEnumeratorContext<BarFile> context, List<BarFile> left) {
        return new FileAssigner(context, left);
    }

    @Override
    public SimpleVersionedSerializer<BarFile> getSplitSerializer() {
        return BarFilesSerializer.ofOne();
    }

    @Override
    public SimpleVersionedSerializer<List<BarFile>> getEnumeratorCheckpointSerializer() {
        return new BarFilesSerializer();
    }
}
