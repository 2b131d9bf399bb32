// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.testsupport.document.BuiltInNames;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInContractsTest {

    /** What clauses C2 to C12, D1 and D2 say of each feature, in code: name to everything but index and name. */
    private static final Map<String, FeatureSpec> CLAUSES = Map.ofEntries(
            market("log_ret_5m", logReturn(1), 0.0, 1, "close"),
            market("log_ret_1h", logReturn(12), 0.0, 1, "close"),
            market("log_ret_4h", logReturn(48), 0.0, 1, "close"),
            market(
                    "rsi_9",
                    new Rsi(9, Smoothing.WILDER, 0.0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED),
                    50.0,
                    0,
                    "close"),
            market(
                    "atr_pct",
                    new AtrPercent(10, Smoothing.WILDER, 0.0, FirstChange.ZERO, 1.0),
                    0.0,
                    0,
                    "high",
                    "low",
                    "close"),
            market(
                    "adx_14",
                    new Adx(14, Smoothing.WILDER, 0.0, FirstChange.ZERO, Adx.Output.ADX),
                    25.0,
                    0,
                    "high",
                    "low",
                    "close"),
            market("dxy_z", zScore(), 0.0, 0, "dxy"),
            market("dxy_change_1d", change(), 0.0, 0, "dxy"),
            market("vix_z", zScore(), 0.0, 0, "vix"),
            market("embi_z", zScore(), 0.0, 0, "embi"),
            market("brent_change_1d", change(), 0.0, 0, "brent"),
            market("rate_spread", new Spread(10.0), Double.NaN, 0, "treasury_10y"),
            market("usdmxn_change_1d", change(), 0.0, 0, "usdmxn"),
            state("position", new Position(1.0), -1),
            state("time_normalized", new SessionTime(), 0));

    private static Calculation logReturn(int lag) {
        return new LogReturn(lag, LogReturn.Form.LOG_OF_QUOTIENT, Double.POSITIVE_INFINITY);
    }

    private static Calculation zScore() {
        return new RollingZScore(60, 1, RollingZScore.Deviation.SAMPLE, 3.0);
    }

    private static Calculation change() {
        return new Change(1, Double.POSITIVE_INFINITY);
    }

    private static Map.Entry<String, FeatureSpec> market(
            String name, Calculation calculation, double undefined, int rawUlps, String... inputs) {
        FeatureTolerance tolerance = new FeatureTolerance(rawUlps, 0, 0);
        FeatureRange range = new FeatureRange(-5, 5);
        return Map.entry(
                name,
                new FeatureSpec(
                        0, name, calculation, List.of(inputs), undefined, Normalization.Z_SCORE, range, tolerance));
    }

    private static Map.Entry<String, FeatureSpec> state(String name, Calculation calculation, double min) {
        FeatureTolerance tolerance = new FeatureTolerance(0, 0, 0);
        FeatureRange range = new FeatureRange(min, 1);
        return Map.entry(
                name,
                new FeatureSpec(0, name, calculation, List.of(), Double.NaN, Normalization.NONE, range, tolerance));
    }

    private static FeatureContract usdcop(String version) {
        return FeatureContract.builtIn("usdcop-m5", version);
    }

    private static List<String> names(List<FeatureSpec> features) {
        return features.stream().map(FeatureSpec::name).toList();
    }

    private static List<String> without(String... names) {
        List<String> rest = new ArrayList<>(BuiltInNames.FEATURES);
        assertThat(rest.removeAll(List.of(names))).isTrue();
        return rest;
    }

    @Test
    void A1_theOrderOfTheFirstVersionIsFixed() {
        FeatureContract contract = usdcop("1.0.0");
        assertThat(names(contract.features())).isEqualTo(BuiltInNames.FEATURES);
        assertThat(names(contract.marketFeatures())).isEqualTo(BuiltInNames.MARKET_FEATURES);
        assertThat(names(contract.stateFeatures())).containsExactly("position", "time_normalized");
        assertThat(contract.size()).isEqualTo(15);
    }

    @Test
    void A4_theOtherVersionsLeaveFeaturesOut() {
        assertThat(names(usdcop("1.1.0").features()))
                .hasSize(12)
                .isEqualTo(without("dxy_change_1d", "rate_spread", "usdmxn_change_1d"));
        List<String> withoutMacro = new ArrayList<>(BuiltInNames.FEATURES.subList(0, 6));
        withoutMacro.addAll(BuiltInNames.FEATURES.subList(13, 15));
        assertThat(names(usdcop("1.2.0").features())).hasSize(8).isEqualTo(withoutMacro);
    }

    /** The order hash of 1.0.0 is that of the clause; the others were computed by Python's hashlib and json. */
    @ParameterizedTest
    @CsvSource({
        "1.0.0, aa52761d1d8e4d3d, cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd",
        "1.1.0, 73a5b23ede79e196, e9d917e527c1adc0b577a61e8dc002bfa33d231bfca3d8419a6a81a43c5e4a00",
        "1.2.0, 58f66067bef0fc32, 642fe8e206adcc870030d0bbb2cecc1c342460890ea0b140d9131e5735d92c2b"
    })
    void A2_A3_theHashesAreThoseThatPythonComputes(String version, String orderHash, String hash) {
        assertThat(usdcop(version).orderHash()).isEqualTo(orderHash);
        assertThat(usdcop(version).hash()).isEqualTo(hash);
        assertThat(usdcop(version)).hasToString("usdcop-m5@" + version + " (hash " + hash.substring(0, 16) + ")");
    }

    static Stream<FeatureContract> builtIns() {
        return FeatureContract.builtIns().stream();
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void A3_everyFeatureIsWhatTheClausesSay(FeatureContract contract) {
        for (int i = 0; i < contract.size(); i++) {
            FeatureSpec feature = contract.feature(i);
            FeatureSpec clause = CLAUSES.get(feature.name());
            assertThat(feature)
                    .isEqualTo(new FeatureSpec(
                            i,
                            clause.name(),
                            clause.calculation(),
                            clause.inputs(),
                            clause.undefined(),
                            clause.normalization(),
                            clause.range(),
                            clause.tolerance()));
        }
    }

    @ParameterizedTest
    @MethodSource("builtIns")
    void B1_D1_D3_D4_whatTheFeaturesShare(FeatureContract contract) {
        assertThat(contract.id()).isEqualTo("usdcop-m5");
        assertThat(contract.macroColumns()).containsExactly("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");
        assertThat(contract.clip()).isEqualTo(5.0);
        assertThat(contract.barMinutes()).isEqualTo(5);
        assertThat(contract.session())
                .isEqualTo(new TradingSession(
                        LocalTime.of(13, 0),
                        LocalTime.of(17, 55),
                        ZoneId.of("UTC"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of("CO")));
        assertThat(contract.warmUpBars()).isEqualTo(14);
        assertThat(contract.document().name()).isEqualTo("usdcop-m5-" + contract.version() + ".json");
    }

    /** Values of a day are seen from the next session on, for 144 bars after the one that first saw them. */
    @ParameterizedTest
    @MethodSource("builtIns")
    void B1_noMacroValueIsSeenOnItsOwnDay(FeatureContract contract) {
        assertThat(contract.macroSources()).hasSize(6).allSatisfy(source -> {
            assertThat(source.available()).isEqualTo(new Availability.SessionStart(1));
            assertThat(source.staleAfterBars()).isEqualTo(144);
        });
        assertThat(contract.macroSources()).extracting(MacroSource::name).isEqualTo(contract.macroColumns());
    }

    /** Training took rows as they were: nothing inserted, no session filter; other values or a time going back refused. */
    @ParameterizedTest
    @MethodSource("builtIns")
    void B2_theContractsOwnPolicyIsWhatTrainingDidAndLiveIsStricter(FeatureContract contract) {
        assertThat(contract.policyName()).isEqualTo("training");
        assertThat(contract.policyNames()).containsExactly("live", "training");
        assertThat(contract.policy())
                .isEqualTo(new BarPolicy(
                        BarPolicy.Exclusion.DROP,
                        BarPolicy.Conflict.REFUSE,
                        BarPolicy.Exclusion.REFUSE,
                        BarPolicy.Placement.ACCEPT,
                        BarPolicy.Placement.ACCEPT,
                        BarPolicy.BadPrices.REFUSE,
                        BarPolicy.ZeroVolume.ACCEPT,
                        0));
        assertThat(contract.policy("training")).isSameAs(contract.policy());
        assertThat(contract.policy("live"))
                .isEqualTo(new BarPolicy(
                        BarPolicy.Exclusion.DROP,
                        BarPolicy.Conflict.REFUSE,
                        BarPolicy.Exclusion.REFUSE,
                        BarPolicy.Placement.REFUSE,
                        BarPolicy.Placement.DROP,
                        BarPolicy.BadPrices.REFUSE,
                        BarPolicy.ZeroVolume.ACCEPT,
                        30));
    }

    @Test
    void A4_builtInContractsAreListedAndAlwaysTheSame() {
        assertThat(FeatureContract.builtIns())
                .extracting(FeatureContract::version)
                .containsExactly("1.0.0", "1.1.0", "1.2.0");
        assertThat(FeatureContract.builtIns()).doesNotHaveDuplicates();
        assertThat(usdcop("1.1.0")).isSameAs(FeatureContract.builtIns().get(1));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> FeatureContract.builtIns().remove(0));
    }

    @Test
    void A4_aVersionThatIsNotBuiltInIsRefusedAndThereIsNoFallback() {
        String rule = "FP-209 at built-in contracts: must be one of usdcop-m5@1.0.0, usdcop-m5@1.1.0, usdcop-m5@1.2.0,"
                + " but was ";
        assertThat(faults(DocumentException.class, () -> usdcop("1.3.0"))).containsExactly(rule + "usdcop-m5@1.3.0");
        assertThat(faults(DocumentException.class, () -> usdcop("1.0"))).containsExactly(rule + "usdcop-m5@1.0");
        assertThat(faults(DocumentException.class, () -> FeatureContract.builtIn("USDCOP-M5", "1.0.0")))
                .containsExactly(rule + "USDCOP-M5@1.0.0");
        assertThatNullPointerException().isThrownBy(() -> usdcop(null));
        assertThatNullPointerException().isThrownBy(() -> FeatureContract.builtIn(null, "1.0.0"));
    }
}
