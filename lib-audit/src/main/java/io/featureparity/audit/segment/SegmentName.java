// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a segment's file: {@code segment-0000000007.fpaudit}, with {@code .gz} when it is packed.
 *
 * @param number the number of the segment
 * @param packed whether it is packed
 */
public record SegmentName(long number, boolean packed) {

    /** How the name of a file ends that is being packed. */
    public static final String UNFINISHED = ".tmp";

    private static final Pattern NAME = Pattern.compile("segment-(\\d{10})\\.fpaudit(\\.gz)?");

    /**
     * Reads the name of a file.
     *
     * @param file the name
     * @return the segment; nothing if it is none's
     */
    public static Optional<SegmentName> parse(String file) {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches()
                ? Optional.of(new SegmentName(Long.parseLong(matcher.group(1)), matcher.group(2) != null))
                : Optional.empty();
    }

    /** {@return the name of the file} */
    public String file() {
        return String.format(Locale.ROOT, "segment-%010d.fpaudit%s", number, packed ? ".gz" : "");
    }

    @Override
    public String toString() {
        return file();
    }
}
