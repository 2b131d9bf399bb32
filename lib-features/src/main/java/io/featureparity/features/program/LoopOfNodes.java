// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the code of nodes with a state as a loop over rows. All nodes stand in one loop, so that the processor computes
 * one while another waits for its value of the row before.
 */
final class LoopOfNodes extends LoopCode {

    LoopOfNodes(PlacedProgram placed, int stateLength, MethodVisitor code, List<Integer> group) {
        super(placed, stateLength, code, group);
    }

    @Override
    void write() {
        begin();
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        frame(0);
        leaveBehindLastRow(end);
        computeRow();
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        frame(0);
    }
}
