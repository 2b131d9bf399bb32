// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What loops over rows have in common: columns in local variables, and the code of one row. */
abstract class LoopCode extends NodeCode {

    // The other parameters of the method, and its first variables.
    private static final int COLUMNS = 1;
    static final int ROWS = 2;
    static final int ROW = 3;
    private static final int FIRST_COLUMN = 4;

    final List<Integer> group;
    private final Map<Integer, Integer> columns = new HashMap<>();

    LoopCode(PlacedProgram placed, int stateLength, MethodVisitor code, List<Integer> group) {
        super(placed, stateLength, code, FIRST_COLUMN + columnsOf(placed, group).size());
        this.group = group;
        for (int node : columnsOf(placed, group)) {
            columns.put(node, FIRST_COLUMN + columns.size());
        }
    }

    /** The nodes whose columns are read or written: not those that this loop alone reads. */
    private static Set<Integer> columnsOf(PlacedProgram placed, List<Integer> group) {
        List<Node> nodes = placed.program().nodes();
        Set<Integer> used = new LinkedHashSet<>();
        for (int index : group) {
            used.addAll(nodes.get(index).inputs());
            used.add(index);
        }
        Set<Integer> inside = new HashSet<>(group);
        used.removeIf(node -> {
            Op op = nodes.get(node).op();
            return op.gives() == Op.Gives.STATE
                    || op == Op.CONSTANT
                    || op == Op.TRUTH
                    || (inside.contains(node) && Gathering.isReadInside(placed.program(), node, inside));
        });
        return used;
    }

    /** Writes the loop. */
    abstract void write();

    /** Brings the columns into local variables, and begins at the first row. */
    final void begin() {
        columns.forEach((node, local) -> {
            code.visitVarInsn(Opcodes.ALOAD, COLUMNS);
            push(node);
            code.visitInsn(Opcodes.AALOAD);
            code.visitVarInsn(Opcodes.ASTORE, local);
        });
        push(0);
        code.visitVarInsn(Opcodes.ISTORE, ROW);
    }

    final void leaveBehindLastRow(Label end) {
        code.visitVarInsn(Opcodes.ILOAD, ROW);
        code.visitVarInsn(Opcodes.ILOAD, ROWS);
        code.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    }

    /** Computes a row by the primitives, and goes on to the next one. */
    final void computeRow() {
        for (int index : group) {
            fetchInputs(index);
            compute(nodes.get(index), index);
            if (nodes.get(index).op().gives() != Op.Gives.STATE) {
                keep(index);
                putIfRead(index);
            }
        }
        code.visitIincInsn(ROW, 1);
    }

    /**
     * Says which variables are there where a jump ends: parameters, row, columns.
     *
     * @param doubles how many doubles stand behind them
     */
    final void frame(int doubles) {
        Object[] types = new Object[FIRST_COLUMN + columns.size() + doubles];
        Arrays.fill(types, "[D");
        types[COLUMNS] = "[[D";
        types[ROWS] = Opcodes.INTEGER;
        types[ROW] = Opcodes.INTEGER;
        Arrays.fill(types, types.length - doubles, types.length, Opcodes.DOUBLE);
        code.visitFrame(Opcodes.F_NEW, types.length, types, 0, new Object[0]);
    }

    /** Brings the inputs of a node that other loops have computed into local variables. */
    final void fetchInputs(int index) {
        for (int input : nodes.get(index).inputs()) {
            if (!group.contains(input)) {
                fetch(input);
            }
        }
    }

    private void fetch(int node) {
        if (isKept(node) || !columns.containsKey(node)) {
            return;
        }
        code.visitVarInsn(Opcodes.ALOAD, Objects.requireNonNull(columns.get(node)));
        code.visitVarInsn(Opcodes.ILOAD, ROW);
        code.visitInsn(Opcodes.DALOAD);
        if (isMask(node)) {
            code.visitInsn(Opcodes.D2I);
        }
        keep(node);
    }

    final void putIfRead(int node) {
        if (!columns.containsKey(node)) {
            return;
        }
        code.visitVarInsn(Opcodes.ALOAD, Objects.requireNonNull(columns.get(node)));
        code.visitVarInsn(Opcodes.ILOAD, ROW);
        pushValue(node);
        if (isMask(node)) {
            code.visitInsn(Opcodes.I2D);
        }
        code.visitInsn(Opcodes.DASTORE);
    }
}
