// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.inference.Rig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an inference shows over HTTP to those who have a key: metrics, and how each part is. */
class InferenceHealthTest extends InferenceWatchTests {

    @Test
    void metricsAndDeepHealthAreShownToThoseWithAKey() throws IOException, InterruptedException {
        Rig.catchUp(inference);

        assertThat(get("/metrics", "another key").statusCode()).isEqualTo(401);
        assertThat(get("/health/deep", "another key").body()).contains("FP-1218");
        HttpResponse<String> metrics = get("/metrics", KEY);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).contains("# TYPE feature_parity_bars_total counter");
        HttpResponse<String> deep = deep(200, "\"status\": \"up\",\n  \"time\"");
        assertThat(deep.statusCode()).isEqualTo(200);
        assertThat(deep.headers().firstValue("Content-Type")).contains("application/json");
        for (String part : List.of(
                "inference",
                "database",
                "online",
                "feed",
                "model",
                "level",
                "breakers",
                "features",
                "audit",
                "disk",
                "memory")) {
            assertThat(deep.body()).contains("\"name\": \"" + part + "\"");
        }
        assertThat(deep.body())
                .contains(
                        "\"status\": \"up\"",
                        inference.board().served().registered().normStatsHash())
                .doesNotContain(temp.toString(), KEY);

        get("/v1/decision/" + Rig.INSTRUMENT, KEY);
        get("/nothing", KEY);
        assertThat(sample(
                        "feature_parity_http_requests_seconds_count",
                        "path=\"/v1/decision/INSTRUMENT\"",
                        "status=\"200\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_http_requests_seconds_count", "path=\"other\"", "status=\"404\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_http_requests_seconds_count", "path=\"/metrics\"", "status=\"401\""))
                .isEqualTo(1);
    }

    @Test
    void anInferenceThatHasNotBegunIsNotReadyAndSaysSo() throws IOException, InterruptedException {
        HttpResponse<String> deep = deep(503, "has not begun");

        assertThat(deep.statusCode()).isEqualTo(503);
        assertThat(deep.body()).contains("has not caught up", "has not begun");
    }
}
