// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.featureparity.contract.FeatureContract;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A comparison keeps nothing of a million rows. It is the thread's own counter of bytes that is asked, so that it does not matter
 * what else the machine does. How long they take is measured by {@code ComparisonBenchmark}.
 */
class ComparisonCostTest {

    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 13;
    /** Less than a byte for each row: whatever was kept of a row would be more. What is left is classes being loaded. */
    private static final long BYTES = ROWS;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Alike; one unit in the last place apart, which is the way through all of the code; and absent on one side. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.10000000000000002, Double.NaN})
    void ofAMillionRowsNoneIsKept(double actually) {
        Comparison comparison = new Comparison("a stream", FeatureContract.builtIn("usdcop-m5", "1.0.0"));
        double[] expected = new double[COLUMNS];
        double[] actual = new double[COLUMNS];
        float[] expectedFloats = new float[COLUMNS];
        float[] actualFloats = new float[COLUMNS];
        long bytesBefore = threads.getCurrentThreadAllocatedBytes();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                expected[column] = 0.1 * (1L << (row & 31));
                actual[column] = actually * (1L << (row & 31));
                expectedFloats[column] = (float) expected[column];
                actualFloats[column] = (float) actual[column];
            }
            comparison.raw(row, row, expected, actual);
            comparison.normalized(row, row, expectedFloats, actualFloats);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - bytesBefore;

        assertThat(comparison.report().compared()).isEqualTo(2L * ROWS * COLUMNS);
        assertThat(comparison.report().isParity()).isEqualTo(actually == 0.1);
        assertThat(bytes).isLessThan(BYTES);
    }
}
