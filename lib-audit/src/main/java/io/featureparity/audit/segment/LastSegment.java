// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last segment of a log that is to be continued, up to its last whole record. */
public final class LastSegment {

    private final SegmentName name;
    private final byte[] beginning = new byte[Preamble.LENGTH];

    private @Nullable Preamble next;
    private @Nullable SegmentHeader header;
    private @Nullable AuditRecord lastRecord;
    private @Nullable String watchedHead;
    private @Nullable Fault fault;
    private int begun;
    private long whole;
    private long length;
    private long certain;

    private LastSegment(SegmentName name) {
        this.name = name;
    }

    /**
     * Reads the segment.
     *
     * @param folder the folder of the log
     * @param name the segment
     * @param watched the number of records after which the hash is wanted; -1 if none is
     * @return what it holds
     * @throws IOException if it cannot be read
     * @throws AuditLogException if something that was durable was damaged, or it is not a segment of this log
     */
    public static LastSegment read(LogFolder folder, SegmentName name, long watched) throws IOException {
        LastSegment read = new LastSegment(name);
        read.measure(folder);
        try (SegmentReader reader = SegmentReader.open(folder, name)) {
            if (reader.begin()) {
                read.readRecords(reader, watched);
            } else {
                read.stopAt(reader.fault(), reader.isUnbegun());
            }
        } catch (DamagedPackingException e) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    folder.place(name.file()),
                    "must be unpacked to its end",
                    String.valueOf(e.getMessage())));
        }
        return read;
    }

    private void measure(LogFolder folder) throws IOException {
        try (LogFolder.Input file = folder.open(name.file())) {
            begun = Math.max(0, file.read(ByteBuffer.wrap(beginning), 0));
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            for (int count = file.read(piece, 0); count > 0; count = file.read(piece.clear(), length)) {
                length += count;
            }
        }
    }

    private void readRecords(SegmentReader reader, long watched) throws IOException {
        Offsets offsets = new Offsets(reader.nextNumber());
        SegmentReader.Step step = SegmentReader.Step.RECORD;
        while (step == SegmentReader.Step.RECORD) {
            if (reader.nextNumber() == watched) {
                watchedHead = HexFormat.of().formatHex(reader.head());
            }
            offsets.add(reader.offset());
            step = reader.next();
            if (step == SegmentReader.Step.RECORD) {
                lastRecord = reader.record();
            }
        }
        header = reader.header();
        whole = reader.offset();
        certain = offsets.of(reader.saysDurable());
        next = new Preamble(
                name.number() + 1, reader.nextNumber(), HexFormat.of().formatHex(reader.head()));
        if (step == SegmentReader.Step.BROKEN) {
            stopAt(reader.fault(), reader.isTorn());
        } else if (header == null) {
            fault = new Fault(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    reader.recordPlace(reader.nextNumber()),
                    "must be the header of the segment",
                    "nothing");
        }
    }

    /** Stops in front of what was being written when the machine stopped; refuses what is broken otherwise. */
    private void stopAt(Fault found, boolean wasBeingWritten) {
        if (!wasBeingWritten) {
            throw new AuditLogException(found);
        }
        fault = found;
    }

    /** {@return whether the segment was begun but has no whole header yet} */
    public boolean isUnfinished() {
        return header == null;
    }

    /**
     * Says whether the file holds the beginning of an expected preamble that was not finished.
     *
     * @param expected the expected preamble
     * @return whether each byte is the expected one, or was never written
     */
    public boolean beginsLike(Preamble expected) {
        return expected.mayBegin(beginning, begun);
    }

    /**
     * Cuts off what is not a whole record, and forces the rest to the disk: the process that wrote it may have stopped before
     * its sync.
     *
     * @param folder the folder of the log
     * @throws IOException if it cannot be done
     */
    public void settle(LogFolder folder) throws IOException {
        if (!name.packed()) {
            folder.settle(name.file(), whole, certain);
        }
    }

    /** {@return its name} */
    public SegmentName name() {
        return name;
    }

    /** {@return the preamble of the segment after this one} */
    public Preamble next() {
        return Objects.requireNonNull(next, "no whole preamble");
    }

    /** {@return its header} */
    public SegmentHeader header() {
        return Objects.requireNonNull(header, "unfinished");
    }

    /** {@return the last whole record} */
    public AuditRecord lastRecord() {
        return Objects.requireNonNull(lastRecord, "unfinished");
    }

    /** {@return the wanted hash; null if it is not that of a record in this segment} */
    public @Nullable String watchedHead() {
        return watchedHead;
    }

    /** {@return what is wrong at its end} */
    public Fault fault() {
        return Objects.requireNonNull(fault, "whole");
    }

    /** {@return how many bytes at its end are not a whole record} */
    public long cut() {
        return name.packed() ? 0 : length - whole;
    }

    /** Where each record begins. */
    private static final class Offsets {

        private final long first;
        private long[] offsets = new long[1 << 10];
        private int count;

        private Offsets(long first) {
            this.first = first;
        }

        private void add(long offset) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            offsets[count++] = offset;
        }

        /** Where a record begins; the beginning of the segment for its first one and for one before. */
        private long of(long number) {
            return number <= first || number - first >= count ? 0 : offsets[(int) (number - first)];
        }
    }
}
