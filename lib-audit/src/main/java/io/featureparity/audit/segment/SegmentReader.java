// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.Chain;
import io.featureparity.audit.record.RecordDecoder;
import io.featureparity.audit.record.RecordLayout;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one segment, each of them checked: frame, number, chain and content. It never skips a broken place by
 * itself; call {@link #goOn} to skip it once it was reported. Memory is bounded by the longest record.
 *
 * <p>Not thread-safe.
 */
public final class SegmentReader implements Closeable {

    /** What there is next. */
    public enum Step {
        /** A record. */
        RECORD,
        /** Nothing: the bytes end after a whole record. */
        END,
        /** Bytes that are no record that follows; {@link #fault} says why. The reader stays in front of them. */
        BROKEN
    }

    /** So often a part of a record is looked at until it is whole: a writer that is at work needs no longer. */
    private static final int MOST_LOOKS = 25;

    private final LogFolder folder;
    private final SegmentName name;
    private final ByteWindow window;
    private final RecordDecoder decoder = new RecordDecoder();
    private final Chain chain = new Chain(new byte[RecordLayout.HASH]);
    private final byte[] expected = new byte[RecordLayout.HASH];

    private @Nullable Preamble preamble;
    private @Nullable AuditRecord record;
    private @Nullable Fault fault;
    private long nextNumber;
    private long saysDurable;
    private boolean unchained;

    /** Whether the broken place is a whole record, but a later one than the one that should be there. */
    private boolean laterOne;

    private SegmentReader(LogFolder folder, SegmentName name, ByteWindow window) {
        this.folder = folder;
        this.name = name;
        this.window = window;
    }

    /**
     * Opens a segment. If it was packed after it was listed, the packed file is opened.
     *
     * @param folder the folder of the log
     * @param name the segment
     * @return a reader in front of the segment's preamble
     * @throws IOException if it cannot be opened
     */
    public static SegmentReader open(LogFolder folder, SegmentName name) throws IOException {
        try {
            return new SegmentReader(folder, name, ByteWindow.open(folder, name));
        } catch (NoSuchFileException gone) {
            SegmentName packed = name.whenPacked();
            return new SegmentReader(folder, packed, ByteWindow.open(folder, packed));
        }
    }

    /**
     * Reads the preamble. Call this first.
     *
     * @return whether there is a preamble, and it is that of the segment in the file's name; if not, {@link #fault}
     *     says why
     * @throws IOException if the file cannot be read
     */
    public boolean begin() throws IOException {
        if (!window.has(Preamble.LENGTH)) {
            return refuse(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    folder.place(name.file()),
                    "must begin with " + Preamble.LENGTH + " bytes that say what it is",
                    window.available() + " bytes");
        }
        byte[] bytes = Arrays.copyOfRange(window.bytes(), window.from(), window.from() + Preamble.LENGTH);
        try {
            Preamble read = Preamble.parse(bytes);
            if (read.segment() != name.number()) {
                return refuse(
                        ErrorCode.AUDIT_SEGMENT_PLACE,
                        folder.place(name.file()),
                        "must hold segment " + name.number() + ", as its name says",
                        "segment " + read.segment());
            }
            preamble = read;
            nextNumber = read.firstRecord();
            chain.set(read.chainBytes(), 0);
            window.skip(Preamble.LENGTH);
            return true;
        } catch (Preamble.Refused e) {
            return refuse(e.code(), folder.place(name.file()), e.rule(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads the next record.
     *
     * @return whether there is one
     * @throws IOException if the file cannot be read
     */
    public Step next() throws IOException {
        if (!window.has(Frame.HEAD)) {
            return window.available() == 0 ? Step.END : broken("must end after a whole record", window.available());
        }
        int length = window.view().getInt(window.from());
        if (!Frame.isLength(length)) {
            return broken("must have a length of at least " + RecordDecoder.CONTENT + " bytes", length);
        }
        if (!window.has(Frame.AROUND + length)) {
            return broken("must be there with all of its " + (Frame.AROUND + length) + " bytes", window.available());
        }
        ByteBuffer view = window.view();
        int at = window.from();
        int actual = Frame.checksum(window.bytes(), at, length);
        int stated = Frame.statedChecksum(view, at);
        if (actual != stated) {
            return broken(
                    ErrorCode.AUDIT_RECORD_DAMAGED,
                    "must have the CRC-32C that stands in it, 0x" + Integer.toHexString(stated),
                    "0x" + Integer.toHexString(actual));
        }
        long number = Frame.number(view, at);
        if (number != nextNumber) {
            laterOne = number > nextNumber;
            return broken(ErrorCode.AUDIT_CHAIN, "must have the number that follows", "record " + number);
        }
        if (!chains(at, length)) {
            return broken(
                    ErrorCode.AUDIT_CHAIN,
                    "must have the hash that follows from it and from the hash before",
                    "another hash");
        }
        try {
            record = decoder.decode(window.bytes(), at + Frame.HEAD, length);
        } catch (RecordDecoder.Impossible e) {
            return broken(
                    ErrorCode.AUDIT_RECORD_CONTENT, "must be a record of this format", "one that " + e.getMessage());
        }
        chain.set(window.bytes(), at + Frame.HEAD + length);
        unchained = false;
        saysDurable = Frame.durable(view, at);
        nextNumber++;
        window.skip(Frame.AROUND + length);
        return Step.RECORD;
    }

    /** Whether the hash of the record is right. After a gap the first one has none that it could be compared with. */
    private boolean chains(int at, int length) {
        if (unchained) {
            return true;
        }
        chain.next(window.bytes(), at + Frame.HEAD, length, expected);
        int hash = at + Frame.HEAD + length;
        return Arrays.equals(expected, 0, RecordLayout.HASH, window.bytes(), hash, hash + RecordLayout.HASH);
    }

    /**
     * Says whether a broken place can be a record that was being written when the process or the machine stopped: it is not a
     * whole record, and no later record says that it was durable. This is possible only at the end of the last segment.
     *
     * @return whether it can be
     * @throws IOException if the file cannot be read
     */
    public boolean isTorn() throws IOException {
        return !name.packed()
                && fault().code() == ErrorCode.AUDIT_RECORD_DAMAGED
                && !WholeFrames.proveLoss(folder, name, offset(), nextNumber);
    }

    /**
     * Says whether a segment without a whole preamble can be one that was being begun when the process or the machine stopped:
     * there is no record in it. This is possible only for the last segment.
     *
     * @return whether it can have been
     * @throws IOException if the file cannot be read
     */
    public boolean isUnbegun() throws IOException {
        return !name.packed()
                && fault().code() == ErrorCode.AUDIT_RECORD_DAMAGED
                && !WholeFrames.proveBeginning(folder, name);
    }

    /**
     * Skips a broken place up to the next whole record, if there is one. The chain begins anew there.
     *
     * @return whether there is one
     * @throws IOException if the file cannot be read
     */
    public boolean goOn() throws IOException {
        long broken = nextNumber;
        if (!laterOne) {
            window.skip(Math.min(1, window.available()));
        }
        laterOne = false;
        boolean found = WholeFrames.find(window, broken - 1);
        if (found) {
            nextNumber = Frame.number(window.view(), window.from());
            unchained = true;
        }
        return found;
    }

    /**
     * Reads the preamble of the last segment. Call this first. If it is just being written, this waits for it.
     *
     * @return whether there is one; see {@link #begin}
     * @throws IOException if the file cannot be read
     */
    public boolean awaitBegin() throws IOException {
        boolean begun = begin();
        for (int looks = 1; looks < MOST_LOOKS && !begun && isUnbegun(); looks++) {
            lookAgain();
            begun = begin();
        }
        return begun;
    }

    /**
     * Reads the next record of the last segment. If it is just being written, this waits for it.
     *
     * @return whether there is one
     * @throws IOException if the file cannot be read
     */
    public Step awaitNext() throws IOException {
        Step step = next();
        for (int looks = 1; looks < MOST_LOOKS && step == Step.BROKEN && isTorn(); looks++) {
            lookAgain();
            step = next();
        }
        return step;
    }

    private void lookAgain() {
        folder.awaitMore();
        window.forget();
    }

    private Step broken(String rule, int length) {
        return broken(ErrorCode.AUDIT_RECORD_DAMAGED, rule, length + " bytes");
    }

    private Step broken(ErrorCode code, String rule, String value) {
        refuse(code, recordPlace(nextNumber), rule, value);
        return Step.BROKEN;
    }

    private boolean refuse(ErrorCode code, Place place, String rule, String value) {
        fault = new Fault(code, place, rule, value);
        return false;
    }

    /**
     * Gives the place of a record.
     *
     * @param number its number
     * @return the place
     */
    public Place recordPlace(long number) {
        return folder.place(name.file()).part("record " + number);
    }

    /** {@return the preamble} */
    public Preamble preamble() {
        return Objects.requireNonNull(preamble, "begin");
    }

    /** {@return the last record} */
    public AuditRecord record() {
        return Objects.requireNonNull(record, "next");
    }

    /** {@return what is wrong with the bytes in front of the reader} */
    public Fault fault() {
        return Objects.requireNonNull(fault, "broken");
    }

    /** {@return the header, or null before it was read} */
    public @Nullable SegmentHeader header() {
        return decoder.header();
    }

    /** {@return the number of the record that comes next} */
    public long nextNumber() {
        return nextNumber;
    }

    /** {@return how many records were durable when the last one was written} */
    public long saysDurable() {
        return saysDurable;
    }

    /** {@return the hash of the last record} */
    public byte[] head() {
        return chain.head();
    }

    /** {@return how many bytes lie before the reader} */
    public long offset() {
        return window.offset();
    }

    /** {@return the segment} */
    public SegmentName name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
