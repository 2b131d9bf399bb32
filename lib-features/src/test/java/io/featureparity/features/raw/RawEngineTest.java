// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RawEngineTest {

    private static final List<String> MACRO = List.of("vix");

    private static NamedCalculation rsi(String name, int period) {
        Rsi rsi = new Rsi(period, Smoothing.WILDER, 0, FirstChange.ABSENT, Rsi.NoLoss.UNDEFINED);
        return new NamedCalculation(name, rsi, List.of("close"), Double.NaN);
    }

    private static NamedCalculation change(String column, int lag) {
        return new NamedCalculation(
                column + lag, new Change(lag, Double.POSITIVE_INFINITY), List.of(column), Double.NaN);
    }

    private static RawFeatures two() {
        return RawFeatures.of(MACRO, List.of(rsi("rsi", 3), change("vix", 2)));
    }

    @Property(tries = 200)
    void C13_aContractsFeaturesAreThoseOfItsCalculationsAlone(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int length) {
        FeatureContract contract = TestContracts.everyCalculation();
        FeatureEngine engine = FeatureEngine.of(Model.of(contract, TestContracts.stats(contract)));
        RawEngine raw = RawEngine.of(RawFeatures.of(contract));
        BarColumns bars = Markets.of(contract, seed, length);
        double[] values = new double[contract.marketFeatures().size()];
        for (int row = 0; row < length; row++) {
            engine.update(Markets.bar(bars, row));
            raw.update(Markets.bar(bars, row));
            raw.values(values);
            assertThat(Markets.bits(values)).isEqualTo(Markets.bits(engine.raw()));
        }
    }

    @Test
    void aHundredCandidatesAreComputedInOnePass() {
        List<NamedCalculation> candidates = IntStream.rangeClosed(1, 100)
                .mapToObj(period -> rsi("rsi" + period, period))
                .toList();
        RawEngine all = RawEngine.of(RawFeatures.of(List.of(), candidates));
        RawEngine ninth = RawEngine.of(RawFeatures.of(List.of(), List.of(rsi("rsi9", 9))));
        double close = 4000;
        for (int i = 0; i < 300; i++) {
            close += i % 7 - 3;
            all.update(i, close, close, close, close, new double[0]);
            ninth.update(i, close, close, close, close, new double[0]);
        }
        assertThat(all.features().names().get(8)).isEqualTo("rsi9");
        assertThat(all.value(8)).isEqualTo(ninth.value(0)).isBetween(1.0, 99.0);
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithEveryOther() {
        NamedCalculation none = new NamedCalculation("none", new Change(1, 1), List.of(), Double.NaN);
        InputException refused = refusal(
                InputException.class, () -> RawFeatures.of(MACRO, List.of(change("gold", 1), rsi("rsi", 3), none)));
        assertThat(refused.faults())
                .extracting(fault -> fault.code(), fault -> fault.where(), fault -> fault.value())
                .containsExactly(
                        tuple(ErrorCode.INPUTS_DO_NOT_FIT, "gold1, inputs", "gold"),
                        tuple(ErrorCode.INPUTS_DO_NOT_FIT, "none, inputs", "none"));
    }

    @Test
    void B2_aBarIsRefusedOrTakenAsAbsentAndCounted() {
        RawEngine strict = RawEngine.of(two());
        assertThat(refusal(InputException.class, () -> strict.update(0, -1, 1, 1, 1, new double[] {20}))
                        .code())
                .isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
        assertThat(refusal(InputException.class, () -> strict.update(0, 1, 1, 1, 1, new double[2]))
                        .code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        assertThat(strict.counts()).isEqualTo(new EngineCounts(0, 0, 0));
        RawEngine lenient = RawEngine.of(two(), BadPrices.ABSENT);
        lenient.update(0, -1, 1, 1, 1, new double[] {20});
        lenient.update(1, 5, 2, 1, 1, new double[] {22});
        lenient.update(2, 1, 2, 1, 1, new double[] {25});
        assertThat(lenient.counts()).isEqualTo(new EngineCounts(3, 1, 1));
        assertThat(lenient.value(1)).isEqualTo(0.25);
        assertThat(refusal(InputException.class, () -> lenient.update(2, 1, 1, 1, 1, new double[1]))
                        .code())
                .isEqualTo(ErrorCode.TIME_NOT_AFTER);
    }

    @Test
    void C13_theLastBarIsTakenBack() {
        RawEngine engine = RawEngine.of(two());
        engine.update(0, 1, 1, 1, 1, new double[] {20});
        double[] before = engine.state();
        double[] undo = new double[engine.undoLength() + 2];
        engine.keepUndo(undo, 2);
        engine.update(1, 2, 2, 2, 2, new double[] {30});
        assertThat(engine.barsSeen()).isEqualTo(2);
        engine.undo(undo, 2);
        assertThat(Markets.bits(engine.state())).isEqualTo(Markets.bits(before));
        assertThat(engine.lastMillis()).isZero();
    }

    @Test
    void C13_timesOfAnyLongAreKept() {
        for (long time :
                new long[] {Long.MIN_VALUE, -1, 1L << 60, Long.MAX_VALUE, 0x7FF0_0000_0000_0001L, 0xFFF0_0000_0000_0001L
                }) {
            RawEngine engine = RawEngine.of(two());
            engine.advance(time);
            assertThat(engine.copy().lastMillis()).isEqualTo(time);
        }
    }

    @Test
    void C13_aStateOfSomethingElseIsRefusedAndNothingIsChanged() {
        RawEngine engine = RawEngine.of(two());
        engine.update(0, 1, 1, 1, 1, new double[] {20});
        double[] before = engine.state();
        double[] broken = before.clone();
        broken[broken.length - 3] = 0.5; // the ring's index, before its two values
        assertThat(refusal(SnapshotException.class, () -> engine.restore(broken)))
                .hasMessage("FP-608 at state, field " + (broken.length - 3)
                        + ": must be a whole number from 0 to 1, but was 0.5");
        double[] more = before.clone();
        more[4] =
                Double.longBitsToDouble(2); // bars taken as absent, behind two values, bars and time: there was one bar
        assertThat(refusal(SnapshotException.class, () -> engine.restore(more)))
                .hasMessage("FP-608 at state, counter 4: must be from 0 to 1, but was 2");
        assertThatThrownBy(() -> engine.restore(new double[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.takeStateOf(RawEngine.of(two()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Markets.bits(engine.state())).isEqualTo(Markets.bits(before));
        engine.reset();
        assertThat(Markets.bits(engine.state()))
                .isEqualTo(Markets.bits(RawEngine.of(two()).state()));
    }

    @Test
    void B2_aBuffersAnswersFollowItsValues() {
        BarBuffer bar = BarBuffer.of(MACRO);
        bar.set(7, 1, 2, 1, 1, 0);
        bar.setMacro(0, Double.POSITIVE_INFINITY);
        assertThat(bar.pricesAreGood()).isTrue();
        assertThat(bar.isGood()).isFalse();
        bar.setMacro(0, 20);
        assertThat(bar.isGood()).isTrue();
        bar.set(8, 1, 1, 2, 1, 5);
        assertThat(bar.isGood()).isFalse();
        assertThat(bar.refusal(3))
                .hasMessage("FP-502 at bar 3 (1970-01-01T00:00:00.008Z): the high must not be below the low, 2.0,"
                        + " but was 1.0");
        bar.clearPrices();
        assertThat(bar.isGood()).isTrue();
        assertThat(bar.hasNoPrices()).isTrue();
        assertThat(bar.macro(0)).isEqualTo(20);
        bar.setAbsent(9);
        assertThat(bar.macro(0)).isNaN();
        assertThat(bar.volume()).isNaN();
        assertThat(bar.time()).isEqualTo(9);
    }

    @Test
    void A3_theTestContractNamesEveryCalculationThereIs() {
        Set<Class<?>> named = TestContracts.everyCalculation().marketFeatures().stream()
                .map(FeatureSpec::calculation)
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrder(Calculation.Market.class.getPermittedSubclasses());
    }

    /** A payload of the source's, and the NaN that the processor makes of 0 / 0, are absent like any other. */
    @Test
    void B2_anAbsentValueHasOnePattern() {
        Formula formula = Formula.of("where(vix > 0, vix, vix / 0)", MACRO);
        RawEngine raw = RawEngine.of(RawFeatures.of(
                MACRO,
                List.of(
                        new NamedCalculation("formula", formula, formula.columns(), Double.NaN),
                        new NamedCalculation("spread", new Spread(10), List.of("vix"), Double.NaN))));
        double other = Double.longBitsToDouble(0xFFF0_0000_0000_0001L);
        for (double vix : new double[] {other, 0}) {
            double[] macro = new double[MACRO.size()];
            Arrays.fill(macro, vix);
            raw.update(raw.barsSeen(), 1, 1, 1, 1, macro);
            assertThat(Double.doubleToRawLongBits(raw.value(0))).isEqualTo(Double.doubleToRawLongBits(Double.NaN));
        }
        assertThat(raw.value(1)).isEqualTo(10.0);
    }
}
