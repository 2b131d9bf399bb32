// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.junit.jupiter.api.Test;

/** Which reader gets which file. */
class FileAssignerTest {

    private static final BarFile A = new BarFile("/a.parquet", "A", "", 0);
    private static final BarFile B = new BarFile("/b.parquet", "B", "symbol", 7);

    private final List<String> calls = new ArrayList<>();

    @SuppressWarnings("unchecked") // a proxy has no parameters
    private SplitEnumeratorContext<BarFile> context() {
        return (SplitEnumeratorContext<BarFile>) Proxy.newProxyInstance(
                FileAssignerTest.class.getClassLoader(),
                new Class<?>[] {SplitEnumeratorContext.class},
                (self, call, with) -> calls.add(call.getName() + Arrays.toString(with)));
    }

    @Test
    void eachFileIsGivenOnceAndAgainIfItsReaderFailed() throws Exception {
        ParquetSource source = new ParquetSource(List.of(A, B));
        assertThat(source.getBoundedness()).isEqualTo(Boundedness.BOUNDED);
        try (SplitEnumerator<BarFile, List<BarFile>> files = source.createEnumerator(context())) {
            files.start();
            files.addReader(1);
            files.handleSplitRequest(1, null);
            files.handleSplitRequest(0, "host");
            files.handleSplitRequest(0, "host");
            files.addSplitsBack(List.of(B), 0);
            files.handleSplitRequest(1, null);
        }
        assertThat(calls)
                .containsExactly(
                        "assignSplit[" + A + ", 1]",
                        "assignSplit[" + B + ", 0]",
                        "signalNoMoreSplits[0]",
                        "assignSplit[" + B + ", 1]");
    }

    @Test
    void aCheckpointRemembersWhatIsLeft() throws Exception {
        ParquetSource source = new ParquetSource(List.of(A, B));
        List<BarFile> left;
        try (SplitEnumerator<BarFile, List<BarFile>> files = source.createEnumerator(context())) {
            files.handleSplitRequest(0, null);
            left = files.snapshotState(1);
        }
        assertThat(left).containsExactly(B);
        try (SplitEnumerator<BarFile, List<BarFile>> files = source.restoreEnumerator(context(), left)) {
            files.handleSplitRequest(5, null);
            files.handleSplitRequest(5, null);
        }
        assertThat(calls)
                .containsExactly("assignSplit[" + A + ", 0]", "assignSplit[" + B + ", 5]", "signalNoMoreSplits[5]");
    }
}
