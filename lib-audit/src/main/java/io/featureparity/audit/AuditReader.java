// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.DamagedPackingException;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.segment.SegmentReader;
import io.featureparity.audit.segment.SegmentReader.Step;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from its first record on, also while it is being written: if there is no further record yet, ask again
 * later. It checks each record and the chain. Damage is refused and never skipped; {@link AuditCheck} goes on after
 * damage and finds all of it.
 *
 * <p>The reader also sees records that are not on the disk yet; these may be lost if the machine stops. Memory is
 * bounded by the longest record. Not thread-safe; use as many readers as you like.
 */
public final class AuditReader implements AutoCloseable {

    private static final String TOO_LATE = "must stay while it is read; fewer segments are kept than are read";

    private final LogFolder folder;

    /** How many of the last segments are read. */
    private final int segments;

    private @Nullable SegmentReader segment;
    private @Nullable AuditRecord last;

    private AuditReader(LogFolder folder, int segments) {
        this.folder = folder;
        this.segments = segments;
    }

    /**
     * Opens a log.
     *
     * @param folder its folder
     * @return a reader in front of the first record
     */
    public static AuditReader open(Path folder) {
        return open(new DiskFolder(folder));
    }

    static AuditReader open(LogFolder folder) {
        return open(folder, Integer.MAX_VALUE);
    }

    /**
     * Opens the end of a log. Records before the first one that is read are not checked.
     *
     * @param folder its folder
     * @param segments how many of its last segments are read, at least 1; all of them if there are no more
     * @return a reader in front of the first record of these segments
     */
    public static AuditReader openLast(Path folder, int segments) {
        AuditFaults.requireAtLeastOne("segments to read", segments);
        return open(new DiskFolder(folder), segments);
    }

    static AuditReader open(LogFolder folder, int segments) {
        return new AuditReader(folder, segments);
    }

    /**
     * Reads the next record.
     *
     * @return the record; null if there is none yet
     * @throws AuditLogException if the log was damaged here, or cannot be read
     */
    public @Nullable AuditRecord next() {
        try {
            SegmentReader at = segment == null ? begin() : segment;
            while (at != null) {
                Step found = at.next();
                if (found == Step.RECORD) {
                    return remember(at);
                }
                Map.Entry<Long, SegmentName> later =
                        SegmentList.of(folder).segments().higherEntry(at.name().number());
                if (later == null) {
                    return endOrDamage(at, found);
                }
                // The segment got its last records before the next one was begun, perhaps after this one was read.
                Step step = at.next();
                if (step == Step.BROKEN || (step == Step.END && !(last instanceof SegmentEnd))) {
                    at = again(at);
                    step = at.next();
                }
                if (step == Step.RECORD) {
                    return remember(at);
                } else if (step == Step.BROKEN) {
                    throw AuditFaults.of(at.fault());
                }
                at = follow(at, later.getValue());
            }
            return null;
        } catch (DamagedPackingException e) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    segment == null ? folder.place("") : segment.recordPlace(segment.nextNumber()),
                    "must be unpacked to its end",
                    String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw AuditFaults.unreadable(
                    folder.place(segment == null ? "" : segment.name().file()), e);
        }
    }

    private AuditRecord remember(SegmentReader at) {
        last = at.record();
        return at.record();
    }

    /** What is broken at the end of the last segment is being written, or was when the machine stopped; or it was damaged. */
    private @Nullable AuditRecord endOrDamage(SegmentReader at, Step found) throws IOException {
        if (found == Step.END || at.isTorn()) {
            return null;
        }
        return switch (at.next()) { // it may have become whole since it was read
            case RECORD -> remember(at);
            case END -> null;
            case BROKEN -> throw AuditFaults.of(at.fault());
        };
    }

    // ---- from segment to segment

    private @Nullable SegmentReader begin() throws IOException {
        try {
            return begin(SegmentList.of(folder));
        } catch (NoSuchFileException deleted) { // by its writer, since it was listed
            return begin(SegmentList.of(folder));
        }
    }

    private @Nullable SegmentReader begin(SegmentList list) throws IOException {
        if (list.segments().isEmpty()) {
            return null;
        }
        SegmentHeader.Kept kept = list.kept(folder).orElse(null);
        long first = kept == null ? 0 : kept.segment();
        SegmentName name = list.segments().get(first);
        if (name == null) {
            throw missing(first, "must be there, for the log begins with it");
        }
        NavigableMap<Long, SegmentName> there = list.segments().tailMap(first, true);
        if (segments < there.size()) {
            SegmentReader later = opened(
                    there.values().stream()
                            .skip(there.size() - segments)
                            .findFirst()
                            .orElseThrow(),
                    list);
            segment = later;
            return later;
        }
        SegmentReader reader = opened(name, list);
        if (reader != null && kept != null && !reader.preamble().chain().equals(kept.chain())) {
            throw chain(name, "must follow what its newest header names as the hash before its beginning");
        }
        segment = reader;
        return reader;
    }

    private @Nullable SegmentReader follow(SegmentReader before, SegmentName next) throws IOException {
        if (next.number() != before.name().number() + 1) {
            throw missing(before.name().number() + 1, "must be there, for " + next + " comes after it");
        }
        SegmentReader reader;
        try {
            reader = opened(next, SegmentList.of(folder));
        } catch (NoSuchFileException deleted) {
            throw missing(next.number(), TOO_LATE);
        }
        if (reader == null) {
            return null;
        }
        if (reader.nextNumber() != before.nextNumber() || !Arrays.equals(reader.head(), before.head())) {
            reader.close();
            throw chain(next, "must follow the last record of " + before.name());
        }
        before.close();
        segment = reader;
        return reader;
    }

    /** Opens a segment; gives null if it is the last one and was only begun. */
    private @Nullable SegmentReader opened(SegmentName name, SegmentList list) throws IOException {
        SegmentReader reader = SegmentReader.open(folder, name);
        if (reader.begin()) {
            return reader;
        }
        reader.close();
        boolean beingBegun = list.segments().lastKey() == name.number() && reader.isUnbegun();
        if (beingBegun) {
            return null;
        }
        throw AuditFaults.of(reader.fault());
    }

    /** Opens a segment anew at the same record: its end may have been cut since, or it may have been packed. */
    private SegmentReader again(SegmentReader before) throws IOException {
        SegmentName name = SegmentList.of(folder).segments().get(before.name().number());
        if (name == null) {
            throw missing(before.name().number(), TOO_LATE);
        }
        SegmentReader reader = SegmentReader.open(folder, name);
        boolean there = reader.begin();
        while (there && reader.nextNumber() < before.nextNumber()) {
            there = reader.next() == Step.RECORD;
        }
        if (!there) {
            reader.close();
            throw AuditFaults.of(reader.fault());
        }
        before.close();
        segment = reader;
        return reader;
    }

    private AuditLogException missing(long number, String rule) {
        return AuditFaults.of(new Fault(
                ErrorCode.AUDIT_SEGMENT_MISSING,
                folder.place(SegmentName.plain(number).file()),
                rule,
                "missing"));
    }

    private AuditLogException chain(SegmentName name, String rule) {
        return AuditFaults.of(new Fault(ErrorCode.AUDIT_CHAIN, folder.place(name.file()), rule, "another hash"));
    }

    // ---- how far it has come

    /** {@return whether the last record that was read says that the log was closed} */
    public boolean isClosed() {
        return last instanceof SegmentEnd end && end.reason() == SegmentEnd.Reason.CLOSED;
    }

    @Override
    public void close() {
        SegmentReader open = segment;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw AuditFaults.unreadable(folder.place(open.name().file()), e);
            }
        }
    }
}
