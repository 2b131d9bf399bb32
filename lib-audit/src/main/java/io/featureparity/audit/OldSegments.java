// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.segment.SegmentReader;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of closed segments: they are packed, and the oldest ones are deleted. Nothing is deleted before the header that says
 * so is on the disk.
 */
final class OldSegments {

    private final LogFolder folder;
    private final int keptSegments;
    private final Deque<SegmentName> toPack = new ArrayDeque<>();

    private SegmentHeader.@Nullable Kept kept;
    private @Nullable SegmentPacker packer;
    private long failedPackings;

    OldSegments(LogFolder folder, int keptSegments) {
        this.folder = folder;
        this.keptSegments = keptSegments;
    }

    void open(SegmentHeader.Kept where, Collection<SegmentName> unpacked) {
        kept = where;
        toPack.addAll(unpacked);
    }

    /**
     * Says where the log begins once a segment is begun.
     *
     * @param next the segment that is begun
     * @param checkpointed how many records the last checkpoint counts; no later one is given up
     */
    SegmentHeader.Kept keptBefore(long next, long checkpointed) throws IOException {
        SegmentHeader.Kept now = Objects.requireNonNull(kept, "open");
        long first = next - keptSegments;
        if (first <= now.segment()) {
            return now;
        }
        SegmentName name = SegmentList.of(folder).segments().get(first);
        if (name != null) {
            try (SegmentReader reader = SegmentReader.open(folder, name)) {
                if (reader.begin() && reader.preamble().firstRecord() <= checkpointed) {
                    kept = new SegmentHeader.Kept(
                            first,
                            reader.preamble().firstRecord(),
                            reader.preamble().chain());
                }
            }
        }
        return Objects.requireNonNull(kept);
    }

    /** Deletes what lies before the log's beginning, the oldest first. */
    void deleteWhatIsNotKept() throws IOException {
        long first = Objects.requireNonNull(kept, "open").segment();
        Collection<SegmentName> gone =
                SegmentList.of(folder).segments().headMap(first, false).values();
        if (packer != null && packer.segment().number() < first) {
            stopPacking();
        }
        toPack.removeIf(name -> name.number() < first);
        for (SegmentName name : gone) {
            folder.delete(name.file());
        }
        if (!gone.isEmpty()) {
            folder.sync();
        }
    }

    // ---- packing, a piece at a time, while nothing else is to be done

    void pack(SegmentName closed) {
        toPack.add(closed);
    }

    boolean isPacking() {
        return packer != null || !toPack.isEmpty();
    }

    void packSome() {
        try {
            if (packer == null) {
                SegmentName next = toPack.poll();
                if (next != null) {
                    packer = SegmentPacker.begin(folder, next);
                }
            } else if (packer.step()) {
                packer = null;
            }
        } catch (IOException e) {
            failedPackings++;
            stopPacking();
        }
    }

    void stopPacking() {
        SegmentPacker unfinished = packer;
        packer = null;
        if (unfinished != null) {
            unfinished.abandon();
        }
    }

    long failedPackings() {
        return failedPackings;
    }
}
