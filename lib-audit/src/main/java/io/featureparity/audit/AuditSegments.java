// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.segment.SegmentList;
import io.featureparity.audit.storage.DiskFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells what can be known about a log without reading its records. */
public final class AuditSegments {

    private AuditSegments() {}

    /**
     * Counts the segments of a log.
     *
     * @param folder a folder
     * @return how many segments lie in it; 0 if it holds no log
     * @throws io.featureparity.contract.error.AuditLogException if the folder cannot be listed
     */
    public static int count(Path folder) {
        DiskFolder disk = new DiskFolder(folder);
        try {
            return SegmentList.of(disk).segments().size();
        } catch (IOException e) {
            throw AuditFaults.unreadable(disk.place(""), e);
        }
    }

    /**
     * Shows the header of each segment. A header that cannot be read is skipped, so this proves nothing about a log.
     *
     * @param folder the folder of the log
     * @param seen receives the headers, from the oldest segment on
     * @throws io.featureparity.contract.error.AuditLogException if the folder cannot be read
     */
    public static void headers(Path folder, Consumer<? super SegmentHeader> seen) {
        DiskFolder disk = new DiskFolder(folder);
        try {
            SegmentList list = SegmentList.of(disk);
            long first = list.kept(disk).map(SegmentHeader.Kept::segment).orElse(0L);
            for (long number : list.segments().tailMap(first, true).keySet()) {
                list.header(disk, number).ifPresent(seen);
            }
        } catch (IOException e) {
            throw AuditFaults.unreadable(disk.place(""), e);
        }
    }
}
