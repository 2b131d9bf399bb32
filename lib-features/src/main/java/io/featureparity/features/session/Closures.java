// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Days without a session that are not public holidays: a strike, a day of mourning, an election.
 *
 * <p>They are read from a text with one date in each line, such as {@code 2026-05-31}. A {@code #} starts a comment,
 * and lines without a date are skipped. The text is UTF-8 without a byte-order mark, at most 1 MiB long. It is read
 * strictly: any other line and any repeated date is a fault with its line number, and all faults are reported together.
 * Immutable.
 *
 * <p>Closures are not part of a contract and its hash, because nobody knows those of next year. They matter where the
 * availability of a value depends on sessions, so training and serving need the same file.
 */
public final class Closures {

    private static final int LARGEST = 1 << 20;

    private final SortedSet<LocalDate> days;

    private Closures(Collection<LocalDate> days) {
        this.days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** {@return no closures} */
    public static Closures none() {
        return new Closures(List.of());
    }

    /**
     * Makes closures of days.
     *
     * @param days the days
     * @return the closures
     */
    public static Closures of(Collection<LocalDate> days) {
        return new Closures(days);
    }

    /**
     * Reads closures from a file.
     *
     * @param file the file
     * @return the closures
     * @throws DocumentException if the file cannot be read or breaks a rule, with all faults
     */
    public static Closures load(Path file) {
        String name = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return parse(name, decode(name, in.readNBytes(LARGEST + 1)));
        } catch (IOException e) {
            String rule = "must be a file that can be read";
            throw new DocumentException(
                    List.of(new Fault(ErrorCode.DOCUMENT_UNREADABLE, name, rule, FileTrouble.reading(e))), e);
        }
    }

    /**
     * Reads closures from a text.
     *
     * @param name the name of the text in error messages
     * @param text the text
     * @return the closures
     * @throws DocumentException if the text breaks a rule, with all faults
     */
    public static Closures parse(String name, String text) {
        List<Fault> faults = new ArrayList<>();
        SortedMap<LocalDate, Integer> lineOf = new TreeMap<>();
        int line = 0;
        for (String content : text.split("\r\n|\n", -1)) {
            line++;
            int comment = content.indexOf('#');
            String date = (comment < 0 ? content : content.substring(0, comment)).strip();
            if (!date.isEmpty()) {
                read(Place.line(name, line), date, line, lineOf, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new Closures(lineOf.keySet());
    }

    private static void read(
            Place where, String date, int line, SortedMap<LocalDate, Integer> lineOf, List<Fault> faults) {
        try {
            LocalDate day = LocalDate.parse(date);
            if (SessionDays.covers(day.toEpochDay())) {
                Integer earlier = lineOf.putIfAbsent(day, line);
                if (earlier != null) {
                    String rule =
                            "must be a date that does not stand in an earlier line, as it does in line " + earlier;
                    faults.add(new Fault(ErrorCode.CLOSURE_TWICE, where, rule, date));
                }
                return;
            }
        } catch (DateTimeParseException notADate) {
            // What is wrong is said below, and the same is said of a year that no calendar covers.
        }
        String rule = "must be a date such as 2026-05-31, of " + CoveredYears.WORDS + ", or a comment after #";
        faults.add(new Fault(ErrorCode.CLOSURE_NOT_A_DATE, where, rule, date));
    }

    private static String decode(String name, byte[] utf8) {
        if (utf8.length > LARGEST) {
            String rule = "must be at most " + LARGEST + " bytes";
            throw new DocumentException(new Fault(ErrorCode.DOCUMENT_TOO_LARGE, name, rule, "larger"));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DocumentException(
                    new Fault(ErrorCode.DOCUMENT_NOT_UTF8, name, "must be valid UTF-8", FileTrouble.reading(e)));
        }
        if (text.startsWith("\uFEFF")) {
            String rule = "must not begin with a byte-order mark";
            throw new DocumentException(new Fault(ErrorCode.DOCUMENT_BYTE_ORDER_MARK, name, rule, "U+FEFF"));
        }
        return text;
    }

    /** {@return the days, in order} */
    public SortedSet<LocalDate> days() {
        return days;
    }

    @Override
    public String toString() {
        return "closures on " + days;
    }
}
