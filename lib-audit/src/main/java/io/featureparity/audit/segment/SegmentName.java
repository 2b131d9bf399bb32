// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a segment's file: {@code segment-0000000007.fpaudit}, with {@code .zst} or {@code .gz} when it is packed.
 *
 * @param number the number of the segment
 * @param packing how it is packed
 */
public record SegmentName(long number, Packing packing) {

    /** The ending of a file's name while the file is being packed. */
    public static final String UNFINISHED = ".tmp";

    private static final Pattern NAME = Pattern.compile("segment-(\\d{10})\\.fpaudit(\\.gz|\\.zst|)");

    /**
     * Names a segment that is not packed.
     *
     * @param number the number of the segment
     * @return its name
     */
    public static SegmentName plain(long number) {
        return new SegmentName(number, Packing.NONE);
    }

    /**
     * Reads the name of a file.
     *
     * @param file the name
     * @return the segment; empty if the file is not a segment
     */
    public static Optional<SegmentName> parse(String file) {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches()
                ? Optional.of(new SegmentName(Long.parseLong(matcher.group(1)), Packing.ofEnding(matcher.group(2))))
                : Optional.empty();
    }

    /** {@return whether it is packed} */
    public boolean packed() {
        return packing != Packing.NONE;
    }

    /** {@return the name of the same segment when it is packed} */
    public SegmentName whenPacked() {
        return new SegmentName(number, Packing.ZSTD);
    }

    /** {@return the name of the file} */
    public String file() {
        return String.format(Locale.ROOT, "segment-%010d.fpaudit%s", number, packing.ending());
    }

    @Override
    public String toString() {
        return file();
    }
}
