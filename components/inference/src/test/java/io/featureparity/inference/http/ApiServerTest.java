// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.inference.Inference;
import io.featureparity.inference.Rig;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets. */
class ApiServerTest {

    private static final String KEY = "a key of a test, long enough";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path temp;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> err = new ArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private Rig rig;
    private Inference inference;
    private ApiServer server;

    /** An online store that does what a test wants. */
    private volatile LatestStore behind;

    @BeforeEach
    void aServiceHasDecided() {
        rig = new Rig(temp).macro().makeLive("7");
        rig.arrive(0, 20);
        rig.refresh();
        behind = rig.online;
        rig.online = new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                return behind.put(row);
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                return behind.get(key);
            }

            @Override
            public void close() {}
        };
        inference = rig.inference();
        start(1000, 1000, 2);
    }

    private void start(int perSecond, int burst, int working) {
        ApiSettings settings = new ApiSettings("localhost", 0, List.of(Secret.of(KEY)), perSecond, burst, working);
        server = ApiServer.start(settings, rig.setup(), inference.board(), err::add);
    }

    @AfterEach
    void end() {
        answers.countDown();
        server.close();
        inference.close();
    }

    private record Json(JsonNode root) {

        static Json parse(String text) {
            try {
                return new Json(JsonMapper.builder().build().readTree(text));
            } catch (JsonProcessingException e) {
                throw new AssertionError(text, e);
            }
        }

        String text(String path) {
            return root.at("/" + path).asText();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + path))
                .timeout(PATIENCE)
                .header("X-Api-Key", KEY);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    private void refused(HttpResponse<String> response, int status, ErrorCode code, String words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        String id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(response.body())
                .contains("\"request_id\": \"" + id + "\"", "\"code\": \"" + code + "\"", words)
                .doesNotContain("Exception", "\tat ", ".java");
    }

    // ---- what is answered

    @Test
    void theObservationOfTheNewestBar() {
        HttpResponse<String> response = get("/v1/observation/USD/COP");
        assertThat(response.statusCode()).isEqualTo(200);
        FeatureRow row = rig.stores.features().newest(Rig.KEY).orElseThrow();
        float[] values = row.observation().orElseThrow().toArray();
        Json json = Json.parse(response.body());
        assertThat(json.text("bar_time")).isEqualTo(row.time().toString());
        assertThat(json.text("source")).isEqualTo("ONLINE");
        assertThat(json.text("model_version")).isEqualTo("7");
        assertThat(json.text("contract_sha256")).isEqualTo(Rig.KEY.contractHash());
        assertThat(json.text("statistics_sha256")).isEqualTo(Rig.KEY.normStatsHash());
        assertThat(json.text("observation_sha256"))
                .isEqualTo(row.observation().orElseThrow().sha256());
        for (int i = 0; i < values.length; i++) {
            assertThat(Float.parseFloat(json.text("observation/" + i))).isEqualTo(values[i]);
        }
        assertThat(json.text("features/14")).isEqualTo("time_normalized");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(get("/v1/observation/USD%2FCOP").body()).isEqualTo(response.body());
    }

    @Test
    void theDecisionAndThePositionBehindIt() {
        refused(get("/v1/decision/USD/COP"), 404, ErrorCode.INFERENCE_NO_DECISION, "no decision yet");
        Rig.catchUp(inference);
        Decision decision = rig.decisions().get(rig.decisions().size() - 1);
        Json json = Json.parse(get("/v1/decision/USD/COP").body());
        assertThat(json.text("bar_time")).isEqualTo(decision.time().toString());
        assertThat(Double.parseDouble(json.text("output"))).isEqualTo(decision.output());
        assertThat(json.text("action")).isEqualTo(decision.action().name());
        assertThat(json.text("observation_sha256"))
                .isEqualTo(decision.observation().sha256());
        assertThat(json.text("latency_nanos")).isEqualTo("" + decision.latencyNanos());
        assertThat(json.text("audit_record")).isEqualTo("-1");
        assertThat(json.text("source")).isEqualTo("ONLINE");

        // At the bar that was decided about: what the model was given. At the next one: with the position after it.
        assertThat(Json.parse(get("/v1/observation/USD/COP").body()).text("observation_sha256"))
                .isEqualTo(decision.observation().sha256());
        rig.arrive(20, 21);
        Json next = Json.parse(get("/v1/observation/USD/COP").body());
        assertThat(next.text("bar_time")).isEqualTo(Rig.time(19).toString());
        rig.refresh();
        next = Json.parse(get("/v1/observation/USD/COP").body());
        assertThat(next.text("bar_time")).isEqualTo(Rig.time(20).toString());
        assertThat(Double.parseDouble(next.text("agent_position")))
                .isEqualTo(decision.action().position());
    }

    @Test
    void theContractIsTheTextWhoseHashItHas() {
        HttpResponse<String> response = get("/v1/contract");
        assertThat(response.statusCode()).isEqualTo(200);
        String hash = response.headers().firstValue("X-Contract-Sha256").orElseThrow();
        assertThat(Sha256.of(response.body())).isEqualTo(hash).isEqualTo(Rig.KEY.contractHash());
        assertThat(response.headers().firstValue("X-Statistics-Sha256")).contains(Rig.KEY.normStatsHash());
    }

    @Test
    void healthAndReadinessNeedNoKey() {
        HttpRequest.Builder health = HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.address().getPort() + "/health"));
        assertThat(send(health.build()).body()).isEqualTo("{\n  \"status\": \"up\"\n}\n");
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + "/ready"))
                .build();
        assertThat(send(ready).statusCode()).isEqualTo(503);
        Rig.catchUp(inference);
        assertThat(send(ready).statusCode()).isEqualTo(200);
        rig.stores.models().retire("toy", "7");
        assertThat(refusal(StoreException.class, inference::step)).isNotNull();
        assertThat(send(ready).statusCode()).isEqualTo(503);
        assertThat(send(ready).body()).isEqualTo("""
                        {
                          "ready": false,
                          "level": 1,
                          "level_name": "ALL_WELL",
                          "orders": "all",
                          "problems": [
                            "FP-1112"
                          ],
                          "conditions": []
                        }
                        """);
    }

    @Test
    void atLevelFourTheLastDecisionStaysAndAPositionMayOnlyBeClosed() {
        Rig.catchUp(inference);
        Json before = Json.parse(get("/v1/decision/USD/COP").body());
        assertThat(before.text("level")).isEqualTo("1");
        assertThat(before.text("orders")).isEqualTo("all");

        rig.degradation.levels().raise("stores", ServiceLevel.READ_ONLY, "no answer");
        HttpResponse<String> response = get("/v1/decision/USD/COP");
        assertThat(response.statusCode()).isEqualTo(200);
        Json json = Json.parse(response.body());
        assertThat(json.text("level")).isEqualTo("4");
        assertThat(json.text("level_name")).isEqualTo("READ_ONLY");
        assertThat(json.text("orders")).isEqualTo("close-only");
        assertThat(json.text("conditions/0/name")).isEqualTo("stores");
        assertThat(json.text("conditions/0/level")).isEqualTo("4");
        assertThat(json.text("conditions/0/reason")).isEqualTo("no answer");
        assertThat(json.text("conditions/0/since")).isEqualTo(rig.now.toString());
        assertThat(json.text("action")).isEqualTo(before.text("action"));
        assertThat(json.text("bar_time")).isEqualTo(before.text("bar_time"));
        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(Json.parse(ready.body()).text("conditions/0")).isEqualTo("stores"); // and no reason: it needs no key
    }

    @Test
    void aHeadIsAGetWithoutItsBody() {
        HttpResponse<String> get = get("/v1/contract");
        HttpResponse<String> head = send(request("/v1/contract")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .contains("" + get.body().length());
        assertThat(send(request("/v2")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void featuresComeFromALowerLevelIfTheOnlineStoreIsAway() {
        behind = failing();
        Json json = Json.parse(get("/v1/observation/USD/COP").body());
        assertThat(json.text("source")).isEqualTo("FEATURES");
        assertThat(json.text("passed_over/0/code")).isEqualTo("FP-1101");
    }

    private static LatestStore failing() {
        return new LatestStore() {
            @Override
            public boolean put(FeatureRow row) {
                throw new AssertionError("nobody puts");
            }

            @Override
            public Optional<FeatureRow> get(FeatureKey key) {
                throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "Redis", "must be there", "away"));
            }

            @Override
            public void close() {}
        };
    }

    // ---- what is refused

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

    // ---- clients that are slow or broken

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    }

    /** More of them than processors or places in work: nobody waits for them, and they are cut off. */
    @Test
    void slowClientsKeepNobodyWaitingAndAreCutOff() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = connect();
                slow.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write("GET /v1/contract HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(ends(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
    }

    /** Reads until the server has closed the connection, in whichever way. */
    private static boolean ends(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException late) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void whatIsNoHttpEndsItsConnectionAlone() throws IOException {
        for (String request : List.of(
                "\r\n\r\n",
                "hello\r\n\r\n",
                "GET /v1/contract\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\nabc",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /v1/contract HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            try (Socket socket = connect()) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(ends(socket)).as(request).isTrue();
            }
        }
        assertThat(get("/v1/contract").statusCode()).isEqualTo(200);
    }

    @Test
    void answersAreSentWithoutDelay() {
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("5");
    }
}
