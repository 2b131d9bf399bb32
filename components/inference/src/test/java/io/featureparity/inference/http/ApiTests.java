// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.inference.Inference;
import io.featureparity.inference.Rig;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The interface of an inference that has decided, over real sockets. */
abstract class ApiTests {

    static final String KEY = "a key of a test, long enough";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final List<String> err = new ArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answers = new CountDownLatch(1);
    Rig rig;
    Inference inference;
    ApiServer server;

    /** An online store that does what a test wants. */
    volatile LatestStore behind;

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

    void start(int perSecond, int burst, int working) {
        ApiSettings settings = new ApiSettings("localhost", 0, List.of(Secret.of(KEY)), perSecond, burst, working);
        server = ApiServer.start(settings, rig.setup(), inference.board(), err::add);
    }

    @AfterEach
    void end() {
        answers.countDown();
        server.close();
        inference.close();
    }

    record Json(JsonNode root) {

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

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + path))
                .timeout(PATIENCE)
                .header("X-Api-Key", KEY);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    void refused(HttpResponse<String> response, int status, ErrorCode code, String words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        String id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(response.body())
                .contains("\"request_id\": \"" + id + "\"", "\"code\": \"" + code + "\"", words)
                .doesNotContain("Exception", "\tat ", ".java");
    }
}
