// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.EwmMean;
import io.featureparity.features.primitive.Presence;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the code of weighted means as a loop over rows. While nothing is absent, the means stand in local variables; through
 * the state array each would wait for its own storing at the row before.
 */
final class LoopOfMeans extends LoopCode {

    private static final String OWNER = Type.getInternalName(EwmMean.class);

    // Parameters of the node.
    private static final int KEEP = 0;
    private static final int WEIGHT = 1;
    private static final int LEAST = 4;

    private final List<Integer> means = new ArrayList<>();

    LoopOfMeans(PlacedProgram placed, int stateLength, MethodVisitor code, List<Integer> group) {
        super(placed, stateLength, code, group);
        for (int i = 0; i < group.size(); i++) {
            means.add(newDouble());
        }
    }

    @Override
    void write() {
        Label head = new Label();
        Label unsteady = new Label();
        Label end = new Label();
        begin();
        code.visitLabel(head);
        frame(0);
        leaveBehindLastRow(end);
        takeMeans(unsteady);
        computeWhileSteady();
        keepMeans();
        leaveBehindLastRow(end);
        code.visitLabel(unsteady);
        frame(0);
        forgetValues();
        computeRow();
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(0);
    }

    /** Takes the means out of the state; goes elsewhere if one of them is not steady. */
    private void takeMeans(Label unsteady) {
        for (int index : group) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            push(nodes.get(index).parameter(LEAST));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "isSteady", "([DID)Z", false);
            code.visitJumpInsn(Opcodes.IFEQ, unsteady);
        }
        for (int i = 0; i < group.size(); i++) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(group.get(i)));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "mean", "([DI)D", false);
            code.visitVarInsn(Opcodes.DSTORE, means.get(i));
        }
    }

    /** Goes on to the first row at which a mean is not finite. Only rows of which all are have been put down. */
    private void computeWhileSteady() {
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        frame(means.size());
        leaveBehindLastRow(end);
        for (int i = 0; i < group.size(); i++) {
            Node node = nodes.get(group.get(i));
            fetchInputs(group.get(i));
            code.visitVarInsn(Opcodes.DLOAD, means.get(i));
            pushValue(node.input(0));
            push(node.parameter(KEEP));
            push(node.parameter(WEIGHT));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "next", "(DDDD)D", false);
            keep(group.get(i));
        }
        pushValue(group.get(0));
        for (int index : group.subList(1, group.size())) {
            pushValue(index);
            code.visitInsn(Opcodes.DADD); // not finite if one of them is not
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Presence.class), "isFinite", "(D)Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        for (int i = 0; i < group.size(); i++) {
            pushValue(group.get(i));
            code.visitVarInsn(Opcodes.DSTORE, means.get(i));
            put(group.get(i));
        }
        code.visitIincInsn(ROW, 1);
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(means.size());
    }

    private void keepMeans() {
        for (int i = 0; i < group.size(); i++) {
            code.visitVarInsn(Opcodes.DLOAD, means.get(i));
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(group.get(i)));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "keep", "(D[DI)V", false);
        }
    }
}
