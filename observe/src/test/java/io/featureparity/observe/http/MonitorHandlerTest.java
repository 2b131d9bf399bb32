// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthFinding;
import io.featureparity.store.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitorHandlerTest {

    private static final String KEY = "0123456789abcdef";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ContainedFailures failures = new ContainedFailures();
    private HealthFinding finding = HealthFinding.up().with("hash", "abc");
    private Supplier<String> metrics = () -> "# TYPE a counter\na_total 1.0\n";

    private final Health health = Health.builder(() -> Instant.EPOCH, () -> 0, failures)
            .ready("database", LONG, () -> finding)
            .build();
    private final BoundedServer server = BoundedServer.start(
            "localhost",
            0,
            4,
            "monitor",
            new MonitorHandler(
                    new Monitor(health, () -> metrics.get(), failures),
                    new AccessKeys(List.of(Secret.of("another key of somebody"), Secret.of(KEY)))));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        server.close();
        health.close();
    }

    private HttpResponse<String> ask(String method, String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.address().getPort() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLoadBalancerNeedsNoKeyAndSeesNoDetails() {
        assertThat(ask("GET", "/health").body()).isEqualTo("{\n  \"status\": \"up\"\n}\n");
        HttpResponse<String> ready = ask("GET", "/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(ready.headers().firstValue("Cache-Control")).contains("no-store");

        finding = HealthFinding.down("FP-1103").with("hash", "abc");
        assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/ready").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/ready").body()).contains("\"database\"").doesNotContain("abc");
    }

    @Test
    void detailsAndMetricsNeedAKey() {
        for (String path : List.of("/health/deep", "/metrics")) {
            HttpResponse<String> refused = ask("GET", path);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(refused.body()).contains("FP-1218").doesNotContain("abc");
            assertThat(ask("GET", path, "X-Api-Key", "wrong").statusCode()).isEqualTo(401);
            assertThat(ask("GET", path, "X-Api-Key", "").statusCode()).isEqualTo(401);
            assertThat(ask("GET", path, "Authorization", "Basic " + KEY).statusCode())
                    .isEqualTo(401);
            assertThat(ask("GET", path, "X-Api-Key", KEY).statusCode()).isEqualTo(200);
            assertThat(ask("GET", path, "Authorization", "Bearer " + KEY).statusCode())
                    .isEqualTo(200);
            assertThat(ask("GET", path, "Authorization", "bearer  " + KEY).statusCode())
                    .isEqualTo(200);
        }
        assertThat(ask("GET", "/health/deep", "X-Api-Key", KEY).body()).contains("\"hash\": \"abc\"");
        HttpResponse<String> scraped = ask("GET", "/metrics", "X-Api-Key", KEY);
        assertThat(scraped.body()).isEqualTo("# TYPE a counter\na_total 1.0\n");
        assertThat(scraped.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void aRegistryThatThrowsIsAnAnswerToo() {
        metrics = () -> {
            throw new IllegalStateException("secret");
        };
        HttpResponse<String> failed = ask("GET", "/metrics", "X-Api-Key", KEY);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).isEqualTo("# the registry has failed\n");
        assertThat(failures.count(Part.REGISTRY)).isEqualTo(1);
    }

    @Test
    void nothingElseIsAnswered() {
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/health/").body()).contains("FP-1219");
        assertThat(ask("GET", "/healthy").statusCode()).isEqualTo(404);
        HttpResponse<String> posted = ask("POST", "/health");
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(posted.body()).contains("FP-1220");
    }

    @Test
    void headIsGetWithoutABody() {
        HttpResponse<String> head = ask("HEAD", "/health");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .contains(Integer.toString(ask("GET", "/health").body().length()));
    }

    @Test
    void anAddressThatIsTakenIsAFault() {
        assertThatThrownBy(
                        () -> BoundedServer.start("localhost", server.address().getPort(), 1, "second", exchange -> {}))
                .isInstanceOfSatisfying(
                        ComponentException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.API_ADDRESS));
        assertThatThrownBy(() -> BoundedServer.start("no such host.invalid", 0, 1, "second", exchange -> {}))
                .isInstanceOf(ComponentException.class)
                .hasMessageContaining("must be an address that is free");
    }
}
