// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.CalculationTexts.document;
import static io.featureparity.contract.CalculationTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** How each calculation is written, and that none of its parameters may be left out, unknown or out of bounds. */
class CalculationReaderTest {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    /** Every kind, and every choice of every parameter, at least once. */
    private static final Map<String, Calculation> WRITTEN = new LinkedHashMap<>();

    static {
        WRITTEN.put(
                "'kind': 'log_return', 'lag': 1, 'form': 'log_of_quotient', 'clip': null",
                new LogReturn(1, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP));
        WRITTEN.put(
                "'kind': 'log_return', 'lag': 10000, 'form': 'difference_of_logs', 'clip': 0.05",
                new LogReturn(10_000, LogReturn.Form.DIFFERENCE_OF_LOGS, 0.05));
        WRITTEN.put(
                "'kind': 'log_return', 'lag': 2, 'form': 'percentage', 'clip': 1",
                new LogReturn(2, LogReturn.Form.PERCENTAGE, 1));
        WRITTEN.put(
                "'kind': 'rsi', 'period': 9, 'smoothing': 'wilder', 'epsilon': 0, 'first_change': 'zero', 'no_loss': 'undefined'",
                new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED));
        WRITTEN.put(
                "'kind': 'rsi', 'period': 1, 'smoothing': 'mean', 'epsilon': 1e-10, 'first_change': 'absent', 'no_loss': 'divide'",
                new Rsi(1, Smoothing.MEAN, 1e-10, FirstChange.ABSENT, Rsi.NoLoss.DIVIDE));
        WRITTEN.put(
                "'kind': 'atr_percent', 'period': 10, 'smoothing': 'exponential', 'epsilon': 0.5, 'first_change': 'absent', 'scale': 100.0",
                new AtrPercent(10, Smoothing.EXPONENTIAL, 0.5, FirstChange.ABSENT, 100));
        WRITTEN.put(
                "'kind': 'adx', 'period': 14, 'smoothing': 'wilder_mean_seeded', 'epsilon': 0.0, 'first_change': 'zero', 'output': 'adx'",
                new Adx(14, Smoothing.WILDER_MEAN_SEEDED, 0, FirstChange.ZERO, Adx.Output.ADX));
        WRITTEN.put(
                "'kind': 'adx', 'period': 14, 'smoothing': 'mean', 'epsilon': 1e-10, 'first_change': 'zero', 'output': 'dx'",
                new Adx(14, Smoothing.MEAN, 1e-10, FirstChange.ZERO, Adx.Output.DX));
        WRITTEN.put(
                "'kind': 'rolling_z_score', 'window': 60, 'min_count': 1, 'deviation': 'sample', 'clip': 3.0",
                new RollingZScore(60, 1, RollingZScore.Deviation.SAMPLE, 3));
        WRITTEN.put(
                "'kind': 'rolling_z_score', 'window': 2, 'min_count': 2, 'deviation': 'population', 'clip': null",
                new RollingZScore(2, 2, RollingZScore.Deviation.POPULATION, NO_CLIP));
        WRITTEN.put("'kind': 'fixed_z_score', 'mean': -103.5, 'std': 5.0, 'clip': 4.0", new FixedZScore(-103.5, 5, 4));
        WRITTEN.put("'kind': 'change', 'lag': 288, 'clip': 0.1", new Change(288, 0.1));
        WRITTEN.put("'kind': 'daily_change', 'clip': 0.1", new DailyChange(0.1));
        WRITTEN.put("'kind': 'spread', 'minuend': 10.0", new Spread(10));
        WRITTEN.put(
                "'kind': 'fixed_z_spread', 'minuend': 10, 'mean': 7.03, 'std': 1.41, 'clip': null",
                new FixedZSpread(10, 7.03, 1.41, NO_CLIP));
        WRITTEN.put("'kind': 'position', 'limit': 1.0", new Position(1));
        WRITTEN.put("'kind': 'session_time'", new SessionTime());
    }

    @Test
    void A3_everyKindIsReadWithEveryParameter() {
        WRITTEN.forEach(
                (written, calculation) -> assertThat(read(written)).as(written).isEqualTo(calculation));
    }

    @Test
    void A3_everyCalculationThereIsCanBeWritten() {
        // a formula is read with the whole contract: see FormulaContractTest
        Stream<Class<?>> permitted = Stream.of(Calculation.Market.class, Calculation.State.class)
                .flatMap(part -> Stream.of(part.getPermittedSubclasses()))
                .filter(type -> type != Formula.class)
                .map(type -> type);
        assertThat(WRITTEN.values().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(permitted.toList());
        assertThat(WRITTEN.keySet())
                .allSatisfy(written -> assertThat(read(written)).isInstanceOf(Calculation.class));
    }

    /** Inputs are held to the kind where there is no calculation, for its parameters are faulty. */
    @Test
    void A3_whatAKindReadsIsTheSameWhateverItsParameters() {
        WRITTEN.forEach((written, calculation) -> {
            CalculationReader read = CalculationReader.read(document(written).object(new ArrayList<>()));
            assertThat(read.kind().inputs()).as(written).isEqualTo(calculation.inputs());
            assertThat(read.kind().isState()).as(written).isEqualTo(calculation instanceof Calculation.State);
            String kind = written.split(", ", 2)[0];
            assertThat(CalculationReader.read(document(kind).object(new ArrayList<>()))
                            .kind())
                    .isEqualTo(read.kind());
        });
    }

    @Test
    void A3_noParameterMayBeLeftOut() {
        WRITTEN.forEach((written, calculation) -> {
            String[] parts = written.split(", ");
            for (int i = 1; i < parts.length; i++) {
                String key = parts[i].substring(1, parts[i].indexOf("':"));
                List<String> rest = new ArrayList<>(List.of(parts));
                rest.remove(i);
                assertThat(read(String.join(", ", rest)))
                        .isEqualTo(List.of("FP-202 at c.json#/" + key + ": must be there, but was missing"));
            }
        });
    }

    @Test
    void A3_noOtherParameterMayBeThere() {
        WRITTEN.forEach((written, calculation) -> assertThat(read(written + ", 'colour': 1"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .singleElement()
                .asString()
                .startsWith("FP-201 at c.json#/colour: must be one of kind")
                .endsWith(", but was an unknown key"));
    }

    @Test
    void A3_aKindThatDoesNotExistIsNamedWithThoseThatDo() {
        String rule = "must be one of log_return, rsi, atr_percent, adx, rolling_z_score, fixed_z_score, change,"
                + " daily_change, spread, fixed_z_spread, formula, position, session_time, but was ";
        assertThat(read("'kind': 'macd', 'fast': 12")).isEqualTo(List.of("FP-207 at c.json#/kind: " + rule + "macd"));
        assertThat(read("'kind': 'RSI'")).isEqualTo(List.of("FP-207 at c.json#/kind: " + rule + "RSI"));
        assertThat(read("'kind': 3")).isEqualTo(List.of("FP-203 at c.json#/kind: must be a string, but was 3"));
        assertThat(read("'period': 3")).isEqualTo(List.of("FP-202 at c.json#/kind: must be there, but was missing"));
    }
}
