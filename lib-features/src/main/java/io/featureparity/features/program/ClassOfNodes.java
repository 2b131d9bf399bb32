// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes a class that computes some nodes of a program: an {@link Executor}, with a method for each group of nodes. */
final class ClassOfNodes {

    static final String NAME = "compiled";

    private static final String EXECUTOR = Type.getInternalName(Executor.class);
    private static final String SELF = EXECUTOR.replace("Executor", "Compiled");
    private static final String UPDATE = "([D[DJD[D)V";
    private static final int PARAMETERS = 7; // in slots, a long and a double taking two

    private final PlacedProgram placed;
    private final int stateLength;
    private final HandedOver handedOver;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    ClassOfNodes(PlacedProgram placed, int stateLength, HandedOver handedOver) {
        this.placed = placed;
        this.stateLength = stateLength;
        this.handedOver = handedOver;
    }

    byte[] write(int from, int to) {
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                SELF,
                null,
                Type.getInternalName(Object.class),
                new String[] {EXECUTOR});
        writeConstructor();
        writeConstant("name", "()Ljava/lang/String;", NAME, Opcodes.ARETURN);
        writeConstant("scratchLength", "()I", handedOver.length(), Opcodes.IRETURN);
        int sessionDay = placed.program().sessionDay();
        int sessionDayAt = sessionDay < 0 ? -1 : handedOver.at(sessionDay);
        writeConstant("sessionDayAt", "()I", sessionDayAt, Opcodes.IRETURN);
        writeUpdate(from, to);
        int group = 0;
        for (int first = from; first < to; first += Compiler.NODES_OF_A_METHOD) {
            int end = Math.min(to, first + Compiler.NODES_OF_A_METHOD);
            MethodVisitor code = method(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, groupName(group), UPDATE);
            new MethodOfNodes(placed, stateLength, handedOver, code).write(first, end);
            end(code, Opcodes.RETURN);
            group++;
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeConstructor() {
        MethodVisitor code = method(0, "<init>", "()V");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, Type.getInternalName(Object.class), "<init>", "()V", false);
        end(code, Opcodes.RETURN);
    }

    private void writeConstant(String name, String descriptor, Object value, int returning) {
        MethodVisitor code = method(Opcodes.ACC_PUBLIC, name, descriptor);
        code.visitLdcInsn(value);
        end(code, returning);
    }

    /** Calls the groups one after the other. */
    private void writeUpdate(int from, int to) {
        MethodVisitor code = method(Opcodes.ACC_PUBLIC, "update", UPDATE);
        int groups = (to - from + Compiler.NODES_OF_A_METHOD - 1) / Compiler.NODES_OF_A_METHOD;
        for (int group = 0; group < groups; group++) {
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitVarInsn(Opcodes.ALOAD, 2);
            code.visitVarInsn(Opcodes.LLOAD, 3);
            code.visitVarInsn(Opcodes.DLOAD, 5);
            code.visitVarInsn(Opcodes.ALOAD, PARAMETERS);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, SELF, groupName(group), UPDATE, false);
        }
        end(code, Opcodes.RETURN);
    }

    private static String groupName(int group) {
        return "group".concat(Integer.toString(group));
    }

    private MethodVisitor method(int access, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int returning) {
        code.visitInsn(returning);
        code.visitMaxs(0, 0); // computed
        code.visitEnd();
    }
}
