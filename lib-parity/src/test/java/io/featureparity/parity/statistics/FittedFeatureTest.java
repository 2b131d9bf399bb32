// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.resource.Resources;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against pandas itself: {@code fits.csv} is made by {@code make_fits.py}. */
class FittedFeatureTest {

    static Stream<String> fits() {
        return Resources.textBeside(FittedFeatureTest.class, "fits.csv").lines().skip(2);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void E4_aFitHasTheBitsOfPandas(String line) {
        String[] cells = line.split(",", -1);
        FittedFeature fit = fit("x", column(cells));
        assertThat(bits(fit.mean())).isEqualTo(cells[5]);
        assertThat(bits(fit.std())).isEqualTo(cells[6]);
        assertThat(bits(fit.min())).isEqualTo(cells[7]);
        assertThat(bits(fit.max())).isEqualTo(cells[8]);
        assertThat(fit.count()).isEqualTo(Integer.parseInt(cells[9]));
        assertThat(fit.nullPercent()).isEqualTo(Double.parseDouble(cells[10]));
    }

    /** Fits one column as the features of bars are fitted. */
    static FittedFeature fit(String feature, ColumnValues values) {
        FeatureFit fit = new FeatureFit(feature);
        List<DoubleConsumer> passes = List.of(fit::count, fit::add, fit::addSquare);
        for (DoubleConsumer pass : passes) {
            for (int row = 0; row < values.size(); row++) {
                pass.accept(values.get(row));
            }
        }
        return fit.fitted();
    }

    private static String bits(double value) {
        String hex = Long.toHexString(Double.doubleToLongBits(value));
        return "0".repeat(16 - hex.length()) + hex;
    }

    /** SplitMix64, as the Python program has it. */
    private static ColumnValues column(String[] cells) {
        int absent = Integer.parseInt(cells[2]);
        double scale = Double.parseDouble(cells[3]);
        double offset = Double.parseDouble(cells[4]);
        long state = Long.parseLong(cells[1]);
        ColumnValues values = new ColumnValues();
        for (int i = 0; i < Integer.parseInt(cells[0]); i++) {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            double x = (z >>> 11) / 0x1p53 * 2.0 - 1.0;
            boolean isAbsent = absent != 0 && Long.remainderUnsigned(z, absent) == 0;
            values.add(isAbsent ? Double.NaN : offset + scale * (x * x * x));
        }
        return values;
    }
}
