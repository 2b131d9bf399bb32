// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import io.featureparity.features.BarColumns;
import io.featureparity.parity.golden.GoldenCase;
import java.util.List;

/** Bars and expected rows that are already in memory. */
public final class ListedRows {

    private ListedRows() {}

    public static BarRows bars(GoldenCase golden) {
        BarColumns bars = golden.bars();
        return new BarRows() {
            private int row = -1;

            @Override
            public boolean next() {
                return ++row < bars.size();
            }

            @Override
            public long time() {
                return bars.time(row);
            }

            @Override
            public double open() {
                return bars.open(row);
            }

            @Override
            public double high() {
                return bars.high(row);
            }

            @Override
            public double low() {
                return bars.low(row);
            }

            @Override
            public double close() {
                return bars.close(row);
            }

            @Override
            public void macro(double[] out) {
                for (int i = 0; i < out.length; i++) {
                    out[i] = bars.macro(i, row);
                }
            }

            @Override
            public double position() {
                return golden.hasObservations() ? golden.position(row) : Double.NaN;
            }
        };
    }

    /** A row of what training computed, which a test may alter. */
    public static final class Expected {
        private final long time;
        private final double[] values;

        public Expected(long time, double... values) {
            this.time = time;
            this.values = values;
        }

        public long time() {
            return time;
        }

        public double[] values() {
            return values;
        }
    }

    public static ExpectedRows expected(List<Expected> rows) {
        return new ExpectedRows() {
            private int row = -1;

            @Override
            public boolean next() {
                return ++row < rows.size();
            }

            @Override
            public long time() {
                return rows.get(row).time();
            }

            @Override
            public double value(int column) {
                return rows.get(row).values()[column];
            }
        };
    }
}
