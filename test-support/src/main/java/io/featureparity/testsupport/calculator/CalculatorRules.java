// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.allocation.Allocation;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Bits;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What every calculator does, whatever it calculates. The test of a calculator extends this class and names the kinds
 * that are to be held to it; no rule can be overridden.
 *
 * <p>A state here is compared by its bits, and all that is absent alike.
 */
public abstract class CalculatorRules {

    /** For each kind: every try is run with each of them. */
    private static final int TRIES = 40;

    private static final int LONGER_THAN_ANY_WINDOW = 400;

    /** For a test class to extend. */
    protected CalculatorRules() {}

    /** {@return what is to be held to the rules: every calculator of the class, with each choice that a parameter offers} */
    protected abstract List<Kind> kinds();

    /** Values that a column may hold, for the properties of a test that extends this class. */
    @Provide
    protected final Arbitrary<double[]> values() {
        return Generated.values();
    }

    /** Prices, for the same. */
    @Provide
    protected final Arbitrary<double[]> prices() {
        return Generated.prices();
    }

    /** Bars, for the same. */
    @Provide
    protected final Arbitrary<Bars> bars() {
        return Generated.bars();
    }

    @Provide
    final Arbitrary<Bars> anyBars() {
        return RuleInputs.anyBars();
    }

    @Provide
    final Arbitrary<Bars> extremeBars() {
        return RuleInputs.extremeBars();
    }

    // ---- empty and one value

    /** Before the first bar a state is possible, and the same each time, in an array of the caller's own. */
    @Example
    public final void C13_aFreshStateIsPossibleAndTheSameEachTime() {
        for (Kind kind : kinds()) {
            Subject subject = kind.make();
            double[] fresh = subject.fresh();
            subject.requirePossible(fresh);
            double[] expected = fresh.clone();
            Arrays.fill(fresh, 3);
            assertSame(kind, subject.fresh(), expected);
            assertSame(kind, kind.make().fresh(), expected);
        }
    }

    /** One value is enough for a result that is either defined or what undefined reads as, and never anything else. */
    @Example
    public final void C_oneValueGivesADefinedResultOrWhatUndefinedReadsAs() {
        for (Kind kind : kinds()) {
            for (double value : new double[] {3955.25, 1, -2.5, 0.0, -0.0}) {
                Subject subject = kind.make();
                double[] state = subject.fresh();
                double result = subject.update(state, RuleInputs.flat(1, value), 0);
                subject.requirePossible(state);
                requireDefined(kind, subject, result);
            }
        }
    }

    // ---- absent

    /** Nothing but absent values reads as undefined, for as long as it lasts. */
    @Example
    public final void C_nothingButAbsentValuesReadsAsUndefined() {
        Bars absent = RuleInputs.flat(LONGER_THAN_ANY_WINDOW, Double.NaN);
        for (Kind kind : kinds()) {
            Subject subject = kind.make();
            double[] state = subject.fresh();
            for (int i = 0; i < absent.length(); i++) {
                assertSame(kind, i, subject.update(state, absent, i), subject.undefined());
                subject.requirePossible(state);
            }
        }
    }

    /** A gap passes: what comes after it is calculated again. */
    @Example
    public final void C_afterAGapItCalculatesAgain() {
        Bars absent = RuleInputs.flat(LONGER_THAN_ANY_WINDOW, Double.NaN);
        Bars moving = RuleInputs.moving(LONGER_THAN_ANY_WINDOW);
        for (Kind kind : kinds()) {
            Subject subject = kind.make();
            double[] state = subject.fresh();
            run(subject, state, moving);
            run(subject, state, absent);
            double[] after = run(subject, state, moving);
            double undefined = subject.undefined();
            assertThat(Arrays.copyOfRange(after, after.length / 2, after.length))
                    .as("%s", kind)
                    .matches(results ->
                            Arrays.stream(results).anyMatch(result -> Double.compare(result, undefined) != 0));
        }
    }

    // ---- constant

    /** A constant is calculated to a constant: no error of rounding creeps. */
    @Example
    public final void C_aConstantStaysExact() {
        for (Kind kind : kinds()) {
            for (double value : new double[] {3955.25, 0.1, 1e9 / 3, -103.7137}) {
                Subject subject = kind.make();
                double[] results = run(subject, subject.fresh(), RuleInputs.flat(2 * LONGER_THAN_ANY_WINDOW, value));
                double[] settled = Arrays.copyOfRange(results, LONGER_THAN_ANY_WINDOW, results.length);
                double[] same = new double[settled.length];
                Arrays.fill(same, settled[0]);
                assertSame(kind, settled, same);
            }
        }
    }

    // ---- extreme

    /** Whatever arithmetic runs into, there is a result, the state stays possible, and it can be restored. */
    @Property(tries = TRIES)
    public final void C_extremesAreCalculatedAsAnythingElse(@ForAll("extremeBars") Bars bars) {
        kinds().forEach(kind -> extremes(kind, bars));
    }

    private static void extremes(Kind kind, Bars bars) {
        Subject subject = kind.make();
        Subject other = kind.make();
        double[] state = subject.fresh();
        for (int i = 0; i < bars.length(); i++) {
            double[] copy = state.clone();
            double result = subject.update(state, bars, i);
            requireDefined(kind, subject, result);
            subject.requirePossible(state);
            assertSame(kind, i, other.update(copy, bars, i), result);
            assertSame(kind, copy, state);
        }
    }

    // ---- state

    /** The state is all that there is: put in another calculator at any bar, it goes on with the same bits. */
    @Property(tries = TRIES)
    public final void C13_restoredAtAnyBarItGoesOnWithTheSameBitsAndTheSameState(
            @ForAll("anyBars") Bars bars, @ForAll("anyBars") Bars others) {
        kinds().forEach(kind -> restoredAtAnyBar(kind, bars, others));
    }

    private static void restoredAtAnyBar(Kind kind, Bars bars, Bars others) {
        Subject straight = kind.make();
        double[] state = straight.fresh();
        // The target has a past of its own: a field that is not restored would show.
        Subject target = kind.make();
        double[] restored = target.fresh();
        run(target, restored, others);

        for (int i = 0; i < bars.length(); i++) {
            copy(state, restored);
            target.requirePossible(restored);

            Subject anew = kind.make();
            double[] fresh = anew.fresh();
            copy(state, fresh);

            double expected = straight.update(state, bars, i);
            assertSame(kind, i, target.update(restored, bars, i), expected);
            assertSame(kind, i, anew.update(fresh, bars, i), expected);
            assertSame(kind, restored, state);
            assertSame(kind, fresh, state);
        }
    }

    /** Restored once, it goes on to the end. */
    @Property(tries = TRIES)
    public final void C13_restoredOnceItGoesOnToTheEndWithTheSameBits(
            @ForAll("anyBars") Bars before, @ForAll("anyBars") Bars after) {
        kinds().forEach(kind -> restoredOnce(kind, before, after));
    }

    private static void restoredOnce(Kind kind, Bars before, Bars after) {
        Subject straight = kind.make();
        double[] state = straight.fresh();
        run(straight, state, before);
        double[] restored = state.clone();

        assertSame(kind, run(kind.make(), restored, after), run(straight, state, after));
        assertSame(kind, restored, state);
    }

    /** One calculator serves many states, whose bars come in turn: it remembers nothing itself. */
    @Property(tries = TRIES)
    public final void C13_statesThatTakeTurnsDoNotDisturbEachOther(
            @ForAll("anyBars") Bars bars, @ForAll("anyBars") Bars others) {
        kinds().forEach(kind -> takingTurns(kind, bars, others));
    }

    private static void takingTurns(Kind kind, Bars bars, Bars others) {
        Subject shared = kind.make();
        Subject alone = kind.make();
        double[] one = shared.fresh();
        double[] other = shared.fresh();
        double[] expected = alone.fresh();
        for (int i = 0; i < bars.length(); i++) {
            shared.update(other, others, i % others.length());
            double result = shared.update(one, bars, i);
            assertSame(kind, i, result, alone.update(expected, bars, i));
        }
        assertSame(kind, one, expected);
    }

    /** A bar that is taken back leaves nothing behind, in the state or beside its backup. */
    @Property(tries = TRIES)
    public final void C13_aBarThatIsTakenBackLeavesNoTrace(
            @ForAll("anyBars") Bars bars, @ForAll("anyBars") Bars others) {
        kinds().forEach(kind -> takenBack(kind, bars, others));
    }

    private static void takenBack(Kind kind, Bars bars, Bars others) {
        Subject subject = kind.make();
        double[] state = subject.fresh();
        double[] backup = new double[subject.backupLength() + 2];
        Arrays.fill(backup, 7);
        for (int i = 0; i < bars.length(); i++) {
            double[] before = state.clone();
            subject.save(state, backup, 1);
            double peeked = subject.update(state, bars, i);
            subject.restore(backup, 1, state);
            assertSame(kind, state, before);

            subject.update(state, others, i % others.length());
            subject.restore(backup, 1, state);
            assertSame(kind, state, before);

            assertSame(kind, i, subject.update(state, bars, i), peeked);
        }
        assertThat(backup[0]).isEqualTo(7);
        assertThat(backup[backup.length - 1]).isEqualTo(7);
    }

    // ---- allocation

    /** A bar allocates nothing, whatever the market does. */
    @Example
    public final void aBarAllocatesNothing() {
        Bars bars = RuleInputs.market(500);
        for (Kind kind : kinds()) {
            Subject subject = kind.make();
            double[] state = subject.fresh();
            double[] backup = new double[subject.backupLength()];
            double[] sum = {0};
            Allocation.requireAtMost(40, 0, round -> {
                for (int i = 0; i < bars.length(); i++) {
                    subject.save(state, backup, 0);
                    sum[0] += subject.update(state, bars, i);
                    subject.restore(backup, 0, state);
                    sum[0] += subject.update(state, bars, i);
                }
            });
        }
    }

    // ---- helpers

    private static double[] run(Subject subject, double[] state, Bars bars) {
        double[] results = new double[bars.length()];
        for (int i = 0; i < results.length; i++) {
            results[i] = subject.update(state, bars, i);
        }
        return results;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private static void requireDefined(Kind kind, Subject subject, double result) {
        if (Double.isNaN(result)) {
            assertThat(subject.undefined())
                    .as("%s gives an absent result", kind)
                    .isNaN();
        }
    }

    private static void assertSame(Kind kind, int row, double actual, double expected) {
        if (Double.compare(actual, expected) != 0) { // tells 0.0 from -0.0, and nothing absent from anything absent
            assertThat(Double.toHexString(actual))
                    .as("%s at row %s", kind, row)
                    .isEqualTo(Double.toHexString(expected));
        }
    }

    /** Bits; an absent value is like any other, whatever its own bits are. */
    private static void assertSame(Kind kind, double[] actual, double[] expected) {
        if (!Arrays.equals(actual, expected)) { // compares as Double.equals does
            assertThat(Bits.of(actual)).as("%s", kind).isEqualTo(Bits.of(expected));
        }
    }
}
