// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.inference.Rig;
import io.featureparity.store.row.ArrivedBar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an inference shows as metrics. */
class InferenceWatchTest extends InferenceWatchTests {

    @Test
    void whatItDoesIsShownAsMetrics() {
        Rig.catchUp(inference);

        long made = inference.board().decisions();
        assertThat(made).isPositive();
        assertThat(decisions()).isEqualTo((double) made);
        assertThat(sample("feature_parity_decision_seconds_count", "action=\"none\""))
                .isZero();
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.startsWith("feature_parity_inference_features_total{")))
                .hasSize(3);
        assertThat(sample("feature_parity_bars_total", "decision=\"accepted\"")).isEqualTo(20);
        assertThat(sample("feature_parity_engine_bars")).isEqualTo(20);
        assertThat(sample("feature_parity_level")).isEqualTo(1);
        assertThat(sample("feature_parity_inference_ready")).isEqualTo(1);
        assertThat(sample(
                        "feature_parity_model_served",
                        inference.board().served().registered().contractHash()))
                .isEqualTo(1);
    }

    @Test
    void theCallsOfEachStoreAreShown() {
        Rig.catchUp(inference);

        assertThat(sample("feature_parity_store_reads_total", "port=\"bars\"")).isPositive();
        assertThat(sample("feature_parity_store_reads_total", "port=\"online\""))
                .isPositive();
        assertThat(sample("feature_parity_store_writes_total", "port=\"decisions\""))
                .isEqualTo((double) inference.board().decisions());
        assertThat(sample("feature_parity_store_failures_total", "port=\"online\""))
                .isZero();
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.startsWith("feature_parity_store_repeated_calls_total{")))
                .hasSize(10);
    }

    @Test
    void aStoreThatIsPassedOverIsCountedAsAFault() {
        behind.away = true;
        Rig.catchUp(inference);

        double failures = sample("feature_parity_store_failures_total", "port=\"online\"");
        assertThat(failures).isPositive();
        assertThat(sample("feature_parity_store_repeated_calls_total", "port=\"online\""))
                .isEqualTo(failures * 2 / 3); // each was tried three times

        assertThat(inference.board().decisions()).isPositive();
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1101\"")).isPositive();
        assertThat(sample("feature_parity_level_listener_failures_total")).isEqualTo(1);
        assertThat(sample("feature_parity_level_left_out_changes_total")).isZero();
    }

    @Test
    void theBreakerOfFeaturesIsShown() throws IOException, InterruptedException {
        Rig.catchUp(inference);
        assertThat(sample("feature_parity_breaker_open", "breaker=\"features\""))
                .isZero();
        for (int i = 20; i < 28; i++) {
            double none = Double.NaN;
            Bar bar = new Bar(Rig.time(i), none, none, none, none, none);
            rig.arrive(List.of(ArrivedBar.closed(Rig.INSTRUMENT, bar, Rig.time(i + 1))));
        }
        rig.refresh();
        Rig.catchUp(inference);

        assertThat(sample("feature_parity_breaker_open", "breaker=\"features\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_breaker_opened_total", "breaker=\"features\""))
                .isEqualTo(1);
        assertThat(deep(503, "OPEN").body()).contains("\"breaker\": \"OPEN\"", "of the values were absent");

        rig.makeLive("8"); // with a breaker of its own, which sees the same bars
        Rig.catchUp(inference);
        assertThat(sample("feature_parity_breaker_opened_total", "breaker=\"features\""))
                .isEqualTo(2);
    }

    @Test
    void anotherModelTakesThePlaceOfTheFirstOne() {
        Rig.catchUp(inference);
        rig.makeLive("8");
        rig.arrive(20, 22);
        rig.refresh();
        Rig.catchUp(inference);

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("feature_parity_model_served{")))
                .hasSize(1);
        assertThat(sample("feature_parity_engine_bars")).isEqualTo(22);
    }

    @Test
    void faultsAreCountedByTheirCode() {
        watch.interrupted(List.of(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing")));
        watch.deciding(Rig.time(19));
        watch.notDecided(
                Rig.time(19),
                Optional.of(
                        new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"))));

        assertThat(sample("feature_parity_faults_total", "code=\"FP-1103\"")).isEqualTo(1);
        assertThat(sample("feature_parity_decision_seconds_count", "action=\"none\""))
                .isEqualTo(1);
    }
}
