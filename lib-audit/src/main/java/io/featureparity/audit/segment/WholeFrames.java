// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.RecordType;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;

/** Looks for whole records behind a broken place. */
final class WholeFrames {

    /** A segment holds fewer records; a number beyond is none of its own. */
    private static final long MOST_RECORDS = 1L << 32;

    private WholeFrames() {}

    /**
     * Says whether a broken place hides a record that was durable. If the machine stopped while records were written, what was
     * not synced may be there in parts, and whole records may stand behind broken ones. But each record says how many were durable
     * when it was written: if one behind the broken place counts the broken one, that one was whole once.
     *
     * @param folder the folder of the log
     * @param name the segment, not packed
     * @param offset where it is broken
     * @param broken the number of the record that should be there
     * @return whether a later record says that it was durable
     * @throws IOException if the segment cannot be read
     */
    static boolean proveLoss(LogFolder folder, SegmentName name, long offset, long broken) throws IOException {
        try (ByteWindow window = ByteWindow.openAt(folder, name, offset)) {
            while (find(window, broken)) {
                if (Frame.durable(window.view(), window.from()) > broken) {
                    return true;
                }
                window.skip(1);
            }
            return false;
        }
    }

    /**
     * Says whether a segment whose beginning is broken was begun: no record is written before the beginning is on the disk.
     *
     * @param folder the folder of the log
     * @param name the segment, not packed
     * @return whether it holds a whole record besides its header
     * @throws IOException if the segment cannot be read
     */
    static boolean proveBeginning(LogFolder folder, SegmentName name) throws IOException {
        try (ByteWindow window = ByteWindow.openAt(folder, name, 0)) {
            while (find(window, -1)) {
                if (Frame.type(window.view(), window.from()) != RecordType.HEADER) {
                    return true;
                }
                window.skip(1);
            }
            return false;
        }
    }

    /** Moves the window to the next whole record with a number above the given one, or to the end. */
    static boolean find(ByteWindow window, long above) throws IOException {
        for (; window.has(Frame.AROUND); window.skip(1)) {
            int at = window.from();
            int length = window.view().getInt(at);
            if (!Frame.isLength(length)) {
                continue;
            }
            long number = Frame.number(window.view(), at);
            if (number <= above
                    || (above >= 0 && number - above > MOST_RECORDS)
                    || !window.has(Frame.AROUND + length)) {
                continue;
            }
            at = window.from(); // it may have moved
            if (Frame.checksum(window.bytes(), at, length) == Frame.statedChecksum(window.view(), at)) {
                return true;
            }
        }
        return false;
    }
}
