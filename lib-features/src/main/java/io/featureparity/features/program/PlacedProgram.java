// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A program whose nodes have places in a state. Executors are made from it when the length of the state is known.
 * Immutable and thread-safe.
 */
public final class PlacedProgram {

    private final Program program;
    private final Places places;
    private final int[] valuesAt;

    PlacedProgram(Program program, Places places, int[] valuesAt) {
        this.program = program;
        this.places = places;
        this.valuesAt = valuesAt.clone();
    }

    Program program() {
        return program;
    }

    Places places() {
        return places;
    }

    int valueAt(int output) {
        return valuesAt[output];
    }

    /**
     * Gives the fastest executor: compiled code, or the interpreter where no class can be defined at run time.
     *
     * @param stateLength how long the state is
     * @return the executor
     */
    public Executor executor(int stateLength) {
        try {
            return Compiler.compile(this, stateLength);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            requireNoClassesHere(e);
            return interpreter(stateLength); // the same bits, only slower; Executor.name() tells
        }
    }

    /**
     * Gives the executor that defines no class at run time.
     *
     * @param stateLength how long the state is
     * @return the interpreter
     */
    public Executor interpreter(int stateLength) {
        return new Interpreter(this, stateLength);
    }

    /**
     * Gives the fastest program over blocks of rows.
     *
     * @param stateLength how long the state is
     * @return the program over blocks
     */
    public BlockProgram blocks(int stateLength) {
        try {
            PlacedProgram form = new PlacedProgram(BlockForm.of(program), places, valuesAt);
            return Compiler.compileBlocks(form, stateLength);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            requireNoClassesHere(e);
            return interpretedBlocks(stateLength);
        }
    }

    /**
     * Gives a program over blocks of rows that defines no class at run time.
     *
     * @param stateLength how long the state is
     * @return the program over blocks
     */
    public BlockProgram interpretedBlocks(int stateLength) {
        List<Stages.Stage> stages = Stages.of(program);
        List<List<RowLoop>> loops = new ArrayList<>();
        for (Stages.Stage stage : stages) {
            List<RowLoop> interpreted = new ArrayList<>();
            for (List<Integer> loop : stage.loops()) {
                interpreted.add(new InterpretedRows(Step.of(this, loop, stateLength)));
            }
            loops.add(interpreted);
        }
        return new BlockProgram(this, stateLength, stages, loops);
    }

    /**
     * Throws again what does not say that no class can be defined here. A native image says it by an {@code Error} of its own,
     * which no other JVM has.
     */
    private static void requireNoClassesHere(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        if (thrown instanceof RuntimeException fault
                && !(fault instanceof UnsupportedOperationException)
                && !(fault instanceof SecurityException)) {
            throw fault;
        }
    }
}
