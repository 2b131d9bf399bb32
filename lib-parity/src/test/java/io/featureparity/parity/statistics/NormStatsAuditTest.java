// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.parity.statistics.AuditedFeature.Finding;
import io.featureparity.parity.statistics.NormStatsAudit.Verdict;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clause E4: which formulas and which bars statistics come from. */
class NormStatsAuditTest {

    private static final FeatureContract CONTRACT = AuditMarket.CONTRACT;
    private static final int SESSIONS = 40;
    private static final AuditMarket MARKET = AuditMarket.of(7, SESSIONS);

    /** Statistics as they are written, with the range that they are of. */
    static NormStats claiming(NormStatsFit fit) {
        return NormStats.parse("stats", fit.toJson(Map.of()));
    }

    static NormStats withoutClaims(NormStats stats) {
        Map<String, FeatureStatistics> values = new LinkedHashMap<>();
        stats.names().forEach(name -> values.put(name, stats.statistics(name)));
        return NormStats.of("stats", values);
    }

    private static NormStats with(NormStats stats, String feature, double mean, double std) {
        Map<String, FeatureStatistics> values = new LinkedHashMap<>();
        stats.names().forEach(name -> values.put(name, stats.statistics(name)));
        values.put(feature, new FeatureStatistics(mean, std));
        return NormStats.of("stats", values);
    }

    private static FeatureContract dialect(String kind, String parameter, Object value) {
        return FeatureContract.parse(
                "dialect",
                ContractDocument.parse(CONTRACT.document().canonicalText())
                        .setInCalculations(kind, parameter, value)
                        .toJson());
    }

    private static AuditedFeature of(NormStatsAudit audit, String feature) {
        return audit.features().stream()
                .filter(its -> its.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOnly(NormStatsAudit audit, String feature, Finding finding, String beginning) {
        assertThat(of(audit, feature).finding()).isEqualTo(finding);
        assertThat(of(audit, feature).sentence()).startsWith(beginning);
        assertThat(audit.features())
                .filteredOn(its -> !its.feature().equals(feature))
                .allMatch(its -> its.finding() == Finding.AGREES);
        assertThat(audit.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(audit.faults()).anyMatch(fault -> fault.code() == ErrorCode.STATISTICS_OF_ANOTHER_FORMULA);
    }

    // ---- the range

    @Test
    void E4_theRangeThatIsClaimedIsFittedAndAgrees() {
        NormStats stats = claiming(MARKET.fit(CONTRACT, MARKET.opening(5), MARKET.closing(24)));
        NormStatsAudit audit = NormStatsAudit.of(stats, CONTRACT, MARKET);
        assertThat(audit.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(audit.isGood()).isTrue();
        assertThat(audit.sessions()).isEqualTo(SESSIONS);
        assertThat(audit.range())
                .isEqualTo(new AuditRange(
                        AuditRange.Source.CLAIMED,
                        Instant.ofEpochMilli(MARKET.opening(5)),
                        Instant.ofEpochMilli(MARKET.closing(24)),
                        20 * AuditMarket.BARS,
                        true));
        assertThat(audit.features())
                .hasSize(13)
                .allMatch(feature -> feature.finding() == Finding.AGREES)
                .allMatch(feature -> Math.abs(feature.shape().mean()) < 0.2);
    }

    @Test
    void E4_aRangeThatIsNotClaimedIsFoundAmongTheSessionsAndFromTheFirstBarOn() {
        NormStats some = withoutClaims(
                MARKET.fit(CONTRACT, MARKET.opening(5), MARKET.closing(24)).stats());
        NormStatsAudit audit = NormStatsAudit.of(some, CONTRACT, MARKET);
        assertThat(audit.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(audit.range().source()).isEqualTo(AuditRange.Source.FOUND);
        assertThat(audit.range().first()).isEqualTo(Instant.ofEpochMilli(MARKET.opening(5)));
        assertThat(audit.range().last()).isEqualTo(Instant.ofEpochMilli(MARKET.closing(24)));

        long within = MARKET.opening(28) + 17 * 300_000L;
        NormStats first =
                withoutClaims(MARKET.fit(CONTRACT, Long.MIN_VALUE, within).stats());
        NormStatsAudit prefix = NormStatsAudit.of(first, CONTRACT, MARKET);
        assertThat(prefix.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(prefix.range().last()).isEqualTo(Instant.ofEpochMilli(within));
        assertThat(prefix.range().rows()).isEqualTo(28 * AuditMarket.BARS + 18);
    }

    @Test
    void E4_barsThatAreNotTheClaimedOnesAreToldFromAnotherFormula() {
        NormStats others = claiming(MARKET.fit(CONTRACT, MARKET.opening(2), MARKET.closing(21)));
        NormStatsAudit audit = NormStatsAudit.of(others, CONTRACT, MARKET, MARKET.opening(20), MARKET.closing(39));
        assertThat(audit.verdict()).isEqualTo(Verdict.OTHER_BARS);
        assertThat(audit.range().source()).isEqualTo(AuditRange.Source.FOUND);
        assertThat(audit.sentence()).endsWith("and not of the range asked for");
        assertThat(audit.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(ErrorCode.STATISTICS_OF_OTHER_BARS));

        NormStatsAudit unknown = NormStatsAudit.of(
                withoutClaims(others), CONTRACT, MARKET.sessions(22, 40), Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(unknown.verdict()).isEqualTo(Verdict.OTHER_BARS);
        assertThat(unknown.sentence()).startsWith("no feature agrees with the range asked for");
        assertThat(NormStatsAudit.of(withoutClaims(others), CONTRACT, MARKET.sessions(22, 40))
                        .verdict())
                .isEqualTo(Verdict.PLAUSIBLE);
    }

    @Test
    void E4_barsThatHoldAPartOfTheRangeCannotAgree() {
        NormStats stats = claiming(MARKET.fit(CONTRACT));
        NormStatsAudit audit = NormStatsAudit.of(stats, CONTRACT, MARKET.sessions(10, 40));
        assertThat(audit.range().whole()).isFalse();
        assertThat(audit.range())
                .hasToString("1800 bars, " + Instant.ofEpochMilli(MARKET.opening(10)) + " to "
                        + Instant.ofEpochMilli(MARKET.closing(39))
                        + " (claimed by the statistics; the bars that are given hold only a part of it)");
        assertThat(audit.verdict()).isEqualTo(Verdict.PLAUSIBLE);
    }

    // ---- the formulas

    @ParameterizedTest
    @CsvSource({
        "rsi, smoothing, mean, rsi_9, 'fitted on a plain mean of 9, the contract''s is Wilder''s:'",
        "rsi, smoothing, exponential, rsi_9, 'fitted on an EMA with span 9, the contract''s is Wilder''s:'",
        "rsi, period, 14, rsi_9, 'fitted with a length of 14 bars, the contract''s is 9 bars:'",
        "atr_percent, scale, 100.0, atr_pct, 'fitted in percent, the contract is a fraction: every normalised value sits at'",
        "adx, smoothing, mean, adx_14, 'fitted on a plain mean of 14, the contract''s is Wilder''s:'",
        "adx, smoothing, wilder_mean_seeded, adx_14, fitted with a seed that is the mean of the first 14:",
        "adx, output, dx, adx_14, 'fitted with DX, not averaged, the contract''s is ADX:'",
    })
    void E4_aDialectIsNamedWhereTheRangeIsCertain(
            String kind, String parameter, String value, String feature, String sentence) {
        Object typed = value.matches("\\d+") ? Integer.valueOf(value) : value.equals("100.0") ? 100.0 : value;
        NormStatsFit fit = MARKET.fit(dialect(kind, parameter, typed));
        assertOnly(NormStatsAudit.of(claiming(fit), CONTRACT, MARKET), feature, Finding.OTHER_FORMULA, sentence);
        assertOnly(
                NormStatsAudit.of(withoutClaims(fit.stats()), CONTRACT, MARKET),
                feature,
                Finding.OTHER_FORMULA,
                sentence);
    }

    @Test
    void E4_anAverageAsScriptsWriteItIsNamedWithAllThatItDoesOtherwise() {
        FeatureContract script = FeatureContract.parse(
                "script",
                ContractDocument.parse(CONTRACT.document().canonicalText())
                        .setInCalculations("rsi", "smoothing", "mean")
                        .setInCalculations("rsi", "first_change", "absent")
                        .setInCalculations("rsi", "epsilon", 1e-10)
                        .toJson());
        assertOnly(
                NormStatsAudit.of(claiming(MARKET.fit(script)), CONTRACT, MARKET),
                "rsi_9",
                Finding.OTHER_FORMULA,
                "fitted on a plain mean of 9 and the first change left absent and epsilon 1e-10 in the divisor, the"
                        + " contract's is Wilder's and 0:");
    }

    @Test
    void E4_whatWasDoneToTheValuesThemselvesIsNamed() {
        NormStatsFit fit = MARKET.fit(CONTRACT);
        FittedFeature rsi = fit.features().get(3);
        assertOnly(
                NormStatsAudit.of(with(fit.stats(), "rsi_9", 0, 1), CONTRACT, MARKET),
                "rsi_9",
                Finding.OTHER_FORMULA,
                "fitted on values that were normalised already:");
        double population = rsi.std() * Math.sqrt((rsi.count() - 1.0) / rsi.count());
        assertOnly(
                NormStatsAudit.of(with(fit.stats(), "rsi_9", rsi.mean(), population), CONTRACT, MARKET),
                "rsi_9",
                Finding.OTHER_FORMULA,
                "fitted with the deviation of the population in place of the sample's:");
    }

    @Test
    void E4_whatNoDialectGivesIsSuspectHoweverSmallTheDifferenceIs() {
        NormStatsFit fit = MARKET.fit(CONTRACT);
        FittedFeature rsi = fit.features().get(3);
        assertOnly(
                NormStatsAudit.of(with(fit.stats(), "rsi_9", rsi.mean() * 1.0001, rsi.std()), CONTRACT, MARKET),
                "rsi_9",
                Finding.SUSPECT,
                "fitted with another formula or on other inputs, no known dialect: the mean is ");
    }

    @Test
    void E4_roundedStatisticsAgreeButNotToTheLastDigits() {
        NormStats exact = MARKET.fit(CONTRACT).stats();
        FeatureStatistics rsi = exact.statistics("rsi_9");
        double rounded = Math.rint(rsi.mean() * 1e7) / 1e7;
        NormStatsAudit audit = NormStatsAudit.of(with(exact, "rsi_9", rounded, rsi.std()), CONTRACT, MARKET);
        assertThat(of(audit, "rsi_9").finding()).isEqualTo(Finding.NEARLY);
        assertThat(audit.verdict()).isEqualTo(Verdict.ROUNDED);
        assertThat(audit.isGood()).isFalse();
    }

    @Test
    void E4_aDialectOnOtherBarsIsFoundByDrawingSessions() {
        AuditMarket market = AuditMarket.of(11, 120);
        NormStats wrong = withoutClaims(
                market.sessions(0, 60).fit(dialect("rsi", "smoothing", "mean")).stats());
        NormStatsAudit audit = NormStatsAudit.of(wrong, CONTRACT, market.sessions(60, 120));
        assertThat(audit.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(audit.features())
                .filteredOn(feature -> feature.finding().isSuspect())
                .extracting(AuditedFeature::feature)
                .containsExactly("rsi_9");
        assertThat(of(audit, "rsi_9").sentence()).startsWith("most likely fitted on a plain mean of ");
    }

    @Test
    void E4_aFeatureThatIsAConstantUnderTheStatisticsIsAnErrorOfItsOwn() {
        NormStats stats = MARKET.fit(CONTRACT).stats();
        NormStatsAudit audit = NormStatsAudit.of(with(stats, "atr_pct", 0.15, 0.11), CONTRACT, MARKET);
        AuditedFeature atr = of(audit, "atr_pct");
        assertThat(atr.sentence()).endsWith("every normalised value sits at -1.35");
        assertThat(atr.shape().isNearlyConstant()).isTrue();
        assertThat(audit.faults())
                .extracting(fault -> fault.code().id() + " " + fault.where())
                .containsExactly("FP-954 stats, atr_pct", "FP-953 stats, atr_pct");
    }

    @Test
    void E4_aFeatureThatIsAFormulaHasItsDialectsToo() {
        String formula = "fillna(ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))),"
                + " alpha=1/10, adjust=False) / close, 0)";
        FeatureContract contract = formulas(formula);
        FeatureContract other = formulas(formula.replace("alpha=1/10", "span=10"));
        NormStatsAudit audit = NormStatsAudit.of(claiming(MARKET.fit(other)), contract, MARKET);
        assertThat(of(audit, "range").sentence())
                .startsWith("fitted on an EMA with span 10, the contract's is Wilder's:");
        assertThat(of(audit, "spread").finding()).isEqualTo(Finding.AGREES);
    }

    private static FeatureContract formulas(String range) {
        return FeatureContract.parse(
                "formulas",
                ContractDocument.of("formulas")
                        .macro("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y")
                        .formula("range", range, null)
                        .formula("spread", "10 - treasury_10y", null)
                        .formula("close", "close", null)
                        .toJson());
    }
}
