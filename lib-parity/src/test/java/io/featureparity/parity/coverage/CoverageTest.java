// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    private static final Instant TIME = Instant.parse("2024-02-27T14:00:00Z");
    private static final List<String> FEATURES = List.of("rsi_9", "adx_14", "vix_z");

    private static Coverage of(Scope scope, long joined, long barsOnly, long expectedOnly, long outside) {
        return new Coverage(
                scope, joined, 0, 0, side(barsOnly), side(expectedOnly), new BarShape(joined + barsOnly, outside));
    }

    private static OneSided side(long rows) {
        return rows == 0 ? OneSided.none() : new OneSided(rows, TIME, TIME.plusSeconds(300));
    }

    private static List<String> lines(Coverage coverage) {
        return coverage.statements().stream().map(Statement::toString).toList();
    }

    @Test
    void everythingCompared() {
        Coverage all = of(Scope.strict(FEATURES, FEATURES), 300, 0, 0, 0);
        assertThat(all.isEnough()).isTrue();
        assertThat(all.faults(Place.named("x"))).isEmpty();
        assertThat(lines(all))
                .containsExactly(
                        "compared: 3 of 3 features: rsi_9, adx_14, vix_z",
                        "rows joined: 100 %: 300 of 300 at times of both, 99 % needed",
                        "open or close outside of high and low: none of 300 bars");
    }

    @Test
    void whatIsMissingIsAFailureAndWhatWasStatedIsNot() {
        Scope scope = Scope.of(
                FEATURES, List.of("rsi_9"), Omission.Reason.MISSING, List.of("vix_z"), List.of("Adx-14", "volume"));
        Coverage some = of(scope, 300, 1, 0, 0);
        assertThat(some.isEnough()).isFalse();
        assertThat(lines(some))
                .containsExactly(
                        "compared: 1 of 3 features: rsi_9",
                        "failure: not compared: adx_14, not there; similar: \"Adx-14\"",
                        "not compared, for it was allowed to be missing: vix_z",
                        "rows joined: 99.66 %: 300 of 301 at times of both, 99 % needed",
                        "only in the bars: 1 row, 2024-02-27T14:00:00Z to 2024-02-27T14:05:00Z",
                        "columns that are no feature, ignored: \"Adx-14\" (similar to adx_14), volume",
                        "open or close outside of high and low: none of 301 bars");
        assertThat(some.faults(Place.named("x")).toString())
                .isEqualTo("[FP-906 at x, adx_14: must be compared, for it is a feature of the contract, but was not"
                        + " there; similar: \"Adx-14\"]");

        Coverage asked =
                of(Scope.of(FEATURES, List.of("adx_14"), Omission.Reason.NOT_ASKED, List.of(), List.of()), 5, 0, 0, 0);
        assertThat(asked.isEnough()).isTrue();
        assertThat(lines(asked)).contains("not compared, for it was not asked for: rsi_9, vix_z");
    }

    @Test
    void theSideWithMoreRowsCounts() {
        Scope all = Scope.strict(FEATURES, FEATURES);
        assertThat(of(all, 99, 1, 1, 0).isEnough()).isTrue();
        assertThat(of(all, 99, 2, 0, 0).isEnough()).isFalse();
        assertThat(of(all, 99, 0, 2, 0).isEnough()).isFalse();
        assertThat(lines(of(all, 1, 3_999, 3_999, 0)))
                .contains("failure: rows joined: 0.02 %: 1 of 4,000 at times of both, 99 % needed");
        assertThat(of(all.withMinJoined(Share.parse("0")), 1, 3_999, 3_999, 0).isEnough())
                .isTrue();
    }

    @Test
    void manyBarsWithTheirCloseAboveTheHighAreAWarning() {
        Scope all = Scope.strict(FEATURES, FEATURES);
        assertThat(of(all, 300, 0, 0, 3).statements())
                .contains(new Statement(
                        "open or close outside of high and low", "1 %: 3 of 300 bars", Statement.Weight.FACT));
        Coverage many = of(all, 300, 0, 0, 4);
        assertThat(many.isEnough()).isTrue();
        assertThat(lines(many)).contains("warning: open or close outside of high and low: 1.33 %: 4 of 300 bars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSI_9",
                "rsi 9",
                "rsi-9",
                " rsi_9",
                "Rsi.9",
                "rsi9",
                "rsi__9 ",
                "\uff32SI_9",
                "\ufeffrsi_9",
                "rs\u0131_9"
            })
    void namesThatPeopleTakeForTheSame(String other) {
        assertThat(SimilarNames.of("rsi_9", List.of("time", other, "rsi_9", "adx_14", other)))
                .containsExactly(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsi_14", "rsi_90", "r", "", "_", "rsi_9_z"})
    void otherNames(String other) {
        assertThat(SimilarNames.of("rsi_9", List.of(other))).isEmpty();
        assertThat(SimilarNames.of("--", List.of("__", "-"))).isEmpty();
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OneSided(1, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneSided(0, TIME, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new OneSided(1, TIME, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new BarShape(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Scope.strict(FEATURES, List.of("rsi_9", "rsi_9")).within(Period.ALL));
    }
}
