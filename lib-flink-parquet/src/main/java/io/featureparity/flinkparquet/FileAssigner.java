// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives each reader the next file when it asks for one. */
final class FileAssigner implements SplitEnumerator<BarFile, List<BarFile>> {

    private final SplitEnumeratorContext<BarFile> context;
    private final Queue<BarFile> left;

    FileAssigner(SplitEnumeratorContext<BarFile> context, Collection<BarFile> left) {
        this.context = context;
        this.left = new ArrayDeque<>(left);
    }

    @Override
    public void start() {}

    @Override
    public void addReader(int reader) {}

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        BarFile next = left.poll();
        if (next == null) {
            context.signalNoMoreSplits(reader);
        } else {
            context.assignSplit(next, reader);
        }
    }

    @Override
    public void addSplitsBack(List<BarFile> splits, int reader) {
        left.addAll(splits);
    }

    @Override
    public List<BarFile> snapshotState(long checkpoint) {
        return new ArrayList<>(left);
    }

    @Override
    public void close() {}
}
