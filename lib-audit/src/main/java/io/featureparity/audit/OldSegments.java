// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What becomes of closed segments: they are packed, a piece at a time while nothing else is to be done, and the oldest are deleted. */
final class OldSegments {

    private final LogFolder folder;
    private final boolean packs;
    private final Deque<SegmentName> toPack = new ArrayDeque<>();

    private @Nullable SegmentPacker packer;
    private long failedPackings;

    OldSegments(LogFolder folder, boolean packs) {
        this.folder = folder;
        this.packs = packs;
    }

    /** Deletes what lies before the first segment that is kept, the oldest first; the header that says so is on the disk. */
    void deleteBefore(long first) throws IOException {
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

    void pack(Collection<SegmentName> closed) {
        if (packs) {
            toPack.addAll(closed);
        }
    }

    boolean isPacking() {
        return packer != null || !toPack.isEmpty();
    }

    /** Whatever goes wrong harms nothing: the segment stays as it is. */
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
        } catch (IOException | RuntimeException | LinkageError e) { // a JVM can lack what the library of zstd needs
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
