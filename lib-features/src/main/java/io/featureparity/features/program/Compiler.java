// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a program to hidden classes: straight-line code without a branch, with all parameters and places as constants. It
 * calls primitives and nothing else.
 *
 * <p>The code is cut into methods so small that the JIT compiles each with its primitives inlined (it gives up inlining
 * where a method and what is inlined in it have 8000 bytes), and these into classes of which none has too many constants.
 */
final class Compiler {

    /** About 1,200 bytes of code and 4,000 of primitives, so that a method stays within the JIT's limits. */
    static final int NODES_OF_A_METHOD = 40;

    private static final int METHODS_OF_A_CLASS = 60;

    private Compiler() {}

    /**
     * Compiles.
     *
     * @param placed the program
     * @param stateLength how long the state is
     * @return the executor
     * @throws ReflectiveOperationException if no class can be defined here
     */
    static Executor compile(PlacedProgram placed, int stateLength) throws ReflectiveOperationException {
        List<Executor> parts = new ArrayList<>();
        for (byte[] code : classes(placed, stateLength)) {
            Lookup hidden = MethodHandles.lookup().defineHiddenClass(code, true);
            Object part = hidden.lookupClass().getDeclaredConstructor().newInstance();
            parts.add((Executor) part);
        }
        return parts.size() == 1 ? parts.get(0) : new CompiledParts(parts);
    }

    /** The code of the classes, each of which computes some of the nodes. */
    static List<byte[]> classes(PlacedProgram placed, int stateLength) {
        int size = placed.program().nodes().size();
        int step = NODES_OF_A_METHOD * METHODS_OF_A_CLASS;
        HandedOver handedOver = new HandedOver(placed.program(), NODES_OF_A_METHOD);
        List<byte[]> classes = new ArrayList<>();
        for (int from = 0; from == 0 || from < size; from += step) {
            classes.add(new ClassOfNodes(placed, stateLength, handedOver).write(from, Math.min(size, from + step)));
        }
        return classes;
    }
}
