// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.EwmMean;
import io.featureparity.features.primitive.Lag;
import io.featureparity.features.primitive.Presence;
import io.featureparity.features.primitive.WindowMoments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the code of averages and deviations as a loop over rows that keeps their state in local variables; through the state
 * array each would wait for its own storing at the row before. That serves while nothing is absent and no deviation starts
 * over. Such a row is computed by the primitives, from the state array, and the loop goes on behind it.
 */
final class SteadyLoop extends LoopOfNodes {

    private static final Set<Op> KNOWN = Set.of(Op.EWM_FIXED, Op.LAG, Op.MOMENTS, Op.ROLLING_VAR);

    // Parameters of an average, and of a variance.
    private static final int KEEP = 0;
    private static final int WEIGHT = 1;
    private static final int LEAST_OF_MEAN = 4;
    private static final int LEAST = 0;
    private static final int DDOF = 1;

    private static final String MEANS = Type.getInternalName(EwmMean.class);
    private static final String WINDOWS = Type.getInternalName(WindowMoments.class);

    /** For each node with a state the variables that hold it, as it was before the row. */
    private final Map<Integer, int[]> before = new HashMap<>();

    private final List<Object> types = new ArrayList<>();

    /** For each window the variables of its state after the row. */
    private final Map<Integer, int[]> after = new HashMap<>();

    SteadyLoop(PlacedProgram placed, int stateLength, MethodVisitor code, List<Integer> group) {
        super(placed, stateLength, code, group);
        for (int index : group) {
            before.put(index, switch (nodes.get(index).op()) {
                case LAG -> stateVariables(Opcodes.INTEGER, 1);
                case MOMENTS -> stateVariables(Opcodes.DOUBLE, WindowMoments.COUNT + 1);
                case EWM_FIXED -> stateVariables(Opcodes.DOUBLE, 1);
                default -> new int[0];
            });
        }
    }

    /** Whether all nodes of a loop are of those that this knows. */
    static boolean knows(List<Node> nodes, List<Integer> loop) {
        return loop.stream().allMatch(index -> KNOWN.contains(nodes.get(index).op()));
    }

    private int[] stateVariables(Object type, int count) {
        int[] made = new int[count];
        for (int i = 0; i < count; i++) {
            made[i] = variable(type);
            types.add(type);
        }
        return made;
    }

    @Override
    void write() {
        Label head = new Label();
        Label unsteady = new Label();
        Label end = new Label();
        begin();
        code.visitLabel(head);
        frame(List.of());
        leaveBehindLastRow(end);
        group.forEach(index -> leaveIfUnsteady(index, unsteady));
        group.forEach(this::takeState);
        computeWhileSteady();
        group.forEach(this::keepState);
        leaveBehindLastRow(end);
        code.visitLabel(unsteady);
        frame(List.of());
        forgetValues();
        computeRow();
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(List.of());
    }

    private void computeWhileSteady() {
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        frame(types);
        leaveBehindLastRow(end);
        for (int index : group) {
            fetchInputs(index);
            step(index, end);
        }
        leaveIfNotFinite(end);
        group.forEach(this::takeStep);
        code.visitIincInsn(ROW, 1);
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(types);
    }

    private void leaveIfUnsteady(int index, Label unsteady) {
        Node node = nodes.get(index);
        switch (node.op()) {
            case EWM_FIXED -> {
                code.visitVarInsn(Opcodes.ALOAD, STATE);
                push(placed.places().at(index));
                push(node.parameter(LEAST_OF_MEAN));
                call(MEANS, "isSteady", "([DID)Z");
                code.visitJumpInsn(Opcodes.IFEQ, unsteady);
            }
            case MOMENTS -> leaveIfUnsteady(index, 0, 0, unsteady);
            case ROLLING_VAR ->
                leaveIfUnsteady(node.input(0), node.parameter(LEAST), node.parameter(DDOF), unsteady);
            default -> {}
        }
    }

    private void leaveIfUnsteady(int moments, double least, double ddof, Label unsteady) {
        code.visitVarInsn(Opcodes.ALOAD, STATE);
        push(placed.places().at(moments));
        push(least);
        push(ddof);
        call(WINDOWS, "isSteady", "([DIDD)Z");
        code.visitJumpInsn(Opcodes.IFEQ, unsteady);
    }

    // ---- the state, between array and variables

    private void takeState(int index) {
        int[] variables = variablesBefore(index);
        for (int i = 0; i < variables.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index) + i);
            code.visitInsn(Opcodes.DALOAD);
            if (isLag(index)) {
                code.visitInsn(Opcodes.D2I);
                code.visitVarInsn(Opcodes.ISTORE, variables[i]);
            } else {
                code.visitVarInsn(Opcodes.DSTORE, variables[i]);
            }
        }
    }

    private void keepState(int index) {
        int[] variables = variablesBefore(index);
        for (int i = 0; i < variables.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index) + i);
            if (isLag(index)) {
                code.visitVarInsn(Opcodes.ILOAD, variables[i]);
                code.visitInsn(Opcodes.I2D);
            } else {
                code.visitVarInsn(Opcodes.DLOAD, variables[i]);
            }
            code.visitInsn(Opcodes.DASTORE);
        }
    }

    private int[] variablesBefore(int index) {
        return Objects.requireNonNull(before.get(index));
    }

    private boolean isLag(int index) {
        return nodes.get(index).op() == Op.LAG;
    }

    // ---- a step: nothing is put down before it is known that all nodes can take it

    private void step(int index, Label end) {
        Node node = nodes.get(index);
        switch (node.op()) {
            case EWM_FIXED -> {
                load(variablesBefore(index)[EwmMean.MEAN]);
                pushValue(node.input(0));
                push(node.parameter(KEEP));
                push(node.parameter(WEIGHT));
                call(MEANS, "next", "(DDDD)D");
                keep(index);
            }
            case LAG -> {
                pushPlaceInRing(index);
                code.visitInsn(Opcodes.DALOAD);
                keep(index);
            }
            case MOMENTS -> after.put(index, stepOfWindow(node, variablesBefore(index), end));
            default -> {
                load(Objects.requireNonNull(after.get(node.input(0)))[WindowMoments.SQUARES]);
                load(variablesBefore(node.input(0))[WindowMoments.COUNT]);
                push(node.parameter(DDOF));
                call(WINDOWS, "varianceOf", "(DDD)D");
                keep(index);
            }
        }
    }

    private int[] stepOfWindow(Node node, int[] state, Label end) {
        int mean = state[WindowMoments.MEAN];
        int removing = state[WindowMoments.REMOVING];
        int adding = state[WindowMoments.ADDING];
        int count = state[WindowMoments.COUNT];
        int leaving = node.input(0);
        int entering = node.input(1);

        int without = result("meanWithout", "(DDDD)D", mean, removing, value(leaving), count);
        int squares = result(
                "squaresWithout",
                "(DDDDD)D",
                state[WindowMoments.SQUARES],
                mean,
                removing,
                value(leaving),
                without);
        leaveIfLost(state[WindowMoments.SQUARES], squares, end);
        int with = result("meanWith", "(DDDD)D", without, adding, value(entering), count);
        int all = result("squaresWith", "(DDDDD)D", squares, without, adding, value(entering), with);
        leaveIfLost(squares, all, end);
        int removed = result("compensation", "(DDD)D", mean, removing, value(leaving));
        int added = result("compensation", "(DDD)D", without, adding, value(entering));

        int[] made = state.clone();
        made[WindowMoments.MEAN] = with;
        made[WindowMoments.SQUARES] = all;
        made[WindowMoments.ADDING] = added;
        made[WindowMoments.REMOVING] = removed;
        return made;
    }

    /** A variable that holds the value of a node, constant or not. */
    private int value(int index) {
        pushValue(index);
        return store();
    }

    private int result(String method, String descriptor, int... arguments) {
        for (int argument : arguments) {
            load(argument);
        }
        call(WINDOWS, method, descriptor);
        return store();
    }

    private int store() {
        int made = variable(Opcodes.DOUBLE);
        code.visitVarInsn(Opcodes.DSTORE, made);
        return made;
    }

    private void leaveIfLost(int squaresBefore, int squaresAfter, Label end) {
        load(squaresBefore);
        load(squaresAfter);
        call(WINDOWS, "hasLost", "(DD)Z");
        code.visitJumpInsn(Opcodes.IFNE, end);
    }

    /** A sum is not finite if one of its parts is not; if it overflows, the primitives compute the row, to the same bits. */
    private void leaveIfNotFinite(Label end) {
        boolean any = false;
        for (int index : group) {
            Node node = nodes.get(index);
            switch (node.op()) {
                case EWM_FIXED -> pushValue(index);
                case MOMENTS -> {
                    pushValue(node.input(1));
                    pushValue(node.input(0));
                    code.visitInsn(Opcodes.DSUB);
                }
                default -> {
                    continue;
                }
            }
            if (any) {
                code.visitInsn(Opcodes.DADD);
            }
            any = true;
        }
        if (any) {
            call(Type.getInternalName(Presence.class), "isFinite", "(D)Z");
            code.visitJumpInsn(Opcodes.IFEQ, end);
        }
    }

    /** Puts down what {@link #step} has found. */
    private void takeStep(int index) {
        Node node = nodes.get(index);
        int[] variables = variablesBefore(index);
        switch (node.op()) {
            case EWM_FIXED -> {
                pushValue(index);
                code.visitVarInsn(Opcodes.DSTORE, variables[EwmMean.MEAN]);
            }
            case LAG -> {
                pushPlaceInRing(index);
                pushValue(node.input(0));
                code.visitInsn(Opcodes.DASTORE);
                code.visitVarInsn(Opcodes.ILOAD, variables[Lag.OLDEST]);
                push(node.length());
                call(Type.getInternalName(Lag.class), "after", "(II)I");
                code.visitVarInsn(Opcodes.ISTORE, variables[Lag.OLDEST]);
            }
            case MOMENTS -> {
                int[] made = Objects.requireNonNull(after.get(index));
                for (int i = 0; i < WindowMoments.COUNT; i++) {
                    load(made[i]);
                    code.visitVarInsn(Opcodes.DSTORE, variables[i]);
                }
            }
            default -> {}
        }
        if (node.op().gives() != Op.Gives.STATE) {
            put(index);
        }
    }

    private void pushPlaceInRing(int lag) {
        code.visitVarInsn(Opcodes.ALOAD, STATE);
        push(placed.places().ring(lag, stateLength));
        code.visitVarInsn(Opcodes.ILOAD, variablesBefore(lag)[Lag.OLDEST]);
        code.visitInsn(Opcodes.IADD);
    }

    private void load(int variable) {
        code.visitVarInsn(Opcodes.DLOAD, variable);
    }

    private void call(String owner, String method, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
    }
}
