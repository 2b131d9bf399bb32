// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the code of nodes. Their values are local variables: a number a double, a mask an int. */
abstract class NodeCode {

    // Parameters: the state of every method that is written, the time of those whose nodes read it.
    static final int STATE = 0;
    static final int TIME = 2;

    final PlacedProgram placed;
    final List<Node> nodes;
    final MethodVisitor code;
    final int stateLength;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private int nextLocal;

    NodeCode(PlacedProgram placed, int stateLength, MethodVisitor code, int firstLocal) {
        this.placed = placed;
        this.nodes = placed.program().nodes();
        this.stateLength = stateLength;
        this.code = code;
        this.nextLocal = firstLocal;
    }

    final void compute(Node node, int index) {
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

    final void pushValue(int index) {
        Node node = nodes.get(index);
        switch (node.op()) {
            case CONSTANT -> push(node.parameter(0));
            case TRUTH -> push((int) node.parameter(0));
            default -> code.visitVarInsn(isMask(index) ? Opcodes.ILOAD : Opcodes.DLOAD, local(index));
        }
    }

    final void keep(int index) {
        boolean mask = isMask(index);
        code.visitVarInsn(mask ? Opcodes.ISTORE : Opcodes.DSTORE, nextLocal);
        locals.put(index, nextLocal);
        nextLocal += mask ? 1 : 2;
    }

    /** Makes room for a double, and gives its variable. */
    final int newDouble() {
        int local = nextLocal;
        nextLocal += 2;
        return local;
    }

    /** Forgets which values stand in variables: what comes is reached by another way. */
    final void forgetValues() {
        locals.clear();
    }

    /** Says that a node's value stands in a local variable already. */
    final void bind(int index, int local) {
        locals.put(index, local);
    }

    final boolean isKept(int index) {
        return locals.containsKey(index);
    }

    final boolean isMask(int index) {
        return nodes.get(index).op().gives() == Op.Gives.MASK;
    }

    private int local(int index) {
        return Objects.requireNonNull(locals.get(index), "the value of a node");
    }

    final void push(double value) {
        code.visitLdcInsn(value);
    }

    final void push(int value) {
        if (value >= -1 && value <= 5) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            code.visitLdcInsn(value);
        }
    }
}
