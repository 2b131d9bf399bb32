// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The header of a CSV file, and what it shows of how the file is written.
 *
 * @param names the names of the columns
 * @param delimiter what separates fields
 * @param decimal what stands before the fraction of a number
 */
record CsvHeader(List<String> names, char delimiter, char decimal) {

    private static final String OTHERS = ";\t|";
    private static final List<String> IN_WORDS = List.of("semicolons", "tabs", "vertical bars");

    /** A header that does not hold the delimiter that somebody named is one of a file with commas. */
    static CsvHeader read(CsvBytes bytes, Path shown, CsvFormat csv) throws IOException {
        if (csv.delimiter() != ',') {
            try (CsvText text = CsvText.open(bytes.open(), csv.delimiter())) {
                List<String> names = text.next();
                if (names != null && names.size() > 1 && text.defect() == null) {
                    return new CsvHeader(List.copyOf(names), csv.delimiter(), csv.decimal());
                }
            }
        }
        try (CsvText text = CsvText.open(bytes.open(), ',')) {
            List<String> names = text.next();
            if (names == null) {
                throw TableFaults.empty(shown, "must have a header");
            }
            if (text.defect() != null) {
                Place place = Place.line(shown.toString(), text.recordLine());
                throw TableFaults.file(place, text.defect(), "otherwise", null);
            }
            if (names.size() == 1) {
                requireNoOtherDelimiter(names.get(0), Place.line(shown.toString(), text.recordLine()), csv);
            }
            return new CsvHeader(List.copyOf(names), ',', csv.delimiter() == ',' ? csv.decimal() : '.');
        }
    }

    private static void requireNoOtherDelimiter(String only, Place place, CsvFormat csv) {
        char seen = ',';
        for (int i = 0; i < OTHERS.length(); i++) {
            seen = count(OTHERS.charAt(i), only) > count(seen, only) ? OTHERS.charAt(i) : seen;
        }
        if (seen != ',') {
            String rule = TableFaults.advised(
                    "must separate fields by commas", csv.advice().delimiter(seen));
            String value = IN_WORDS.get(OTHERS.indexOf(seen)) + ", " + count(seen, only) + " of them, and no comma";
            throw TableFaults.of(ErrorCode.TABLE_DELIMITER, place, rule, value, null);
        }
    }

    private static long count(char c, String text) {
        return text.chars().filter(one -> one == c).count();
    }
}
