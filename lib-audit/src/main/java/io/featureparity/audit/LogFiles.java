// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.checkpoint.Checkpoint;
import io.featureparity.audit.record.RecordEncoder;
import io.featureparity.audit.record.RecordLayout;
import io.featureparity.audit.record.RecordType;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.Preamble;
import io.featureparity.audit.segment.SegmentWriter;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.SessionClock;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a log while it is written: which record goes where, when a segment ends, and what becomes of the old ones. Used
 * by the writer's thread alone.
 */
final class LogFiles {

    private static final long NO_DAY = Long.MIN_VALUE;

    private final AuditSettings settings;
    private final LogFolder folder;
    private final List<InstrumentLog> instruments;
    private final RecordLayout layout;
    private final SessionClock clock;
    private final OldSegments old;
    private final String contractJson;
    private final String statsJson;
    private final BitSet named = new BitSet();

    private @Nullable KeptBeginning kept;
    private @Nullable SegmentWriter segment;

    /** The session of the segment. */
    private long day = NO_DAY;

    private long checkpointed;
    private long checkpoints;
    private long failedCheckpoints;
    private @Nullable Exception lastCheckpointFailed;

    LogFiles(AuditSettings settings, LogFolder folder, List<InstrumentLog> instruments) {
        this.settings = settings;
        this.folder = folder;
        this.instruments = instruments;
        this.layout = settings.layout();
        this.clock = settings.model().contract().session().clock();
        this.contractJson = settings.model().contract().document().canonicalText();
        this.statsJson = settings.model().stats().document().canonicalText();
        this.old = new OldSegments(folder, settings.packs());
    }

    // ---- segments

    /** Goes on where the log ended. */
    void open() throws IOException {
        LogOpening opening = LogOpening.of(folder, settings);
        checkpointed = opening.checkpointed();
        kept = new KeptBeginning(folder, settings.retention(), settings.wallClock(), opening.kept());
        old.pack(opening.toPack());
        begin(opening.next(), opening.before(), opening.cut());
    }

    private void begin(Preamble preamble, SegmentHeader.Before before, long cut) throws IOException {
        KeptBeginning beginning = Objects.requireNonNull(kept, "open");
        beginning.moveOn(preamble, checkpointed);
        FeatureContract contract = settings.model().contract();
        NormStats stats = settings.model().stats();
        SegmentHeader header = new SegmentHeader(
                preamble.firstRecord(),
                preamble.segment(),
                settings.name(),
                LibraryVersion.text(),
                contract.hash(),
                stats.hash(),
                contractJson,
                statsJson,
                layout.macroCount(),
                layout.marketCount(),
                layout.size(),
                before,
                cut,
                beginning.now());
        segment = SegmentWriter.create(folder, preamble, RecordEncoder.header(header));
        named.clear();
        day = NO_DAY;
        old.deleteBefore(beginning.now().segment());
    }

    private SegmentWriter segment() {
        if (segment == null) {
            throw new IllegalStateException("open");
        }
        return segment;
    }

    private void rotate(SegmentEnd.Reason reason) throws IOException {
        SegmentWriter ended = segment();
        addEnd(reason);
        ended.sync();
        checkpoint();
        Preamble next = new Preamble(ended.name().number() + 1, ended.nextNumber(), ended.headHex());
        ended.close();
        begin(next, SegmentHeader.Before.ENDED, 0);
        old.pack(List.of(ended.name()));
    }

    private void addEnd(SegmentEnd.Reason reason) throws IOException {
        add(RecordType.END, RecordEncoder.end(reason));
    }

    /** Ends the log. */
    void end() throws IOException {
        addEnd(SegmentEnd.Reason.CLOSED);
        segment().sync();
        checkpoint();
    }

    /** Lets go of the files, however far it has come. */
    void close() {
        old.stopPacking();
        SegmentWriter open = segment;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                return; // what was synced is on the disk, and nothing else was promised
            }
        }
    }

    // ---- records

    /** Adds a record that was handed over; gives its number. */
    long add(RecordRing ring, long ticket) throws IOException {
        byte type = ring.type(ticket);
        byte[] blob = ring.blob(ticket);
        ByteBuffer content =
                blob == null ? ring.places() : ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        int at = blob == null ? ring.at(ticket) : 0;
        if (type != RecordType.LEVEL) { // whose time is that of a clock, and not of a bar
            rotateIfDue(content.getLong(at + RecordLayout.TIME));
        }
        name(content.getInt(at + RecordLayout.INSTRUMENT));
        if (type == RecordType.SERVED) {
            segment().addServed(content, at, layout);
        } else {
            segment().add(type, content, at, blob == null ? layout.barLength() : blob.length);
        }
        return segment().nextNumber() - 1;
    }

    private void rotateIfDue(long time) throws IOException {
        long session = clock.dayOf(time);
        if (settings.bySession() && day != NO_DAY && session > day) {
            rotate(SegmentEnd.Reason.SESSION);
        } else if (segment().length() >= settings.segmentBytes()) {
            rotate(SegmentEnd.Reason.SIZE);
        }
        day = Math.max(day, session);
    }

    private void name(int instrument) throws IOException {
        if (!named.get(instrument)) {
            named.set(instrument);
            add(
                    RecordType.INSTRUMENT,
                    RecordEncoder.instrument(
                            instrument, instruments.get(instrument).name()));
        }
    }

    void addDropped(long total) throws IOException {
        add(RecordType.DROPPED, RecordEncoder.dropped(total));
    }

    private void add(byte type, byte[] content) throws IOException {
        segment().add(type, ByteBuffer.wrap(content), 0, content.length);
    }

    void flush() throws IOException {
        segment().flush();
    }

    void sync() throws IOException {
        segment().sync();
    }

    // ---- checkpoints

    void checkpointIfDue() {
        AuditSettings.Signing signing = settings.signing();
        if (signing != null && segment().durable() - checkpointed >= signing.every()) {
            checkpoint();
        }
    }

    /** Keeps a checkpoint of what is durable. One that cannot be kept stops nothing: the next one counts its records too. */
    private void checkpoint() {
        AuditSettings.Signing signing = settings.signing();
        if (signing == null) {
            return;
        }
        SegmentWriter of = segment();
        Checkpoint checkpoint = new Checkpoint(settings.name(), of.durable(), of.durableHead());
        try {
            signing.place().keep(checkpoint.records(), signing.signer().sign(checkpoint));
            checkpointed = checkpoint.records();
            checkpoints++;
            lastCheckpointFailed = null;
        } catch (IOException | RuntimeException e) {
            failedCheckpoints++;
            lastCheckpointFailed = e;
        }
    }

    void requireLastCheckpoint() {
        AuditSettings.Signing signing = settings.signing();
        Exception failed = lastCheckpointFailed;
        if (signing != null && failed != null) {
            throw new AuditLogException(
                    List.of(new Fault(
                            ErrorCode.AUDIT_FILE,
                            signing.place().place(segment().durable()),
                            "must take the last checkpoint; the log itself is complete",
                            failed instanceof IOException e
                                    ? FileTrouble.writing(e)
                                    : String.valueOf(failed.getMessage()))),
                    failed);
        }
    }

    long checkpoints() {
        return checkpoints;
    }

    long failedCheckpoints() {
        return failedCheckpoints;
    }

    // ---- old segments

    boolean isPacking() {
        return old.isPacking();
    }

    void packSome() {
        old.packSome();
    }

    long failedPackings() {
        return old.failedPackings();
    }
}
