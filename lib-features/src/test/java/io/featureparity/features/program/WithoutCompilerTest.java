// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no class can be written at run time, here since ASM cannot be used, the interpreter serves. */
class WithoutCompilerTest {

    /** Computes in a world of its own; a public class, so that the world's loader can make it. */
    public static final class InThere implements Supplier<Object[]> {

        @Override
        public Object[] get() {
            FeatureContract contract = TestContracts.usdcop();
            Model model = Model.withoutStatistics(contract);
            double[][] raw = FeatureBatch.of(model).raw(Markets.of(contract, 11, 700));
            return new Object[] {model.features().executor(), raw};
        }
    }

    /** What a native image throws is an error of a class of its own, and no {@code LinkageError}. */
    @SuppressWarnings("serial") // it is thrown here alone
    private static final class ClassesCannotBeDefined extends Error {}

    /** Loads this project's classes anew, and no class of ASM. */
    private static final class WithoutAsm extends ClassLoader {

        private final boolean asInANativeImage;

        WithoutAsm(boolean asInANativeImage) {
            super(WithoutCompilerTest.class.getClassLoader());
            this.asInANativeImage = asInANativeImage;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.objectweb.asm.")) {
                if (asInANativeImage) {
                    throw new ClassesCannotBeDefined();
                }
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.featureparity.") || name.startsWith("io.featureparity.testsupport.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? anew(name) : loaded;
            }
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = file.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void G_theInterpreterServesWithTheSameBits(boolean asInANativeImage) throws ReflectiveOperationException {
        Class<?> inThere = Class.forName(InThere.class.getName(), true, new WithoutAsm(asInANativeImage));
        Object[] without =
                (Object[]) ((Supplier<?>) inThere.getDeclaredConstructor().newInstance()).get();
        Object[] with = new InThere().get();
        assertThat(with[0]).isEqualTo("compiled");
        assertThat(without[0]).isEqualTo("interpreter");
        double[][] expected = (double[][]) with[1];
        double[][] actual = (double[][]) without[1];
        for (int i = 0; i < expected.length; i++) {
            assertThat(Markets.bits(actual[i])).isEqualTo(Markets.bits(expected[i]));
        }
    }
}
