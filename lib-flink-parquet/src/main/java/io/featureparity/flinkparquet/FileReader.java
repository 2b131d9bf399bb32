// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import io.featureparity.flink.record.InstrumentBar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads one file after the other, and asks for the next one at the end of each. */
final class FileReader implements SourceReader<InstrumentBar, BarFile> {

    private final SourceReaderContext context;
    private final Deque<BarFile> waiting = new ArrayDeque<>();
    private CompletableFuture<Void> news = new CompletableFuture<>();
    private @Nullable OpenFile open;
    private boolean last;

    FileReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        if (waiting.isEmpty()) {
            context.sendSplitRequest();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<InstrumentBar> output) {
        OpenFile file = open;
        if (file == null) {
            BarFile next = waiting.poll();
            if (next == null) {
                return last ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
            }
            file = OpenFile.at(next);
            open = file;
        }
        InstrumentBar bar = file.next();
        if (bar == null) {
            file.close();
            open = null;
            if (waiting.isEmpty() && !last) {
                news = new CompletableFuture<>();
                context.sendSplitRequest();
            }
        } else {
            output.collect(bar, bar.time());
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<BarFile> snapshotState(long checkpoint) {
        List<BarFile> left = new ArrayList<>();
        if (open != null) {
            left.add(open.place());
        }
        left.addAll(waiting);
        return left;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return news;
    }

    @Override
    public void addSplits(List<BarFile> splits) {
        waiting.addAll(splits);
        news.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        last = true;
        news.complete(null);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
