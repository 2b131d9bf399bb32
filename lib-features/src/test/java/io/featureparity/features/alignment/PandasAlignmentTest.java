// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.golden.GoldenCsv;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pandas says; {@code aligned_by_pandas.py} beside the files made them. */
class PandasAlignmentTest {

    @Test
    void B1_barsSeeWhatMergeAsofAndForwardFillWithALimitGive() {
        MacroSeries series = MacroTestSources.series();
        for (List<String> row :
                GoldenCsv.beside(PandasAlignmentTest.class, "publications.csv").rows()) {
            LocalDate day = LocalDate.ofEpochDay(Long.parseLong(row.get(1)));
            series.add(row.get(0), day, Instant.ofEpochMilli(Long.parseLong(row.get(2))), GoldenCsv.number(row.get(3)));
        }
        GoldenCsv expected = GoldenCsv.beside(PandasAlignmentTest.class, "aligned.csv");
        long[] times = expected.text("time").stream().mapToLong(Long::parseLong).toArray();
        double[][] aligned = series.align(times);
        for (int i = 0; i < aligned.length; i++) {
            double[] column = expected.column(expected.header().get(i + 1));
            assertThat(MacroTestSources.bits(aligned[i])).isEqualTo(MacroTestSources.bits(column));
        }
        assertThat(times).hasSize(1570);
        assertThat(series.absentValues()).isPositive();
    }
}
