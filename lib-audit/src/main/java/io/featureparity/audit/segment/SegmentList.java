// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The segments of a log, by their names.
 *
 * @param segments the segments by their numbers; if one is there both packed and not packed, the one that is not packed
 * @param twins packed segments that are there unpacked too: their packing was not finished
 * @param unfinished files that were being written when the machine stopped, and are not needed
 * @param foreign a fault for each file that does not belong to a log, or is one too many
 */
public record SegmentList(
        NavigableMap<Long, SegmentName> segments,
        List<SegmentName> twins,
        List<String> unfinished,
        List<Fault> foreign) {

    /**
     * Lists the segments of a log.
     *
     * @param folder its folder
     * @return the segments
     * @throws IOException if the folder cannot be listed
     */
    public static SegmentList of(LogFolder folder) throws IOException {
        NavigableMap<Long, SegmentName> segments = new TreeMap<>();
        List<SegmentName> twins = new ArrayList<>();
        List<String> unfinished = new ArrayList<>();
        List<Fault> foreign = new ArrayList<>();
        for (String file : folder.names()) {
            Optional<SegmentName> parsed = SegmentName.parse(file);
            if (parsed.isPresent()) {
                SegmentName name = parsed.get();
                SegmentName other = segments.putIfAbsent(name.number(), name); // sorted, the unpacked one comes first
                if (other != null && other.packed()) {
                    foreign.add(new Fault(
                            ErrorCode.AUDIT_SEGMENT_PLACE,
                            folder.place(file),
                            "must be there once; keep the one that is whole",
                            "the same segment as " + other.file()));
                } else if (other != null) {
                    twins.add(name);
                }
            } else if (file.endsWith(SegmentName.UNFINISHED)) {
                unfinished.add(file);
            } else if (!file.equals(DiskFolder.LOCK)) {
                foreign.add(new Fault(
                        ErrorCode.AUDIT_FOREIGN_FILE,
                        folder.place(file),
                        "must be a segment of the log; keep other files elsewhere",
                        "a file of another kind"));
            }
        }
        return new SegmentList(segments, twins, unfinished, foreign);
    }

    /**
     * Finds out where the log begins, from its newest header.
     *
     * @param folder the folder of the log
     * @return where it begins; nothing if no header can be read
     * @throws IOException if a segment cannot be read
     */
    public Optional<SegmentHeader.Kept> kept(LogFolder folder) throws IOException {
        for (long number : segments.descendingKeySet()) {
            Optional<SegmentHeader> header = header(folder, number);
            if (header.isPresent()) {
                return header.map(SegmentHeader::kept);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the header of a segment.
     *
     * @param folder the folder of the log
     * @param number the number of the segment
     * @return its header; empty if it cannot be read, which is then reported when the segment is read
     * @throws IOException if the file cannot be read
     */
    public Optional<SegmentHeader> header(LogFolder folder, long number) throws IOException {
        SegmentName name = segments.get(number);
        if (name == null) {
            return Optional.empty();
        }
        try (SegmentReader reader = SegmentReader.open(folder, name)) {
            return reader.begin()
                            && reader.next() == SegmentReader.Step.RECORD
                            && reader.record() instanceof SegmentHeader header
                    ? Optional.of(header)
                    : Optional.empty();
        } catch (DamagedPackingException | NoSuchFileException said) { // the writer may have deleted it since
            return Optional.empty();
        }
    }

    /**
     * Looks for gaps in the numbers of the segments.
     *
     * @param folder the folder of the log
     * @param first the first segment that must be there
     * @return a fault for each gap
     */
    public List<Fault> gaps(LogFolder folder, long first) {
        List<Fault> gaps = new ArrayList<>();
        long expected = first;
        for (SegmentName name : segments.tailMap(first, true).values()) {
            if (name.number() > expected) {
                long last = name.number() - 1;
                gaps.add(new Fault(
                        ErrorCode.AUDIT_SEGMENT_MISSING,
                        folder.place(SegmentName.plain(expected).file()),
                        "must be there, for " + name.file() + " comes after it",
                        last == expected ? "missing" : "missing, as all up to segment " + last));
            }
            expected = name.number() + 1;
        }
        return gaps;
    }
}
