// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the code of a group of nodes. What a later group reads is put into the scratch array, a mask as 1 or 0. */
final class MethodOfNodes extends NodeCode {

    // The other parameters of a group's method.
    private static final int SCRATCH = 1;
    private static final int VOLUME = 4;
    private static final int BAR = 6;
    private static final int FIRST_LOCAL = 7;

    /** The group that each node belongs to. */
    private final int[] groups;

    MethodOfNodes(PlacedProgram placed, int stateLength, MethodVisitor code, int[] groups) {
        super(placed, stateLength, code, FIRST_LOCAL);
        this.groups = groups;
    }

    void write(List<Integer> group) {
        for (int i : group) {
            Node node = nodes.get(i);
            if (Stages.isLeaf(node.op())) { // it costs no more to read it again than to hand it over
                putOut(i);
                continue;
            }
            for (int input : node.inputs()) {
                fetch(input, groups[i]);
            }
            compute(node, i);
            if (node.op().gives() != Op.Gives.STATE) {
                keep(i);
                if (isReadElsewhere(i)) {
                    putIntoScratch(i);
                }
                putOut(i);
            }
        }
    }

    private boolean isReadElsewhere(int node) {
        for (int reader : placed.program().readers(node)) {
            if (groups[reader] != groups[node]) {
                return true;
            }
        }
        return false;
    }

    /** Brings the value of a leaf or of an earlier group's node into a local variable, at its first use. */
    private void fetch(int node, int group) {
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
        } else if (groups[node] != group && op.gives() != Op.Gives.STATE) {
            code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
            push(node);
            code.visitInsn(Opcodes.DALOAD);
            if (isMask(node)) {
                code.visitInsn(Opcodes.D2I);
            }
            keep(node);
        }
    }

    private void putIntoScratch(int index) {
        code.visitVarInsn(Opcodes.ALOAD, SCRATCH);
        push(index);
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
                fetch(index, groups[index]);
                code.visitVarInsn(Opcodes.ALOAD, STATE);
                push(placed.valueAt(output));
                pushValue(index);
                code.visitInsn(Opcodes.DASTORE);
            }
        }
    }
}
