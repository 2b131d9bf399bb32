// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.EwmMean;
import io.featureparity.features.primitive.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the code of weighted means, and of what they alone read, as a loop over rows. While nothing is absent, means and the
 * values of the row before stand in local variables; through the state array each would wait for its own storing at the
 * row before.
 */
final class LoopOfMeans extends LoopCode {

    private static final String OWNER = Type.getInternalName(EwmMean.class);

    // Parameters of the node.
    private static final int KEEP = 0;
    private static final int WEIGHT = 1;
    private static final int LEAST = 4;

    private final SteadyNodes steady;
    private final List<Integer> means;
    private final List<Integer> lags;

    /** Where means and lags stand between two rows. */
    private final Map<Integer, Integer> kept = new HashMap<>();

    LoopOfMeans(PlacedProgram placed, int stateLength, MethodVisitor code, List<Integer> group) {
        super(placed, stateLength, code, group);
        steady = new SteadyNodes(placed.program(), group);
        means = ofGroup(Op.EWM_FIXED);
        lags = ofGroup(Op.LAG_ONE);
        means.forEach(mean -> kept.put(mean, newDouble()));
        lags.forEach(lag -> kept.put(lag, newDouble()));
    }

    private List<Integer> ofGroup(Op op) {
        return group.stream().filter(index -> nodes.get(index).op() == op).toList();
    }

    private int kept(int index) {
        return Objects.requireNonNull(kept.get(index), "a mean or a lag");
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
        takeState(unsteady);
        computeWhileSteady();
        keepState();
        leaveBehindLastRow(end);
        code.visitLabel(unsteady);
        frame(0);
        forgetValues();
        computeRow();
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(0);
    }

    /** Takes means and lags out of the state; goes elsewhere if a mean is not steady. */
    private void takeState(Label unsteady) {
        for (int index : means) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            push(nodes.get(index).parameter(LEAST));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "isSteady", "([DID)Z", false);
            code.visitJumpInsn(Opcodes.IFEQ, unsteady);
        }
        for (int index : means) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "mean", "([DI)D", false);
            code.visitVarInsn(Opcodes.DSTORE, kept(index));
        }
        for (int index : lags) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            code.visitInsn(Opcodes.DALOAD);
            code.visitVarInsn(Opcodes.DSTORE, kept(index));
        }
    }

    /** Goes on to the first row at which a value is absent or infinite. Only rows without one have been put down. */
    private void computeWhileSteady() {
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        frame(kept.size());
        leaveBehindLastRow(end);
        lags.forEach(lag -> bind(lag, kept(lag)));
        for (int index : group) {
            fetchInputs(index);
            Node node = steady.node(index);
            if (node != null && node.op() != Op.LAG_ONE) {
                if (node.op() == Op.EWM_FIXED) {
                    next(index, node);
                } else {
                    compute(node, index);
                }
                keep(index);
            }
        }
        pushValue(steady.checked().get(0));
        for (int index : steady.checked().subList(1, steady.checked().size())) {
            pushValue(index);
            code.visitInsn(Opcodes.DADD); // not finite if one of them is not
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(Presence.class), "isFinite", "(D)Z", false);
        code.visitJumpInsn(Opcodes.IFEQ, end);
        for (int i = lags.size() - 1; i >= 0; i--) { // a lag may read one before it
            pushValue(steady.same(nodes.get(lags.get(i)).input(0)));
            code.visitVarInsn(Opcodes.DSTORE, kept(lags.get(i)));
        }
        for (int index : means) {
            pushValue(index);
            code.visitVarInsn(Opcodes.DSTORE, kept(index));
            putIfRead(index);
        }
        code.visitIincInsn(ROW, 1);
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(kept.size());
    }

    private void next(int index, Node node) {
        code.visitVarInsn(Opcodes.DLOAD, kept(index));
        pushValue(node.input(0));
        push(node.parameter(KEEP));
        push(node.parameter(WEIGHT));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "next", "(DDDD)D", false);
    }

    private void keepState() {
        for (int index : means) {
            code.visitVarInsn(Opcodes.DLOAD, kept(index));
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "keep", "(D[DI)V", false);
        }
        for (int index : lags) {
            code.visitVarInsn(Opcodes.ALOAD, STATE);
            push(placed.places().at(index));
            code.visitVarInsn(Opcodes.DLOAD, kept(index));
            code.visitInsn(Opcodes.DASTORE);
        }
    }
}
