// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.formula.FormulaNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random formulas over random markets. */
class ProgramPropertiesTest {

    private static final int FORMULAS = 12;

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theInterpreterGivesWhatWholeColumnsGive(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = program(random);
        TestMarket market = TestMarket.random(random, 90);
        double[][] values = program.run(program.interpreter(), market);
        WholeColumns columns = new WholeColumns(market, program.formulas.definitions());
        int feature = 0;
        for (Map.Entry<String, FormulaNode> entry : program.formulas.features().entrySet()) {
            double[] expected = columns.of(entry.getValue());
            for (int i = 0; i < expected.length; i++) {
                assertThat(Double.doubleToLongBits(values[i][feature]))
                        .as("%s at bar %d: %s, not %s", entry, i, values[i][feature], expected[i])
                        .isEqualTo(Double.doubleToLongBits(expected[i]));
            }
            feature++;
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aBarThatIsTakenBackLeavesTheStateAsItWas(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = program(random);
        TestMarket market = TestMarket.random(random, 60);
        Executor executor = program.interpreter();
        double[] state = program.shape.fresh();
        double[] undo = new double[program.shape.backupLength()];
        for (int i = 0; i < market.size(); i++) {
            double[] before = state.clone();
            program.shape.save(state, undo, 0);
            program.update(executor, state, market, market.size() - 1 - i);
            program.shape.restore(undo, 0, state);
            assertThat(raw(state)).isEqualTo(raw(before));
            program.update(executor, state, market, i);
            program.shape.requirePossible(state);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void compiledCodeGivesTheInterpretersValuesAndState(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestProgram program = program(random);
        TestMarket market = TestMarket.random(random, 60);
        Executor interpreter = program.interpreter();
        Executor compiled = program.compiled();
        assertThat(compiled.name()).isEqualTo("compiled");
        double[] ofInterpreter = program.shape.fresh();
        double[] ofCompiled = program.shape.fresh();
        for (int i = 0; i < market.size(); i++) {
            program.update(interpreter, ofInterpreter, market, i);
            program.update(compiled, ofCompiled, market, i);
            assertThat(canonical(ofCompiled)).isEqualTo(canonical(ofInterpreter));
        }
    }

    /** The bits, with one NaN for all: it has no sign and says nothing but that it is absent. */
    static long[] canonical(double[] state) {
        long[] bits = new long[state.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(state[i]);
        }
        return bits;
    }

    static TestProgram program(SplittableRandom random) {
        RandomFormulas formulas = new RandomFormulas(random);
        Map<String, String> define = new LinkedHashMap<>();
        List<String> definitions = formulas.definitions();
        define.put("b", definitions.get(1));
        define.put("a", definitions.get(0));
        return new TestProgram(define, formulas.texts(FORMULAS, 1 + random.nextInt(4)));
    }

    static long[] raw(double[] state) {
        long[] bits = new long[state.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(state[i]);
        }
        return bits;
    }
}
