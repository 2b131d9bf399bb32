// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the code of a group of nodes. Their values are local variables: a number a double, a mask an int. What a later
 * group reads is put into the scratch array, a mask as 1 or 0.
 */
final class MethodOfNodes {

    // The parameters of a group's method.
    private static final int STATE = 0;
    private static final int SCRATCH = 1;
    private static final int TIME = 2;
    private static final int VOLUME = 4;
    private static final int BAR = 6;
    private static final int FIRST_LOCAL = 7;

    private final PlacedProgram placed;
    private final List<Node> nodes;
    private final int stateLength;
    private final HandedOver handedOver;
    private final MethodVisitor code;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private int nextLocal = FIRST_LOCAL;

    MethodOfNodes(PlacedProgram placed, int stateLength, HandedOver handedOver, MethodVisitor code) {
        this.placed = placed;
        this.nodes = placed.program().nodes();
        this.stateLength = stateLength;
        this.handedOver = handedOver;
        this.code = code;
    }

    void write(int from, int to) {
        for (int i = from; i < to; i++) {
            Node node = nodes.get(i);
            if (node.op().isReadAnywhere()) {
                putOut(i);
                continue;
            }
            for (int input : node.inputs()) {
                fetch(input, from);
            }
            compute(node, i);
            if (node.op().gives() != Op.Gives.STATE) {
                keep(i);
                if (handedOver.at(i) >= 0) {
                    putIntoScratch(i);
                }
                putOut(i);
            }
        }
    }

    /** Brings the value of an earlier group's node into a local variable, at its first use. */
    private void fetch(int node, int from) {
        Op op = nodes.get(node).op();
        if (locals.containsKey(node) || op == Op.CONSTANT || op == Op.TRUTH || op == Op.VOLUME) {
            return;
        }
        if (op == Op.COLUMN) {
            code.visitVarInsn(Opcodes.ALOAD, BAR);
            push((int) nodes.get(node).parameter(0));
            code.visitInsn(Opcodes.DALOAD);
            keep(node);
        } else if (op == Op.SESSION_DAY || (node < from && op.gives() != Op.Gives.STATE)) {
            code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
            push(handedOver.at(node));
            code.visitInsn(Opcodes.DALOAD);
            if (op.gives() == Op.Gives.MASK) {
                code.visitInsn(Opcodes.D2I);
            }
            keep(node);
        }
    }

    private void compute(Node node, int index) {
        switch (node.op()) {
            case ADD -> onBoth(node, Opcodes.DADD);
            case SUBTRACT -> onBoth(node, Opcodes.DSUB);
            case MULTIPLY -> onBoth(node, Opcodes.DMUL);
            case DIVIDE -> onBoth(node, Opcodes.DDIV);
            case NEGATE -> {
                pushValue(node.input(0));
                code.visitInsn(Opcodes.DNEG);
            }
            case AND -> onBoth(node, Opcodes.IAND);
            case OR -> onBoth(node, Opcodes.IOR);
            case NOT -> {
                pushValue(node.input(0));
                push(1);
                code.visitInsn(Opcodes.IXOR);
            }
            default -> call(node, index);
        }
    }

    private void onBoth(Node node, int instruction) {
        pushValue(node.input(0));
        pushValue(node.input(1));
        code.visitInsn(instruction);
    }

    /** Calls the node's primitive; the letters are those of {@link Op}. */
    private void call(Node node, int index) {
        Op op = node.op();
        StringBuilder descriptor = new StringBuilder("(");
        int input = 0;
        int parameter = 0;
        for (int i = 0; i < op.arguments().length(); i++) {
            char letter = op.arguments().charAt(i);
            switch (letter) {
                case 's' -> code.visitVarInsn(Opcodes.ALOAD, STATE);
                case 't' -> code.visitVarInsn(Opcodes.LLOAD, TIME);
                case 'p' -> push(placed.places().at(index));
                case 'r' -> push(placed.places().ring(index, stateLength));
                case 'P' -> push(placed.places().at(node.input(0)));
                case 'R' -> push(placed.places().ring(node.input(0), stateLength));
                case 'i', 'z' -> {
                    push((int) node.parameter(parameter));
                    parameter++;
                }
                case 'd' -> {
                    push(node.parameter(parameter));
                    parameter++;
                }
                default -> {
                    pushValue(node.input(input));
                    input++;
                }
            }
            descriptor.append(typeOf(letter));
        }
        descriptor.append(')').append(typeOf(op.gives()));
        String owner = Type.getInternalName(Objects.requireNonNull(op.primitive(), op.name()));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, op.method(), descriptor.toString(), false);
    }

    private static String typeOf(char letter) {
        return switch (letter) {
            case 's' -> "[D";
            case 't' -> "J";
            case 'x', 'd' -> "D";
            case 'm', 'z' -> "Z";
            default -> "I";
        };
    }

    private static char typeOf(Op.Gives gives) {
        return switch (gives) {
            case NUMBER -> 'D';
            case MASK -> 'Z';
            case STATE -> 'V';
        };
    }

    // ---- values

    private void pushValue(int index) {
        Node node = nodes.get(index);
        switch (node.op()) {
            case CONSTANT -> push(node.parameter(0));
            case TRUTH -> push((int) node.parameter(0));
            case VOLUME -> code.visitVarInsn(Opcodes.DLOAD, VOLUME);
            default -> {
                boolean mask = node.op().gives() == Op.Gives.MASK;
                code.visitVarInsn(mask ? Opcodes.ILOAD : Opcodes.DLOAD, local(index));
            }
        }
    }

    private void keep(int index) {
        boolean mask = nodes.get(index).op().gives() == Op.Gives.MASK;
        code.visitVarInsn(mask ? Opcodes.ISTORE : Opcodes.DSTORE, nextLocal);
        locals.put(index, nextLocal);
        nextLocal += mask ? 1 : 2;
    }

    private int local(int index) {
        return Objects.requireNonNull(locals.get(index), "the value of a node");
    }

    private void putIntoScratch(int index) {
        code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
        push(handedOver.at(index));
        pushValue(index);
        if (nodes.get(index).op().gives() == Op.Gives.MASK) {
            code.visitInsn(Opcodes.I2D);
        }
        code.visitInsn(Opcodes.DASTORE);
    }

    /** Puts the values of those outputs that this node is. */
    private void putOut(int index) {
        for (int output = 0; output < placed.program().outputCount(); output++) {
            if (placed.program().output(output) == index) {
                fetch(index, index);
                code.visitVarInsn(Opcodes.ALOAD, STATE);
                push(placed.valueAt(output));
                pushValue(index);
                if (placed.program().canBeAbsent(index)) {
                    String owner = Type.getInternalName(Choice.class);
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "oneNaN", "(D)D", false);
                }
                code.visitInsn(Opcodes.DASTORE);
            }
        }
    }

    private void push(double value) {
        code.visitLdcInsn(value);
    }

    private void push(int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }
}
