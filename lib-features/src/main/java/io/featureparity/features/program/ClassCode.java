// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The code of a hidden class: one public method, which calls static ones one after the other. */
final class ClassCode {

    private static final String SELF = Type.getInternalName(ClassCode.class).replace("ClassCode", "Compiled");

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String descriptor;
    private final MethodVisitor calling;
    private int methods;

    /**
     * Begins a class.
     *
     * @param type the interface, whose method it implements
     * @param name the method
     * @param descriptor its parameters, those of the static methods too
     */
    ClassCode(Class<?> type, String name, String descriptor) {
        this.descriptor = descriptor;
        String object = Type.getInternalName(Object.class);
        String[] implemented = {Type.getInternalName(type)};
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, SELF, null, object, implemented);
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, object, "<init>", "()V", false);
        end(constructor);
        calling = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
        calling.visitCode();
    }

    /** Adds a static method, still without its code, and the call of it. */
    MethodVisitor method() {
        String name = "group".concat(Integer.toString(methods));
        methods++;
        int local = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            calling.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        calling.visitMethodInsn(Opcodes.INVOKESTATIC, SELF, name, descriptor, false);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    /** Ends a method that gives nothing. */
    static void end(MethodVisitor code) {
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0); // computed
        code.visitEnd();
    }

    byte[] write() {
        end(calling);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Defines the class and makes its one object. */
    static Object define(byte[] code) throws ReflectiveOperationException {
        Lookup hidden = MethodHandles.lookup().defineHiddenClass(code, true);
        return hidden.lookupClass().getDeclaredConstructor().newInstance();
    }
}
