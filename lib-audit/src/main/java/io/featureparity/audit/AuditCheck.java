// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.AuditFindings.Ending;
import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.audit.checkpoint.CheckpointVerifier;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.Chain;
import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.segment.DamagedPackingException;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.segment.SegmentReader;
import io.featureparity.audit.segment.SegmentReader.Step;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole log: every frame, the chain from the first record to the last, and every checkpoint. It goes on after a fault, so
 * it finds all faults. The log may be written at the same time: the check reads what is there, and waits for a record that is just
 * being written. Memory is bounded.
 */
public final class AuditCheck {

    /** The largest number of faults that are listed. Further ones are only counted. */
    public static final int MOST_FAULTS = 1000;

    private final LogFolder folder;
    private final List<Fault> faults = new ArrayList<>();
    private final CheckpointTrail checkpoints;
    private final RecordVisitor visitor;

    /** The segment that is checked first; the log's first one if it begins later. */
    private final long since;

    /** Whether the visitor has seen enough. */
    private boolean stopped;

    private long moreFaults;
    private long segments;
    private long records;
    private long served;
    private long dropped;
    private Ending ending = Ending.EMPTY;

    private @Nullable String logName;

    /** What the next segment must follow; null where that is not known, behind a fault. */
    private @Nullable String head;

    private long next;

    private AuditCheck(LogFolder folder, CheckpointTrail checkpoints, RecordVisitor visitor, long since) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.visitor = visitor;
        this.since = since;
    }

    /**
     * Checks a log without checkpoints. This cannot tell whether records were cut off at the end, or whether the whole
     * log was written anew.
     *
     * @param folder the folder of the log
     * @return what was found
     * @throws io.featureparity.contract.error.AuditLogException if a file cannot be read
     */
    public static AuditFindings of(Path folder) {
        return of(new DiskFolder(folder), CheckpointTrail.none());
    }

    /**
     * Checks a log without checkpoints, and shows each whole record on the way. So one pass reads and checks a log, and goes on
     * after a fault.
     *
     * @param folder the folder of the log
     * @param visitor receives the records, on the calling thread
     * @return what was found
     * @throws io.featureparity.contract.error.AuditLogException if a file cannot be read
     */
    public static AuditFindings of(Path folder, RecordVisitor visitor) {
        return from(folder, 0, visitor);
    }

    /**
     * Checks a log from one of its segments on, and shows each whole record on the way. Earlier segments are not
     * checked.
     *
     * @param folder the folder of the log
     * @param segment the number of the first segment
     * @param visitor receives the records, on the calling thread
     * @return what was found
     * @throws io.featureparity.contract.error.AuditLogException if a file cannot be read
     */
    public static AuditFindings from(Path folder, long segment, RecordVisitor visitor) {
        return of(new DiskFolder(folder), CheckpointTrail.none(), visitor, segment);
    }

    /**
     * Checks a log and its checkpoints.
     *
     * @param folder the folder of the log
     * @param verifier the key of the checkpoints
     * @param place where the checkpoints are kept
     * @return what was found
     * @throws io.featureparity.contract.error.AuditLogException if a file cannot be read
     */
    public static AuditFindings of(Path folder, CheckpointVerifier verifier, CheckpointPlace place) {
        return of(new DiskFolder(folder), CheckpointTrail.of(verifier, place));
    }

    static AuditFindings of(LogFolder folder, CheckpointTrail checkpoints) {
        return of(folder, checkpoints, (header, record) -> true, 0);
    }

    private static AuditFindings of(LogFolder folder, CheckpointTrail checkpoints, RecordVisitor visitor, long since) {
        AuditCheck check = new AuditCheck(folder, checkpoints, visitor, since);
        try {
            check.run();
        } catch (IOException e) {
            throw AuditFaults.unreadable(folder.place(""), e);
        }
        return new AuditFindings(
                check.segments,
                check.records,
                check.served,
                check.dropped,
                checkpoints.compared(),
                checkpoints.proven(),
                check.ending,
                check.faults,
                check.moreFaults);
    }

    private void run() throws IOException {
        SegmentList list = SegmentList.of(folder);
        list.foreign().forEach(this::add);
        checkpoints.begin().forEach(this::add);
        if (!list.segments().isEmpty()) {
            SegmentHeader.Kept kept = list.kept(folder).orElse(null);
            reportMissingBeginning(list, kept == null ? 0 : kept.segment());
            NavigableMap<Long, SegmentName> rest = from(list, kept);
            while (!rest.isEmpty()) {
                SegmentName name = rest.firstEntry().getValue();
                boolean there = checkSegment(name, rest.size() == 1);
                if (stopped) {
                    return;
                }
                rest = there ? rest.tailMap(name.number(), false) : behindDeleted(name, rest);
            }
        }
        checkpoints.end(next, logName == null ? "" : logName).forEach(this::add);
    }

    /** The segments of a log from its beginning on, which is known where a header can be read. */
    private NavigableMap<Long, SegmentName> from(SegmentList list, SegmentHeader.@Nullable Kept kept) {
        long first = kept == null ? 0 : kept.segment();
        head = kept == null ? null : kept.chain();
        next = kept == null ? 0 : kept.record();
        if (since > first) {
            first = since;
            head = null;
        }
        list.gaps(folder, first).forEach(this::add);
        return list.segments().tailMap(first, true);
    }

    /** Goes on where the log begins by now, if its writer has deleted a segment since it was listed. */
    private NavigableMap<Long, SegmentName> behindDeleted(SegmentName name, NavigableMap<Long, SegmentName> rest)
            throws IOException {
        SegmentList now = SegmentList.of(folder);
        SegmentHeader.Kept kept = now.kept(folder).orElse(null);
        if (kept != null && kept.segment() > name.number()) {
            return from(now, kept);
        }
        head = null;
        add(new Fault(
                ErrorCode.AUDIT_SEGMENT_MISSING,
                folder.place(name.file()),
                "must stay while the log is checked",
                "missing"));
        return rest.tailMap(name.number(), false);
    }

    private void reportMissingBeginning(SegmentList list, long first) {
        if (list.segments().ceilingKey(first) == null) {
            add(new Fault(
                    ErrorCode.AUDIT_SEGMENT_MISSING,
                    folder.place(SegmentName.plain(first).file()),
                    "must be there, for the log begins with it",
                    "missing"));
        }
    }

    // ---- one segment

    /** Checks a segment, if it is still there. */
    private boolean checkSegment(SegmentName name, boolean isLast) throws IOException {
        try (SegmentReader reader = SegmentReader.open(folder, name)) {
            segments++;
            if (isLast ? reader.awaitBegin() : reader.begin()) {
                checkPlace(reader);
                readRecords(reader, isLast);
            } else {
                addUnbegun(reader, isLast);
            }
        } catch (NoSuchFileException gone) {
            return false;
        } catch (DamagedPackingException e) {
            add(new Fault(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    folder.place(name.file()).part("record " + next),
                    "must be unpacked to its end",
                    String.valueOf(e.getMessage())));
            head = null;
        }
        return true;
    }

    private void addUnbegun(SegmentReader reader, boolean isLast) throws IOException {
        Fault fault = reader.fault();
        boolean torn = isLast && reader.isUnbegun();
        add(
                torn
                        ? new Fault(
                                ErrorCode.AUDIT_TAIL_TORN,
                                fault.place(),
                                "must be whole unless the log is being written; opening it deletes a segment that was only begun",
                                "the beginning of a segment")
                        : fault);
        head = null;
        ending = Ending.TORN;
    }

    private void checkPlace(SegmentReader reader) {
        boolean follows = head == null
                || (reader.preamble().chain().equals(head) && reader.preamble().firstRecord() == next);
        if (!follows) {
            add(new Fault(
                    ErrorCode.AUDIT_CHAIN,
                    folder.place(reader.name().file()),
                    "must follow record " + (next - 1) + ", with the hash " + head,
                    "one that follows record " + (reader.preamble().firstRecord() - 1) + ", with the hash "
                            + reader.preamble().chain()));
        }
        next = reader.preamble().firstRecord();
        head = reader.preamble().chain();
        checkpoints.at(next, head).ifPresent(this::add);
    }

    private void readRecords(SegmentReader reader, boolean isLast) throws IOException {
        ending = Ending.OPEN;
        for (Step step = next(reader, isLast); step != Step.END && !stopped; step = next(reader, isLast)) {
            if (step == Step.RECORD) {
                take(reader);
            } else if (isTorn(reader, isLast)) {
                return;
            } else if (reader.next() == Step.RECORD) { // it was being written when it was read
                take(reader);
            } else if (!passOver(reader)) {
                return;
            }
        }
    }

    private static Step next(SegmentReader reader, boolean isLast) throws IOException {
        return isLast ? reader.awaitNext() : reader.next();
    }

    /** Whether the log ends here with a part of a record, which is reported. */
    private boolean isTorn(SegmentReader reader, boolean isLast) throws IOException {
        boolean torn = isLast && reader.isTorn();
        if (torn) {
            ending = Ending.TORN;
            add(new Fault(
                    ErrorCode.AUDIT_TAIL_TORN,
                    reader.recordPlace(reader.nextNumber()),
                    "must be whole unless the log is being written; opening it cuts the part",
                    "a part of a record (" + reader.fault().rule() + ", but was "
                            + reader.fault().value() + ")"));
        }
        return torn;
    }

    /** Reports a broken place and goes on behind it; gives whether there is anything behind it. */
    private boolean passOver(SegmentReader reader) throws IOException {
        add(reader.fault());
        head = null;
        boolean more = reader.goOn();
        next = reader.nextNumber();
        return more;
    }

    private void take(SegmentReader reader) {
        AuditRecord record = reader.record();
        records++;
        next = reader.nextNumber();
        head = HexFormat.of().formatHex(reader.head());
        ending = Ending.OPEN;
        if (record instanceof ServedVector) {
            served++;
        } else if (record instanceof DroppedRecords missing) {
            dropped = missing.total();
        } else if (record instanceof SegmentEnd end && end.reason() == SegmentEnd.Reason.CLOSED) {
            ending = Ending.CLOSED;
        } else if (record instanceof SegmentHeader header) {
            checkHeader(reader, header);
        }
        checkpoints.at(next, head).ifPresent(this::add);
        stopped = !visitor.visit(Objects.requireNonNull(reader.header(), "the first record is a header"), record);
    }

    private void checkHeader(SegmentReader reader, SegmentHeader header) {
        if (logName == null) {
            logName = header.logName();
        }
        boolean begins = header.segment() > 0
                || reader.preamble().chain().equals(HexFormat.of().formatHex(Chain.beginning(header.logName())));
        if (header.segment() != reader.name().number() || !header.logName().equals(logName) || !begins) {
            add(new Fault(
                    ErrorCode.AUDIT_SEGMENT_PLACE,
                    folder.place(reader.name().file()),
                    "must be segment " + reader.name().number() + " of the log " + logName,
                    "segment " + header.segment() + " of " + header.logName()));
        }
    }

    private void add(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        } else {
            moreFaults++;
        }
    }
}
