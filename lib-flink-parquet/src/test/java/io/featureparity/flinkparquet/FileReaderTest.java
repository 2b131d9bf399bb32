// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import io.featureparity.flink.record.InstrumentBar;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One task of the source, driven by hand. */
class FileReaderTest {

    @TempDir
    private Path folder;

    /** What a task sends. */
    private static final class Sent implements ReaderOutput<InstrumentBar> {

        private final List<InstrumentBar> bars = new ArrayList<>();

        @Override
        public void collect(InstrumentBar bar) {
            throw new IllegalStateException("without a time");
        }

        @Override
        public void collect(InstrumentBar bar, long time) {
            assertThat(time).isEqualTo(bar.time());
            bars.add(bar);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<InstrumentBar> createOutputForSplit(String split) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String split) {}
    }

    private int asked;

    private FileReader reader() {
        SourceReaderContext context = (SourceReaderContext) Proxy.newProxyInstance(
                FileReaderTest.class.getClassLoader(),
                new Class<?>[] {SourceReaderContext.class},
                (self, call, with) -> {
                    assertThat(call.getName()).isEqualTo("sendSplitRequest");
                    return asked++;
                });
        return new FileReader(context);
    }

    private static List<InstrumentBar> readAll(FileReader reader) {
        Sent sent = new Sent();
        reader.notifyNoMoreSplits();
        while (reader.pollNext(sent) != InputStatus.END_OF_INPUT) {
            assertThat(reader.isAvailable()).isCompleted();
        }
        return sent.bars;
    }

    private Path file(String name, List<InstrumentBar> bars) {
        return BarFiles.write(folder.resolve(name), bars);
    }

    @Test
    void theRowsOfEachInstrumentAreReadByTheColumn() throws Exception {
        Path first = folder.resolve("first.parquet");
        List<InstrumentBar> a = BarFiles.bars("A", first, 30);
        List<InstrumentBar> b = BarFiles.bars("B", first, 30);
        List<InstrumentBar> mixed = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            mixed.add(b.get(i));
            mixed.add(a.get(i));
        }
        List<InstrumentBar> c = BarFiles.bars("C", folder.resolve("second.parquet"), 30);
        List<BarFile> splits =
                ParquetBars.splits(List.of(file("first.parquet", mixed), file("second.parquet", c)), "symbol");
        try (FileReader reader = reader()) {
            reader.addSplits(splits);
            List<InstrumentBar> expected = new ArrayList<>(b);
            expected.addAll(a);
            expected.addAll(c);
            assertThat(readAll(reader)).isEqualTo(expected);
        }
    }

    @Test
    void anotherTaskGoesOnWhereACheckpointWasTaken() throws Exception {
        Path first = folder.resolve("first.parquet");
        List<InstrumentBar> expected = new ArrayList<>(BarFiles.bars("A", first, 30));
        BarFile a = BarFile.of(file("first.parquet", expected), "A", "");
        List<InstrumentBar> b = BarFiles.bars("B", folder.resolve("second.parquet"), 10);
        expected.addAll(b);
        List<BarFile> saved;
        Sent sent = new Sent();
        try (FileReader reader = reader()) {
            reader.addSplits(List.of(a, BarFile.of(file("second.parquet", b), "B", "")));
            for (int i = 0; i < 17; i++) {
                reader.pollNext(sent);
            }
            saved = restored(reader.snapshotState(1));
            reader.pollNext(sent);
        }
        assertThat(saved).extracting(BarFile::sent).containsExactly(17L, 0L);
        try (FileReader reader = reader()) {
            reader.addSplits(saved);
            List<InstrumentBar> all = new ArrayList<>(sent.bars.subList(0, 17));
            all.addAll(readAll(reader));
            assertThat(all).isEqualTo(expected);
        }
    }

    private static List<BarFile> restored(List<BarFile> splits) throws IOException {
        BarFilesSerializer all = new BarFilesSerializer();
        List<BarFile> read = all.deserialize(all.getVersion(), all.serialize(splits));
        SimpleVersionedSerializer<BarFile> one = BarFilesSerializer.ofOne();
        assertThat(one.deserialize(one.getVersion(), one.serialize(read.get(0))))
                .isEqualTo(splits.get(0));
        return read;
    }

    @Test
    void aStateOfALaterFormIsNotRead() {
        assertThat(refusal(IOException.class, () -> new BarFilesSerializer().deserialize(2, new byte[4])))
                .hasMessageContaining("form 2");
    }

    @Test
    void aTaskAsksForTheNextFileAtTheEndOfEach() throws Exception {
        Path first = folder.resolve("first.parquet");
        BarFile a = BarFile.of(file("first.parquet", BarFiles.bars("A", first, 2)), "A", "");
        Sent sent = new Sent();
        try (FileReader reader = reader()) {
            reader.start();
            assertThat(asked).isEqualTo(1);
            assertThat(reader.pollNext(sent)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.isAvailable()).isNotDone();
            reader.addSplits(List.of(a));
            assertThat(reader.isAvailable()).isCompleted();
            for (int i = 0; i < 3; i++) {
                assertThat(reader.pollNext(sent)).isEqualTo(InputStatus.MORE_AVAILABLE);
            }
            assertThat(asked).isEqualTo(2);
            assertThat(reader.snapshotState(2)).isEmpty();
            assertThat(reader.pollNext(sent)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.isAvailable()).isNotDone();
            assertThat(readAll(reader)).isEmpty();
        }
    }

    @Test
    void aFileOutOfOrderIsRefusedAtItsRow() throws Exception {
        Path path = folder.resolve("A.parquet");
        List<InstrumentBar> bars = new ArrayList<>(BarFiles.bars("A", path, 5));
        bars.add(bars.get(3));
        try (FileReader reader = reader()) {
            reader.addSplits(List.of(BarFile.of(file("A.parquet", bars), "A", "")));
            assertThat(refusal(InputException.class, () -> readAll(reader)))
                    .hasMessageContaining("A.parquet, row 6, time");
        }
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws Exception {
        try (FileReader reader = reader()) {
            reader.addSplits(List.of(BarFile.of(folder.resolve("none.parquet"), "A", "")));
            assertThat(refusal(InputException.class, () -> readAll(reader)))
                    .hasMessageContaining("none.parquet")
                    .hasMessageContaining("no file of this name");
        }
    }
}
