// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.calculator;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.featureparity.testsupport.series.Bars;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each rule finds out a calculator that breaks it, and lets a sound one through. */
class CalculatorRulesTest {

    /** Gives the value before, NaN at first; its state is that value and how many bars there were. */
    private static class Sound implements Subject {

        @Override
        public double[] fresh() {
            return new double[] {Double.NaN, 0};
        }

        @Override
        public double update(double[] state, Bars bars, int row) {
            double before = state[0];
            state[0] = bars.close()[row];
            state[1]++;
            return before;
        }

        @Override
        public double undefined() {
            return Double.NaN;
        }

        @Override
        public void requirePossible(double[] state) {
            if (!(state[1] >= 0)) {
                throw new AssertionError("not a possible state");
            }
        }

        @Override
        public int backupLength() {
            return 2;
        }

        @Override
        public void save(double[] state, double[] backup, int at) {
            System.arraycopy(state, 0, backup, at, 2);
        }

        @Override
        public void restore(double[] backup, int at, double[] state) {
            System.arraycopy(backup, at, state, 0, 2);
        }
    }

    private static final Bars BARS = Bars.of(bar(1), bar(2), bar(5), bar(Double.NaN), bar(9));
    private static final Bars OTHERS = Bars.of(bar(3), bar(-8), bar(0.5));

    private static double[] bar(double value) {
        return Bars.bar(value, value, value);
    }

    private static CalculatorRules rules(Supplier<Subject> maker) {
        return new CalculatorRules() {
            @Override
            protected List<Kind> kinds() {
                return List.of(new Kind("under test", maker));
            }
        };
    }

    private static void assertBroken(Supplier<Subject> maker, Consumer<CalculatorRules> rule) {
        rule.accept(rules(Sound::new));
        refusal(AssertionError.class, () -> rule.accept(rules(maker)));
    }

    @Test
    void aSoundOnePasses() {
        CalculatorRules rules = rules(Sound::new);
        assertThatCode(() -> {
                    rules.C13_aFreshStateIsPossibleAndTheSameEachTime();
                    rules.C_nothingButAbsentValuesReadsAsUndefined();
                    rules.C_extremesAreCalculatedAsAnythingElse(BARS);
                    rules.C13_statesThatTakeTurnsDoNotDisturbEachOther(BARS, OTHERS);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aFreshStateThatIsSharedIsFoundOut() {
        double[] shared = {Double.NaN, 0};
        assertBroken(
                () -> new Sound() {
                    @Override
                    public double[] fresh() {
                        return shared;
                    }
                },
                CalculatorRules::C13_aFreshStateIsPossibleAndTheSameEachTime);
    }

    @Test
    void anAbsentResultWhereUndefinedReadsAsANumberIsFoundOut() {
        Supplier<Subject> broken = () -> new Sound() {
            @Override
            public double undefined() {
                return 50;
            }
        };
        assertBroken(broken, CalculatorRules::C_oneValueGivesADefinedResultOrWhatUndefinedReadsAs);
        assertBroken(broken, CalculatorRules::C_nothingButAbsentValuesReadsAsUndefined);
        assertBroken(broken, rules -> rules.C_extremesAreCalculatedAsAnythingElse(BARS));
    }

    @Test
    void aGapThatNeverEndsIsFoundOut() {
        assertBroken(
                () -> new Sound() {
                    @Override
                    public double update(double[] state, Bars bars, int row) {
                        double before = super.update(state, bars, row);
                        state[0] += 0 * before; // absent for ever once it was
                        return before;
                    }
                },
                CalculatorRules::C_afterAGapItCalculatesAgain);
    }

    @Test
    void anErrorThatCreepsIsFoundOut() {
        assertBroken(
                () -> new Sound() {
                    @Override
                    public double update(double[] state, Bars bars, int row) {
                        return super.update(state, bars, row) + state[1] * 1e-9;
                    }
                },
                CalculatorRules::C_aConstantStaysExact);
    }

    /** Remembers the value before outside of its state. */
    private static final class InAField extends Sound {
        private double before = Double.NaN;

        @Override
        public double update(double[] state, Bars bars, int row) {
            super.update(state, bars, row);
            double result = before;
            before = bars.close()[row];
            return result;
        }
    }

    @Test
    void whatIsRememberedOutsideOfTheStateIsFoundOut() {
        assertBroken(
                InAField::new, rules -> rules.C13_restoredAtAnyBarItGoesOnWithTheSameBitsAndTheSameState(BARS, OTHERS));
        assertBroken(InAField::new, rules -> rules.C13_restoredOnceItGoesOnToTheEndWithTheSameBits(BARS, OTHERS));
        assertBroken(InAField::new, rules -> rules.C13_statesThatTakeTurnsDoNotDisturbEachOther(BARS, OTHERS));
        assertBroken(InAField::new, rules -> rules.C13_aBarThatIsTakenBackLeavesNoTrace(BARS, OTHERS));
    }

    @Test
    void aPlaceThatIsNotKeptIsFoundOut() {
        assertBroken(
                () -> new Sound() {
                    @Override
                    public void save(double[] state, double[] backup, int at) {
                        backup[at] = state[0];
                    }
                },
                rules -> rules.C13_aBarThatIsTakenBackLeavesNoTrace(BARS, OTHERS));
    }

    @Test
    void aBackupThatIsTooLongIsFoundOut() {
        assertBroken(
                () -> new Sound() {
                    @Override
                    public void save(double[] state, double[] backup, int at) {
                        super.save(state, backup, at);
                        backup[at + 2] = 0;
                    }
                },
                rules -> rules.C13_aBarThatIsTakenBackLeavesNoTrace(BARS, OTHERS));
    }

    private static double[] leaked = {};

    @Test
    void whatAllocatesIsFoundOut() {
        assertBroken(
                () -> new Sound() {
                    @Override
                    public double update(double[] state, Bars bars, int row) {
                        leaked = new double[] {super.update(state, bars, row)};
                        return leaked[0];
                    }
                },
                CalculatorRules::aBarAllocatesNothing);
    }
}
