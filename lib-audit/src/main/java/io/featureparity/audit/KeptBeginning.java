// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.segment.Preamble;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.segment.SegmentReader;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Where a log begins, which moves on when a segment is begun and the oldest ones are not to be kept. */
final class KeptBeginning {

    private final LogFolder folder;
    private final Retention retention;
    private final LongSupplier wallClock;

    /** When the first observation of a segment was served; nothing if there is none in it. */
    private final TreeMap<Long, OptionalLong> firstServed = new TreeMap<>();

    private SegmentHeader.Kept kept;

    KeptBeginning(LogFolder folder, Retention retention, LongSupplier wallClock, SegmentHeader.Kept kept) {
        this.folder = folder;
        this.retention = retention;
        this.wallClock = wallClock;
        this.kept = kept;
    }

    SegmentHeader.Kept now() {
        return kept;
    }

    /**
     * Moves on.
     *
     * @param next the segment that is begun
     * @param checkpointed how many records the last checkpoint counts; no later one is given up
     */
    void moveOn(Preamble next, long checkpointed) throws IOException {
        if (retention.equals(Retention.ALL)) {
            return;
        }
        NavigableMap<Long, SegmentName> closed =
                SegmentList.of(folder).segments().subMap(kept.segment(), true, next.segment(), false);
        long first = Math.max(kept.segment(), next.segment() - retention.segments());
        if (retention.hasMostBytes()) {
            first = Math.max(first, firstOfMostBytes(closed, next.segment()));
        }
        if (retention.hasAge()) {
            first = Math.max(first, firstYoungEnough(closed));
        }
        for (long segment = first; segment > kept.segment(); segment--) {
            Preamble begin = segment == next.segment() ? next : preamble(closed.get(segment));
            if (begin != null && begin.firstRecord() <= checkpointed) {
                kept = new SegmentHeader.Kept(segment, begin.firstRecord(), begin.chain());
                firstServed.headMap(segment, false).clear();
                return;
            }
        }
    }

    private long firstOfMostBytes(NavigableMap<Long, SegmentName> closed, long next) throws IOException {
        long bytes = 0;
        long first = next;
        for (SegmentName name : closed.descendingMap().values()) {
            bytes += folder.size(name.file());
            if (bytes > retention.bytes()) {
                return first;
            }
            first = name.number();
        }
        return first;
    }

    /** All of a segment is too old if something was served too long ago in one behind it. */
    private long firstYoungEnough(NavigableMap<Long, SegmentName> closed) throws IOException {
        long latest = wallClock.getAsLong() - retention.age().toMillis();
        long first = kept.segment();
        for (SegmentName name : closed.tailMap(first, false).values()) {
            OptionalLong served = firstServed(name);
            if (served.isPresent() && served.getAsLong() > latest) {
                return first;
            }
            if (served.isPresent()) {
                first = name.number();
            }
        }
        return first;
    }

    private OptionalLong firstServed(SegmentName name) throws IOException {
        OptionalLong known = firstServed.get(name.number());
        if (known == null) {
            known = readFirstServed(name);
            firstServed.put(name.number(), known);
        }
        return known;
    }

    private OptionalLong readFirstServed(SegmentName name) throws IOException {
        try (SegmentReader reader = SegmentReader.open(folder, name)) {
            boolean more = reader.begin();
            while (more && reader.next() == SegmentReader.Step.RECORD) {
                if (reader.record() instanceof ServedVector served) {
                    return OptionalLong.of(served.wallTime());
                }
            }
        }
        return OptionalLong.empty();
    }

    private @Nullable Preamble preamble(@Nullable SegmentName name) throws IOException {
        if (name == null) {
            return null;
        }
        try (SegmentReader reader = SegmentReader.open(folder, name)) {
            return reader.begin() ? reader.preamble() : null;
        }
    }
}
