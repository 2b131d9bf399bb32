// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.MethodVisitor;

/**
 * Compiles a program to hidden classes: straight-line code, with all parameters and places as constants; for blocks a loop
 * around it. It calls primitives and nothing else.
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
     * Compiles what computes a program bar by bar.
     *
     * @param placed the program
     * @param stateLength how long the state is
     * @return the executor
     * @throws ReflectiveOperationException if no class can be defined here
     */
    static Executor compile(PlacedProgram placed, int stateLength) throws ReflectiveOperationException {
        List<Integer> order = order(placed.program());
        HandedOver handedOver = handedOver(placed.program(), order);
        List<BarStep> parts = new ArrayList<>();
        for (byte[] code : classes(placed, stateLength, order, handedOver)) {
            parts.add((BarStep) ClassCode.define(code));
        }
        int sessionDay = placed.program().sessionDay();
        return new CompiledProgram(parts, handedOver.length(), sessionDay < 0 ? -1 : handedOver.at(sessionDay));
    }

    /** Side by side the processor computes one node while another waits for its inputs. */
    private static List<Integer> order(Program program) {
        List<Integer> all = IntStream.range(0, program.size()).boxed().toList();
        return Stages.sideBySide(program.nodes(), all);
    }

    private static HandedOver handedOver(Program program, List<Integer> order) {
        int[] methods = new int[order.size()];
        for (int i = 0; i < methods.length; i++) {
            methods[order.get(i)] = i / NODES_OF_A_METHOD;
        }
        return new HandedOver(program, methods);
    }

    /** The code of the classes, each of which computes some of the nodes. */
    static List<byte[]> classes(PlacedProgram placed, int stateLength) {
        List<Integer> order = order(placed.program());
        return classes(placed, stateLength, order, handedOver(placed.program(), order));
    }

    private static List<byte[]> classes(
            PlacedProgram placed, int stateLength, List<Integer> order, HandedOver handedOver) {
        List<byte[]> classes = new ArrayList<>();
        for (int from = 0; from < order.size(); from += NODES_OF_A_METHOD * METHODS_OF_A_CLASS) {
            ClassCode code = new ClassCode(BarStep.class, "update", "([D[DJD[D)V");
            if (from == 0) {
                MethodVisitor first = code.method();
                new MethodOfNodes(placed, stateLength, handedOver, first).readAhead();
                ClassCode.end(first);
            }
            int end = Math.min(order.size(), from + NODES_OF_A_METHOD * METHODS_OF_A_CLASS);
            for (int first = from; first < end; first += NODES_OF_A_METHOD) {
                MethodVisitor method = code.method();
                int last = Math.min(end, first + NODES_OF_A_METHOD);
                new MethodOfNodes(placed, stateLength, handedOver, method).write(order.subList(first, last));
                ClassCode.end(method);
            }
            classes.add(code.write());
        }
        return classes;
    }

    /**
     * Compiles what computes a program over blocks of rows.
     *
     * @param placed the program
     * @param stateLength how long the state is
     * @return the program over blocks
     * @throws ReflectiveOperationException if no class can be defined here
     */
    static BlockProgram compileBlocks(PlacedProgram placed, int stateLength) throws ReflectiveOperationException {
        Program program = placed.program();
        List<Stages.Stage> stages = Gathering.of(program, Stages.of(program));
        List<List<RowLoop>> loops = new ArrayList<>();
        for (Stages.Stage stage : stages) {
            List<RowLoop> classes = new ArrayList<>();
            for (int from = 0; from < stage.loops().size(); from += METHODS_OF_A_CLASS) {
                int to = Math.min(stage.loops().size(), from + METHODS_OF_A_CLASS);
                byte[] code = loops(placed, stateLength, stage.loops().subList(from, to));
                classes.add((RowLoop) ClassCode.define(code));
            }
            loops.add(classes);
        }
        return new BlockProgram(placed, stateLength, stages, loops);
    }

    private static LoopCode loop(PlacedProgram placed, int stateLength, MethodVisitor method, List<Integer> loop) {
        return Gathering.isOfMeans(placed.program(), loop)
                ? new LoopOfMeans(placed, stateLength, method, loop)
                : new LoopOfNodes(placed, stateLength, method, loop);
    }

    /** The code of a class that computes some loops. */
    static byte[] loops(PlacedProgram placed, int stateLength, List<List<Integer>> loops) {
        ClassCode code = new ClassCode(RowLoop.class, "run", "([D[[DI)V");
        for (List<Integer> loop : loops) {
            MethodVisitor method = code.method();
            loop(placed, stateLength, method, loop).write();
            ClassCode.end(method);
        }
        return code.write();
    }
}
