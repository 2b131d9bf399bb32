// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static io.featureparity.resilience.level.ServiceLevel.ALL_WELL;
import static io.featureparity.resilience.level.ServiceLevel.ONLINE_STORE_DOWN;
import static io.featureparity.resilience.level.ServiceLevel.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.demo.system.Wiring;
import io.featureparity.inference.http.ApiServer;
import io.featureparity.inference.http.ApiSettings;
import io.featureparity.inference.http.Watching;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.http.RequestTimes;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.store.Secret;
import io.featureparity.store.latest.Level;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/resilience.md says: for each thing that fails the level, what is counted, and the way back. None of it waits for ever. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChaosTest {

    static {
        // How long the JDK's server waits for a request, in seconds: a machine that does much else may send 40 of them
        // slowly.
        System.setProperty("sun.net.httpserver.maxReqTime", "120");
    }

    private static final String KEY = "a key of a test, long enough";

    @TempDir
    private Path temp;

    private Chaos chaos;

    @BeforeEach
    void allIsWell() {
        chaos = new Chaos(temp.resolve("log"));
    }

    @AfterEach
    void end() {
        chaos.close();
    }

    @Test
    void theDatabaseIsStopped() {
        Optional<Instant> last = chaos.newest();
        chaos.database.cut();
        chaos.bar();
        for (int i = 0; i < 4; i++) {
            chaos.settle();
        }
        assertThat(chaos.levels.level()).isEqualTo(READ_ONLY);
        assertThat(chaos.levelsOfRefresh.level()).isEqualTo(READ_ONLY);
        assertThat(chaos.inference().board().isReady()).isFalse();
        assertThat(chaos.newest()).isEqualTo(last);
        assertThat(chaos.edges.database().state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(chaos.levels.conditions().toString()).contains("stores: FP-1261 at edge database");
        assertThat(chaos.shown.level()).isEqualTo(4);
        assertThat(chaos.shown.levelOfRefresh()).isEqualTo(4);
        assertThat(chaos.shown.isOpen("database")).isTrue();
        assertThat(chaos.shown.ofInference().value("feature_parity_inference_ready"))
                .isZero();
        assertThat(chaos.shown.storeFailures()).isPositive();
        assertThat(chaos.shown.onlineFailures()).isZero();
        chaos.bar();

        chaos.database.mend();
        chaos.requireRecovery();
        assertThat(chaos.path()).containsExactly(READ_ONLY, ALL_WELL);
        assertThat(chaos.levels.transitions(READ_ONLY)).isEqualTo(1);
        assertThat(chaos.edges.database().state().opened()).isPositive();
        assertThat(chaos.shown.transitions(4)).isEqualTo(1);
        assertThat(chaos.shown.ofInference().value("feature_parity_breaker_opened_total", "breaker=\"database\""))
                .isPositive();
    }

    @Test
    void redisIsStopped() {
        double fromTheTable = chaos.shown.decisionsFrom("features");
        chaos.redis.cut();
        for (int i = 0; i < 4; i++) {
            chaos.bar();
            chaos.settle();
        }
        assertThat(chaos.levels.level()).isEqualTo(ONLINE_STORE_DOWN);
        assertThat(chaos.levelsOfRefresh.level()).isEqualTo(ONLINE_STORE_DOWN);
        assertThat(chaos.newest()).contains(chaos.lastBar());
        assertThat(chaos.inference().board().newest().orElseThrow().source()).contains(Level.Source.FEATURES);
        assertThat(chaos.edges.online().state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(chaos.shown.level()).isEqualTo(2);
        assertThat(chaos.shown.levelOfRefresh()).isEqualTo(2);
        assertThat(chaos.shown.isOpen("online")).isTrue();
        assertThat(chaos.shown.decisionsFrom("features")).isEqualTo(fromTheTable + 4);
        assertThat(chaos.shown.onlineFailures())
                .isEqualTo(chaos.shown.storeFailures())
                .isPositive();

        chaos.redis.mend();
        chaos.requireRecovery();
        assertThat(chaos.path()).containsExactly(ONLINE_STORE_DOWN, ALL_WELL);
        assertThat(chaos.shown.transitions(2)).isEqualTo(1);
    }

    /**
     * Redis answers after 500 ms, and may take 200. A call succeeds all the same if this thread stood still until the answer was there; so there may have to be some
     * more bars until the breaker opens, and when it is open nothing depends on how fast anything is.
     */
    @Test
    void redisIsSlow() {
        chaos.redis.delay(Duration.ofMillis(500));
        for (int i = 0; i < 12 && chaos.edges.online().state().state() != BreakerState.OPEN; i++) {
            chaos.bar();
            chaos.settle();
        }
        chaos.bar();
        chaos.settle();
        assertThat(chaos.levels.level()).isEqualTo(ONLINE_STORE_DOWN);
        assertThat(chaos.newest()).contains(chaos.lastBar());
        assertThat(chaos.edges.online().state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(chaos.edges.online().state().refused()).isPositive(); // these took no time
        assertThat(chaos.shown.level()).isEqualTo(2);
        assertThat(chaos.shown.isOpen("online")).isTrue();
        assertThat(chaos.shown.ofInference().value("feature_parity_breaker_refused_calls_total", "breaker=\"online\""))
                .isPositive();
        assertThat(chaos.shown.onlineFailures()).isPositive();

        chaos.redis.mend();
        chaos.requireRecovery();
    }

    /** PostgreSQL answers after 2 s, and may take 1.5; a thread that stood still until the answer was there has one more try. */
    @Test
    void theDatabaseIsSlow() {
        chaos.database.delay(Duration.ofSeconds(2));
        chaos.bar();
        for (int i = 0; i < 5 && chaos.levelsOfRefresh.level() != READ_ONLY; i++) {
            chaos.settleRefresh();
        }
        for (int i = 0; i < 5 && chaos.levels.level() != READ_ONLY; i++) {
            chaos.settleInference();
        }
        assertThat(chaos.levels.level()).isEqualTo(READ_ONLY);
        assertThat(chaos.levels.conditions().toString()).contains("stores: FP-11");
        assertThat(chaos.shown.level()).isEqualTo(4);
        assertThat(chaos.shown.levelOfRefresh()).isEqualTo(4);
        assertThat(chaos.shown.ofInference().value("feature_parity_inference_ready"))
                .isZero();
        assertThat(chaos.shown.storeFailures()).isPositive();

        chaos.database.mend();
        chaos.requireRecovery();
        assertThat(chaos.path()).containsExactly(READ_ONLY, ALL_WELL);
        assertThat(chaos.shown.transitions(4)).isEqualTo(1);
    }

    @Test
    void theRefreshIsDown() {
        for (int i = 0; i < 3; i++) {
            chaos.bar();
            chaos.settleInference();
        }
        assertThat(chaos.levels.level()).isEqualTo(ONLINE_STORE_DOWN);
        assertThat(chaos.inference().board().newest().orElseThrow().source()).contains(Level.Source.ENGINE);
        assertThat(chaos.newest()).contains(chaos.lastBar());
        assertThat(chaos.shown.level()).isEqualTo(2);
        assertThat(chaos.shown.decisionsFrom("engine")).isEqualTo(3);
        assertThat(chaos.shown.storeFailures()).isZero();
        chaos.requireRecovery();
        assertThat(chaos.path()).containsExactly(ONLINE_STORE_DOWN, ALL_WELL);
        assertThat(chaos.shown.transitions(2)).isEqualTo(1);
    }

    @Test
    void theInferenceIsDown() {
        for (int i = 0; i < 3; i++) {
            chaos.bar();
            chaos.settleRefresh();
        }
        assertThat(chaos.levelsOfRefresh.level()).isEqualTo(ALL_WELL);
        assertThat(chaos.shown.levelOfRefresh()).isEqualTo(1);
        chaos.restartInference();
        assertThat(chaos.shown.ofInference().value("feature_parity_inference_ready"))
                .isZero();
        chaos.settleInference();
        assertThat(chaos.newest()).contains(chaos.lastBar());
        assertThat(chaos.shown.ofInference().sum("feature_parity_inference_features_total"))
                .isEqualTo(3);
        chaos.requireRecovery();
        assertThat(chaos.shown.ofRefresh().sum("feature_parity_level_transitions_total"))
                .isZero();
    }

    /** Bars come two at a time, and ten times the requests that a key may make at once. */
    @Test
    void tenTimesTheLoad() throws Exception {
        ApiSettings settings = new ApiSettings("localhost", 0, List.of(Secret.of(KEY)), 10, 20, 4);
        RequestTimes times = new RequestTimes(chaos.shown.registry(), new ContainedFailures());
        Watching watching = new Watching(Optional.empty(), Optional.of(times), Optional.empty(), Optional.empty());
        try (ApiServer api =
                ApiServer.start(settings, chaos.setup(), chaos.inference().board(), watching, line -> {})) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + api.address().getPort() + "/v1/decision/USD/COP"))
                    .timeout(Duration.ofMinutes(1))
                    .header("X-Api-Key", KEY)
                    .build();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                List<CompletableFuture<HttpResponse<String>>> sent = Stream.generate(
                                () -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                        .limit(40)
                        .toList();
                chaos.bar();
                chaos.bar();
                chaos.settle();
                for (CompletableFuture<HttpResponse<String>> answer : sent) {
                    answers.add(answer.get(1, TimeUnit.MINUTES));
                }
            }
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .isSubsetOf(200, 429, 503) // 503 if many are in work at the same moment
                    .contains(200, 429);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSizeBetween(1, 20)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("\"level\": 1", "\"orders\": \"all\""));
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                    .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After"))
                            .isPresent());
        }
        assertThat(chaos.levels.level()).isEqualTo(ALL_WELL);
        assertThat(chaos.newest()).contains(chaos.lastBar());
        assertThat(chaos.transitions).isEmpty();
        assertThat(chaos.shown.level()).isEqualTo(1);
        assertThat(chaos.shown.ofInference().sum("feature_parity_level_transitions_total"))
                .isZero();
        assertThat(chaos.shown.ofInference().value("feature_parity_http_requests_seconds_count", "status=\"429\""))
                .isPositive();
        assertThat(chaos.shown.ofInference().value("feature_parity_http_requests_seconds_count", "status=\"200\""))
                .isBetween(1.0, 20.0);
        chaos.requireRecovery();
    }

    /** A process with little memory, whose files may have 24 KiB at most: what a full disk says, to root too. */
    @Test
    void theHeapIsFullAndThenTheDisk() throws IOException, InterruptedException {
        chaos.closeBoth();
        Wiring direct = World.emptied();
        List<String> said =
                TightProcess.run(direct.model().folder(), temp.resolve("tight"), World.database(), World.redis());
        assertThat(said)
                .containsExactly(
                        "heap: READ_ONLY memory: FP-1264; metrics: level 4.0, to 4 1.0, to 1 0.0",
                        "heap free again: ALL_WELL; metrics: level 1.0, to 4 1.0, to 1 1.0",
                        "disk: READ_ONLY audit log: FP-1003; metrics: level 4.0, to 4 2.0, to 1 1.0",
                        "another segment: ALL_WELL; metrics: level 1.0, to 4 2.0, to 1 2.0",
                        "decided about each bar once as was told, transitions [4, 1, 4, 1]");
        TightProcess.requireSound(direct, temp.resolve("tight"));
    }
}
