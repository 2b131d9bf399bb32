// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.inference.Rig;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused: who asks wrongly, too often, or for what is not there. */
class ApiRefusalsTest extends ApiTests {

    @Test
    void withoutTheKeyNothingIsTold() {
        for (String key : List.of("", "a key of a test, long enougH", KEY + "x")) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.address().getPort() + "/v1/contract"))
                    .header("X-Api-Key", key)
                    .build());
            refused(response, 401, ErrorCode.API_KEY, "must be an API key that is in use");
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(response.body()).doesNotContain(KEY);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused(get("/"), 404, ErrorCode.API_PATH, "/v1/contract");
        refused(get("/v1/contract/x"), 404, ErrorCode.API_PATH, "/v1/contract/x");
        refused(get("/v1/observation/EUR/USD"), 404, ErrorCode.INFERENCE_INSTRUMENT, "EUR/USD");
        refused(get("/v1/decision/"), 404, ErrorCode.INFERENCE_INSTRUMENT, "must be USD/COP");
        refused(get("/metrics"), 404, ErrorCode.API_PATH, "/metrics");
    }

    @Test
    void anythingElseThanReadingIsRefused() {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<String> response = send(request("/v1/contract")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build());
            refused(response, 405, ErrorCode.API_METHOD, method);
            assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void aBodyOrAPathThatIsTooLongIsRefused() {
        refused(
                send(request("/v1/contract")
                        .method("GET", HttpRequest.BodyPublishers.ofString("x".repeat(1000)))
                        .build()),
                400,
                ErrorCode.API_REQUEST,
                "1000 bytes");
        refused(
                send(request("/v1/contract")
                        .method("GET", HttpRequest.BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()),
                400,
                ErrorCode.API_REQUEST,
                "a body");
        refused(get("/v1/decision/" + "x".repeat(600)), 400, ErrorCode.API_REQUEST, "613 characters");
    }

    @Test
    void anIdOfTheCallerIsRepeatedUnlessItCouldDoHarm() {
        assertThat(send(request("/health").header("X-Request-Id", "ab-12.x").build())
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("ab-12.x");
        for (String harmful : List.of("a b", "<b>", "x".repeat(65))) {
            assertThat(send(request("/health").header("X-Request-Id", harmful).build())
                            .headers()
                            .firstValue("X-Request-Id")
                            .orElseThrow())
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() {
        server.close();
        start(1, 3, 2);
        long before = rig.ticks.get();
        for (int i = 0; i < 3; i++) {
            assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> response = get("/v1/contract");
        refused(response, 429, ErrorCode.API_TOO_MANY_REQUESTS, "must be at most 1 in a second and 3 at once");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        rig.ticks.set(before + Duration.ofSeconds(2).toNanos());
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
    }

    /** A flood of those who have no key takes nothing from those who have one. */
    @Test
    void callersWithoutAKeyShareALimitOfTheirOwn() {
        server.close();
        start(1, 2, 2);
        URI uri = URI.create("http://localhost:" + server.address().getPort() + "/v1/contract");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(send(HttpRequest.newBuilder(uri).build()).statusCode());
        }
        assertThat(statuses).containsExactly(401, 401, 429, 429);
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whenAllPlacesAreTakenTheAnswerSaysSo() throws InterruptedException {
        server.close();
        start(1000, 1000, 1);
        LatestStore real = behind;
        behind = waiting(real);
        Thread first = new Thread(() -> get("/v1/observation/USD/COP"));
        first.start();
        asked.await();
        HttpResponse<String> response = get("/v1/observation/USD/COP");
        refused(response, 503, ErrorCode.API_BUSY, "must be at most 1");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/health").statusCode()).isEqualTo(200);
        answers.countDown();
        first.join();
        behind = real;
        assertThat(get("/v1/observation/USD/COP").statusCode()).isEqualTo(200);
    }

    private LatestStore waiting(LatestStore real) {
        return new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                return real.put(row);
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                asked.countDown();
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return real.get(key);
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void featuresThatAreTooOldAreNotServed() {
        rig.now = rig.now.plus(Duration.ofDays(1));
        HttpResponse<String> response = get("/v1/observation/USD/COP");
        refused(response, 503, ErrorCode.STORE_NO_FEATURES, "ENGINE level");
    }

    @Test
    void aFailureThatNobodyExpectsShowsNothingToTheCaller() {
        behind = new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                return false;
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                throw new IllegalStateException("password=honey");
            }

            @Override
            public void close() {}
        };
        HttpResponse<String> response = send(request("/v1/observation/USD/COP")
                .header("X-Request-Id", "id-1")
                .build());
        refused(response, 500, ErrorCode.COMPONENT_FAILED, "a failure that is in the log");
        assertThat(response.body()).doesNotContain("honey", "IllegalState");
        assertThat(err)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("request id-1: FP-")
                .doesNotContain("honey");
    }

    @Test
    void anObservationThatIsNotTheDecidedOneIsNotServed() {
        Rig.catchUp(inference);
        FeatureRow row = behind.get(Rig.KEY).orElseThrow();
        float[] other = row.observation().orElseThrow().toArray();
        other[0] = Math.nextUp(other[0]);
        behind = new LatestStore() {
            @Override
            public boolean put(FeatureRow ignored) {
                return false;
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                return Optional.of(FeatureRow.of(
                        row.key(),
                        row.time(),
                        row.position(),
                        row.raw(),
                        row.normalized(),
                        0,
                        ObservationVector.of(other)));
            }

            @Override
            public void close() {}
        };
        refused(get("/v1/observation/USD/COP"), 503, ErrorCode.COMPONENT_FEATURES_DIFFER, "that was decided about");
    }

    @Test
    void anAddressThatIsTakenIsRefused() {
        ApiSettings same = new ApiSettings("localhost", server.address().getPort(), List.of(Secret.of(KEY)), 1, 1, 1);
        assertThat(refusal(
                        ComponentException.class,
                        () -> ApiServer.start(same, rig.setup(), inference.board(), err::add)))
                .hasMessageStartingWith("FP-1225 at localhost:" + same.port() + ": must be an address that is free");
        ApiSettings nowhere = new ApiSettings("no such host", 0, List.of(Secret.of(KEY)), 1, 1, 1);
        assertThat(refusal(
                                ComponentException.class,
                                () -> ApiServer.start(nowhere, rig.setup(), inference.board(), err::add))
                        .code())
                .isEqualTo(ErrorCode.API_ADDRESS);
    }
}
