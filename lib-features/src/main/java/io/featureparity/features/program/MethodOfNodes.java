// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Choice;
import io.featureparity.features.primitive.ReadAhead;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the code of a group of nodes. What a later group reads is put into the scratch array, a mask as 1 or 0. */
final class MethodOfNodes extends NodeCode {

    // The other parameters of a group's method.
    private static final int SCRATCH = 1;
    private static final int VOLUME = 4;
    private static final int BAR = 6;
    private static final int FIRST_LOCAL = 7;

    /** The processor reads memory in lines of so many doubles. */
    private static final int CACHE_LINE = 8;

    /** So many lines of fields, and so many lags, are read ahead at most: of a larger state the rest comes when it is needed. */
    private static final int MOST_LINES = 100;

    private final HandedOver handedOver;

    MethodOfNodes(PlacedProgram placed, int stateLength, HandedOver handedOver, MethodVisitor code) {
        super(placed, stateLength, code, FIRST_LOCAL);
        this.handedOver = handedOver;
    }

    /** Reads the state ahead: fields line by line, and of each lag the value that the bar overwrites. */
    void readAhead() {
        String owner = Type.getInternalName(ReadAhead.class);
        code.visitInsn(Opcodes.LCONST_0);
        int fields = Math.min(placed.places().fields(stateLength), MOST_LINES * CACHE_LINE);
        for (int at = 0; at < fields; at += CACHE_LINE) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(at);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "field", "([DI)J", false);
            code.visitInsn(Opcodes.LOR);
        }
        int[] lags = IntStream.range(0, nodes.size())
                .filter(node -> nodes.get(node).op() == Op.LAG)
                .limit(MOST_LINES)
                .toArray();
        for (int lag : lags) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(lag));
            push(placed.places().ring(lag, stateLength));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "oldest", "([DII)J", false);
            code.visitInsn(Opcodes.LOR);
        }
        code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
        push(handedOver.readAheadAt());
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "keep", "(J[DI)V", false);
    }

    void write(List<Integer> group) {
        for (int i : group) {
            Node node = nodes.get(i);
            if (node.op().isReadAnywhere()) {
                putOut(i);
                continue;
            }
            for (int input : node.inputs()) {
                fetch(input);
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

    /** Brings the value of a leaf or of an earlier group's node into a local variable, at its first use. */
    private void fetch(int node) {
        Op op = nodes.get(node).op();
        if (isKept(node) || op == Op.CONSTANT || op == Op.TRUTH) {
            return;
        }
        if (op == Op.VOLUME) {
            bind(node, VOLUME);
        } else if (op == Op.COLUMN) {
            code.visitVarInsn(Opcodes.ALOAD, BAR);
            push((int) nodes.get(node).parameter(0));
            code.visitInsn(Opcodes.DALOAD);
            keep(node);
        } else if (handedOver.at(node) >= 0) {
            code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
            push(handedOver.at(node));
            code.visitInsn(Opcodes.DALOAD);
            if (isMask(node)) {
                code.visitInsn(Opcodes.D2I);
            }
            keep(node);
        }
    }

    private void putIntoScratch(int index) {
        code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
        push(handedOver.at(index));
        pushValue(index);
        if (isMask(index)) {
            code.visitInsn(Opcodes.I2D);
        }
        code.visitInsn(Opcodes.DASTORE);
    }

    /** Puts the values of those outputs that this node is. */
    private void putOut(int index) {
        for (int output = 0; output < placed.program().outputCount(); output++) {
            if (placed.program().output(output) == index) {
                fetch(index);
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
}
