// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.Arrays;
import java.util.List;

/** Rows of bars, and room for what a program computes from them: a column for each node. Not thread-safe. */
public final class Block {

    /** So many that a loop over them pays, and so few that the columns stay near the processor. */
    static final int MOST_ROWS = 256;

    /** So many values of nodes stand in a block; a program of very many nodes takes fewer rows at a time. */
    private static final int ROOM = 1 << 20;

    private final long[] time;
    private final double[] volume;
    private final double[] sessionDay;
    private final double[][] bars;
    private final double[][] columns;
    private final int[] outputs;

    Block(Program program, int[] slots, int barColumns) {
        List<Node> nodes = program.nodes();
        int shared = Arrays.stream(slots).max().orElse(0) + 1;
        int rows = Math.max(1, Math.min(MOST_ROWS, ROOM / shared));
        double[][] room = new double[shared][rows];
        time = new long[rows];
        volume = new double[rows];
        sessionDay = new double[program.sessionDay() < 0 ? 0 : rows];
        bars = new double[barColumns][rows];
        columns = new double[nodes.size() + 1][];
        columns[nodes.size()] = new double[rows];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            switch (node.op()) {
                case COLUMN -> columns[i] = bars[(int) node.parameter(0)];
                case VOLUME -> columns[i] = volume;
                case SESSION_DAY -> columns[i] = sessionDay;
                case CONSTANT, TRUTH -> {
                    columns[i] = new double[rows];
                    Arrays.fill(columns[i], node.parameter(0));
                }
                default -> columns[i] = room[slots[i]];
            }
        }
        outputs = new int[program.outputCount()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = program.output(i);
        }
    }

    /** {@return how many rows it has room for} */
    public int room() {
        return time.length;
    }

    /** {@return the times of the bars, to be filled in, in milliseconds since 1970-01-01T00:00Z} */
    public long[] time() {
        return time;
    }

    /** {@return the volumes of the bars, to be filled in, NaN where not known} */
    public double[] volume() {
        return volume;
    }

    /** {@return the days of the contract's session, to be filled in; empty if the program needs none} */
    public double[] sessionDay() {
        return sessionDay;
    }

    /**
     * Gives a column to be filled in.
     *
     * @param place its place in a bar: prices, then macro columns
     * @return the column
     */
    public double[] bar(int place) {
        return bars[place];
    }

    /**
     * Gives the computed values of an output.
     *
     * @param output the index of an output
     * @return its values, one for each computed row
     */
    public double[] output(int output) {
        return columns[outputs[output]];
    }

    /** The columns of the nodes; behind them one more, for what means nothing afterwards. */
    double[][] columns() {
        return columns;
    }
}
