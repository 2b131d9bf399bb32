// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.Checkpoint;
import io.featureparity.audit.record.Chain;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.LastSegment;
import io.featureparity.audit.segment.Preamble;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a log ended, before it is written on: cuts what is no whole record, refuses a log that was damaged, or that is
 * behind its newest checkpoint.
 *
 * @param next what the next segment is and follows
 * @param before how the last segment ended
 * @param cut how many bytes were cut from it
 * @param kept where the log begins
 * @param checkpointed how many records the newest checkpoint counts
 * @param toPack the segments that are not packed
 */
record LogOpening(
        Preamble next,
        SegmentHeader.Before before,
        long cut,
        SegmentHeader.Kept kept,
        long checkpointed,
        List<SegmentName> toPack) {

    static LogOpening of(LogFolder folder, AuditSettings settings) throws IOException {
        SegmentList list = SegmentList.of(folder);
        refuse(list.foreign());
        Checkpoint newest = newest(settings.signing());
        if (newest != null && !newest.logName().equals(settings.name())) {
            throw AuditFaults.setting(
                    "place of checkpoints",
                    "must hold those of the log " + settings.name() + " alone",
                    newest.logName());
        }
        if (list.segments().isEmpty()) {
            requireRecords(settings, newest, 0);
            deleteLeftovers(folder, list);
            return fresh(settings, newest);
        }
        return goingOn(folder, list, settings, newest);
    }

    private static void deleteLeftovers(LogFolder folder, SegmentList list) throws IOException {
        for (String file : list.unfinished()) {
            folder.delete(file);
        }
        for (SegmentName packed : list.twins()) {
            folder.delete(packed.file());
        }
    }

    private static LogOpening fresh(AuditSettings settings, @Nullable Checkpoint newest) {
        String chain = HexFormat.of().formatHex(Chain.beginning(settings.name()));
        return new LogOpening(
                new Preamble(0, 0, chain),
                SegmentHeader.Before.NONE,
                0,
                new SegmentHeader.Kept(0, 0, chain),
                newest == null ? 0 : newest.records(),
                List.of());
    }

    private static LogOpening goingOn(
            LogFolder folder, SegmentList list, AuditSettings settings, @Nullable Checkpoint newest)
            throws IOException {
        NavigableMap<Long, SegmentName> segments = list.segments();
        SegmentHeader.Kept kept = list.kept(folder).orElse(null);
        refuse(list.gaps(folder, kept == null ? segments.firstKey() : kept.segment()));
        if (kept != null && !segments.containsKey(kept.segment())) {
            refuse(List.of(new Fault(
                    ErrorCode.AUDIT_SEGMENT_MISSING,
                    folder.place(SegmentName.plain(kept.segment()).file()),
                    "must be there, for the log begins with it",
                    "missing")));
        }
        long watched = newest == null ? -1 : newest.records();
        LastSegment last = LastSegment.read(folder, segments.lastEntry().getValue(), watched);
        if (!last.isUnfinished()) {
            requireWhole(folder, last, settings, newest);
            deleteLeftovers(folder, list);
            return after(folder, last, segments, newest);
        }
        // The machine stopped while this segment was begun. There was no record in it yet.
        SegmentName unfinished = segments.pollLastEntry().getValue();
        if (segments.isEmpty()) {
            requireOwn(last, fresh(settings, newest).next);
            requireRecords(settings, newest, 0);
            folder.delete(unfinished.file());
            deleteLeftovers(folder, list);
            return fresh(settings, newest);
        }
        LastSegment before = LastSegment.read(folder, segments.lastEntry().getValue(), watched);
        requireOwn(last, before.next());
        requireWhole(folder, before, settings, newest);
        folder.delete(unfinished.file());
        deleteLeftovers(folder, list);
        return after(folder, before, segments, newest);
    }

    /** Refuses a log that is another one, or not the one of its newest checkpoint, before anything is changed. */
    private static void requireWhole(
            LogFolder folder, LastSegment last, AuditSettings settings, @Nullable Checkpoint newest) {
        SegmentHeader header = last.header();
        if (!header.logName().equals(settings.name())) {
            throw AuditFaults.setting(
                    "name of the log", "must be the name in the log's folder, " + header.logName(), settings.name());
        }
        requireRecords(settings, newest, last.next().firstRecord());
        if (newest != null && last.watchedHead() != null && !newest.head().equals(last.watchedHead())) {
            throw AuditFaults.of(new Fault(
                    ErrorCode.AUDIT_CHECKPOINT_DIFFERS,
                    folder.place(last.name().file()),
                    "must have the hash that the newest checkpoint has after " + newest.records() + " records, "
                            + newest.head(),
                    String.valueOf(last.watchedHead())));
        }
    }

    private static void requireRecords(AuditSettings settings, @Nullable Checkpoint newest, long records) {
        if (newest != null && newest.records() > records) {
            throw AuditFaults.of(new Fault(
                    ErrorCode.AUDIT_RECORDS_MISSING,
                    Place.item("audit log", settings.name()),
                    "must have the " + newest.records() + " records that its newest checkpoint counts",
                    records + " records"));
        }
    }

    private static LogOpening after(
            LogFolder folder, LastSegment last, NavigableMap<Long, SegmentName> segments, @Nullable Checkpoint newest)
            throws IOException {
        last.settle(folder);
        folder.sync(); // or the name of the next segment could last, and the name of this one be lost
        SegmentHeader.Kept kept = last.header().kept();
        return new LogOpening(
                last.next(),
                last.lastRecord() instanceof SegmentEnd ? SegmentHeader.Before.ENDED : SegmentHeader.Before.STOPPED,
                last.cut(),
                kept,
                newest == null ? 0 : newest.records(),
                segments.tailMap(kept.segment(), true).values().stream()
                        .filter(name -> !name.packed())
                        .toList());
    }

    /** Deletes no file that merely has the name of the next segment. */
    private static void requireOwn(LastSegment unfinished, Preamble expected) {
        if (!unfinished.beginsLike(expected)) {
            throw AuditFaults.of(unfinished.fault());
        }
    }

    private static @Nullable Checkpoint newest(AuditSettings.@Nullable Signing signing) {
        if (signing == null) {
            return null;
        }
        try {
            List<Long> kept = signing.place().kept();
            if (kept.isEmpty()) {
                return null;
            }
            long newest = kept.get(kept.size() - 1);
            return signing.signer()
                    .verifier()
                    .open(signing.place().place(newest), signing.place().read(newest));
        } catch (IOException e) {
            throw AuditFaults.unreadable(signing.place().place(0), e);
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new AuditLogException(faults, null);
        }
    }
}
