// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the compiler writes: small methods without a branch, which call primitives and nothing else. */
class CompilerTest {

    private static final String PRIMITIVES = "io/featureparity/features/primitive/";

    private static TestProgram large(int texts) {
        SplittableRandom random = new SplittableRandom(7);
        return new TestProgram(Map.of("a", "diff(close)", "b", "a * 2"), new RandomFormulas(random).texts(texts, 5));
    }

    @Test
    void aProgramOfManyClassesGivesTheInterpretersValues() {
        TestProgram program = large(600);
        assertThat(Compiler.classes(program.placed, program.shape.length()).size())
                .isGreaterThan(1);
        TestMarket market = TestMarket.random(new SplittableRandom(8), 40);
        double[][] expected = program.run(program.interpreter(), market);
        double[][] actual = program.run(program.compiled(), market);
        for (int i = 0; i < expected.length; i++) {
            assertThat(ProgramPropertiesTest.canonical(actual[i]))
                    .isEqualTo(ProgramPropertiesTest.canonical(expected[i]));
        }
    }

    @Test
    void itCallsPrimitivesAloneAndDoesNotBranch() {
        Set<String> owners = new HashSet<>();
        List<Integer> branches = new ArrayList<>();
        TestProgram program = large(200);
        for (byte[] code : Compiler.classes(program.placed, program.shape.length())) {
            new ClassReader(code)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String descriptor, String signature, String[] thrown) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitMethodInsn(
                                                int opcode,
                                                String owner,
                                                String method,
                                                String type,
                                                boolean isInterface) {
                                            if (name.startsWith("group")) {
                                                owners.add(owner.substring(0, owner.lastIndexOf('/') + 1));
                                            }
                                        }

                                        @Override
                                        public void visitJumpInsn(int opcode, Label label) {
                                            branches.add(opcode);
                                        }
                                    };
                                }
                            },
                            0);
        }
        assertThat(owners).containsExactly(PRIMITIVES);
        assertThat(branches).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPrimitiveIsThereOnce(Op op) {
        Class<?> primitive = op.primitive();
        if (primitive != null) {
            assertThat(Arrays.stream(primitive.getDeclaredMethods()).map(Method::getName))
                    .containsOnlyOnce(op.method());
        }
    }
}
