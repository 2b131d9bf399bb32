// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.tests.market.Market;
import io.featureparity.tests.market.Models;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.series.Bits;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a feature may know of: its own inputs, up to its own bar, and nothing else. */
class HistoryLawsTest {

    private static final int TRIES = 1_000;
    private static final int LONGEST = 250;

    /** No look-ahead. */
    @Property(tries = TRIES)
    void C13_barsThatComeLaterNeverChangeEarlierValues(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(max = LONGEST) int at) {
        int known = at % length;
        Market market = Market.ragged(seed, length);
        long[][] expected = head(market.raw(), known);
        assertThat(Bits.of(market.first(known).raw())).isEqualTo(expected);
        assertThat(head(market.until(known, Market.ragged(~seed, length)).raw(), known))
                .isEqualTo(expected);
    }

    @Property(tries = TRIES)
    void C13_timesDoNotMatter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = 1, max = 100) int stretch,
            @ForAll int shift) {
        Market market = Market.ragged(seed, length);
        Market moved = market.mapTimes(time -> time * stretch + shift * 1_000L);
        assertThat(Bits.of(moved.raw())).isEqualTo(Bits.of(market.raw()));
    }

    @Property(tries = TRIES)
    void B1_opensDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        assertThat(Bits.of(market.mapOpens(open -> 17).raw())).isEqualTo(Bits.of(market.raw()));
    }

    @Property(tries = TRIES)
    void B1_theVolumeIsCarriedAndNeverUsed(@ForAll double volume, @ForAll double other) {
        FeatureEngine one = FeatureEngine.of(Models.of(CONTRACT, STATS));
        FeatureEngine two = FeatureEngine.of(Models.of(CONTRACT, STATS));
        MacroValues macro = MacroValues.absent(CONTRACT.macroColumns());
        for (int minute = 0; minute < 20; minute++) {
            Instant time = Instant.ofEpochSecond(60L * minute);
            one.update(new Bar(time, 5, 6 + minute % 3, 4, 5, volume), macro);
            two.update(new Bar(time, 5, 6 + minute % 3, 4, 5, other), macro);
        }
        assertThat(one.snapshot()).isEqualTo(two.snapshot());
    }

    /** NaN has many bit patterns; each of them is absent. */
    @Property(tries = TRIES)
    void B2_anyNaNIsAbsent(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(min = 1, max = 1 << 20) int payload) {
        double other = Double.longBitsToDouble(0xFFF0_0000_0000_0000L | payload);
        DoubleUnaryOperator change = value -> Double.isNaN(value) ? other : value;
        Market market = Market.ragged(seed, length);
        List<double[]> raw = market.mapPrices(change).mapMacro(change).raw();
        assertThat(Bits.of(raw)).isEqualTo(Bits.of(market.raw()));
    }

    @Property(tries = TRIES)
    void A3_theOrderOfTheMacroColumnsDoesNotMatter(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        assertThat(Bits.of(market.raw(OTHER_MACRO_ORDER))).isEqualTo(Bits.of(market.raw()));
    }

    private static final FeatureContract OTHER_MACRO_ORDER =
            withMacroOrder("treasury_10y", "brent", "dxy", "usdmxn", "vix", "embi");

    /** All columns of the contract say the same of themselves, so that exchanging the names exchanges the columns. */
    private static FeatureContract withMacroOrder(String... names) {
        Map<String, String> others = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            others.put(CONTRACT.macroColumns().get(i), names[i]);
        }
        FeatureContract contract = FeatureContract.parse(
                "another order",
                ContractDocument.builtIn("1.0.0").rename("macro", others).toJson());
        assertThat(contract.macroColumns()).containsExactly(names);
        return contract;
    }

    @Property(tries = TRIES)
    void A4_aFeatureIsTheSameInEveryBuiltInVersion(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market market = Market.ragged(seed, length);
        List<double[]> expected = market.raw();
        for (String version : List.of("1.1.0", "1.2.0")) {
            FeatureContract contract = FeatureContract.builtIn(CONTRACT.id(), version);
            List<double[]> raw = market.raw(contract);
            for (int i = 0; i < raw.size(); i++) {
                int same = CONTRACT.indexOf(contract.feature(i).name());
                assertThat(Bits.of(raw.get(i))).isEqualTo(Bits.of(expected.get(same)));
            }
        }
    }

    /** The bars of one market never show in another's features: engines share nothing. */
    @Property(tries = TRIES)
    void C13_enginesFedInTurnDoNotKnowOfEachOther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        Market one = Market.ragged(seed, length);
        Market other = Market.ragged(~seed, length);
        FeatureEngine first = FeatureEngine.of(Models.of(CONTRACT, STATS));
        FeatureEngine second = FeatureEngine.of(Models.of(CONTRACT, STATS));
        List<double[]> alone = one.raw();
        for (int row = 0; row < length; row++) {
            one.feed(first, row);
            other.feed(second, row);
            for (int i = 0; i < alone.size(); i++) {
                Bits.assertSame(first.raw(i), alone.get(i)[row]);
            }
        }
    }

    private static long[][] head(List<double[]> raw, int length) {
        return raw.stream()
                .map(column -> Bits.of(Arrays.copyOf(column, length)))
                .toArray(long[][]::new);
    }
}
