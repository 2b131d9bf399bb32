// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What pandas says; {@code aligned_by_pandas.py} beside the files made them. */
class PandasAlignmentTest {

    private static List<String[]> read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PandasAlignmentTest.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    @Test
    void B1_barsSeeWhatMergeAsofAndForwardFillWithALimitGive() throws IOException {
        MacroSeries series = MacroTestSources.series();
        for (String[] row : read("publications.csv")) {
            LocalDate day = LocalDate.ofEpochDay(Long.parseLong(row[1]));
            series.add(row[0], day, Instant.ofEpochMilli(Long.parseLong(row[2])), number(row[3]));
        }
        List<String[]> rows = read("aligned.csv");
        long[] times = rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray();
        double[][] aligned = series.align(times);
        for (int i = 0; i < aligned.length; i++) {
            int column = i + 1;
            double[] expected =
                    rows.stream().mapToDouble(row -> number(row[column])).toArray();
            assertThat(MacroTestSources.bits(aligned[i])).isEqualTo(MacroTestSources.bits(expected));
        }
        assertThat(times).hasSize(1570);
        assertThat(series.absentValues()).isPositive();
    }
}
