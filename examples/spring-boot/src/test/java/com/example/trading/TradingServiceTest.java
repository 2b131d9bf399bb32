// SPDX-License-Identifier: Apache-2.0
package com.example.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers see it. What it answers has the bits that training's batch has. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "feature-parity.health.limit=1m")
class TradingServiceTest {

    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");
    private static final int BARS = 20;

    /** What is known at each bar; treasury_10y is not. */
    private static final Map<String, Double> MACRO =
            Map.of("dxy", 103.78, "vix", 13.5, "embi", 320.0, "brent", 83.1, "usdmxn", 17.02);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @Autowired
    private Environment environment;

    @Autowired
    private Model model;

    @Test
    void anObservationHasTheBitsOfABatch() throws IOException, InterruptedException {
        HttpResponse<String> early = get("/observations/USD/COP");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(json.readTree(early.body()).get("code").asString()).isEqualTo("FP-531");
        assertThat(get("/observations/EUR/USD").statusCode()).isEqualTo(404);

        for (int i = 0; i < BARS; i++) {
            HttpResponse<String> taken = post("/bars/USD/COP", bar(i));
            assertThat(taken.body()).isEqualTo("{\"decision\":\"ACCEPTED\"}");
        }
        HttpResponse<String> answer = get("/observations/USD/COP?position=0.5");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .as("the id of its lines in the log")
                .isPresent();
        JsonNode served = json.readTree(answer.body());
        float[] expected = batch();
        assertThat(served.get("observation").size()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            String text = served.get("observation")
                    .get(model.contract().feature(i).name())
                    .asString();
            assertThat(Float.floatToRawIntBits(Float.parseFloat(text))).isEqualTo(Float.floatToRawIntBits(expected[i]));
        }
        // treasury_10y is not known: what is computed of it is absent, and null here. Jackson alone would write "NaN",
        // a text.
        assertThat(served.get("raw").get("rate_spread").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain("NaN");
        assertThat(json.writeValueAsString(Double.NaN)).isEqualTo("\"NaN\"");

        // These bars are of 2024, and lack a value: the level stands beside what is served.
        assertThat(served.get("level").asInt()).isEqualTo(3);
        assertThat(served.get("conditions").size()).isEqualTo(3);
        assertThat(served.get("conditions").get(0).asString())
                .isEqualTo("values of USD/COP: absent at 2024-03-04T14:35:00Z: treasury_10y");

        assertThat(post("/bars/USD/COP", bar(3)).statusCode()).as("a late bar").isEqualTo(400);

        JsonNode health = json.readTree(get("/actuator/health").body());
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/parity/details/model/contract").asString())
                .isEqualTo("usdcop-m5@1.0.0");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        JsonNode parity = json.readTree(get("/actuator/parity").body());
        assertThat(parity.at("/feeds/USD~1COP/bars").asInt()).isEqualTo(BARS);
        assertThat(parity.at("/feeds/USD~1COP/lastBar").asString())
                .isEqualTo(OPEN.plusSeconds(300L * (BARS - 1)).toString());
        assertThat(parity.at("/feeds/USD~1COP/quality").asDouble())
                .as("10 off for the value that each bar lacks, and 30 for the late bar")
                .isEqualTo((BARS * 90 + 70) / (BARS + 1.0));
        assertThat(parity.at("/feeds/USD~1COP/serving/featureBreaker").asString())
                .isEqualTo("CLOSED");
        assertThat(parity.at("/level/number").asInt()).isEqualTo(3);
        assertThat(parity.at("/model/executor").asString()).isEqualTo("compiled");
        Files.writeString(Path.of("target/observation.json"), answer.body());
    }

    private float[] batch() {
        long[] time = new long[BARS];
        double[][] prices = new double[4][BARS];
        for (int i = 0; i < BARS; i++) {
            time[i] = OPEN.plusSeconds(300L * i).toEpochMilli();
            double price = price(i);
            prices[0][i] = price;
            prices[1][i] = price + 2;
            prices[2][i] = price - 1;
            prices[3][i] = price + 1;
        }
        Map<String, double[]> macro = new LinkedHashMap<>();
        for (String column : model.contract().macroColumns()) {
            double[] values = new double[BARS];
            Arrays.fill(values, MACRO.getOrDefault(column, Double.NaN));
            macro.put(column, values);
        }
        double[] position = new double[BARS];
        Arrays.fill(position, 0.5);
        float[] all = new float[BARS * model.contract().size()];
        BarColumns bars = BarColumns.of(model.contract(), time, prices[0], prices[1], prices[2], prices[3], macro);
        FeatureBatch.of(model).observations(bars, position, all);
        return Arrays.copyOfRange(all, all.length - model.contract().size(), all.length);
    }

    private static double price(int i) {
        return 3946 + (i * 7) % 11;
    }

    private static String bar(int i) {
        double price = price(i);
        return """
                {"time": "%s", "open": %s, "high": %s, "low": %s, "close": %s, "volume": 9,
                 "macro": {"dxy": 103.78, "vix": 13.5, "embi": 320.0, "brent": 83.1, "usdmxn": 17.02}}""".formatted(OPEN.plusSeconds(300L * i), price, price + 2, price - 1, price + 1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + environment.getProperty("local.server.port") + path));
    }
}
