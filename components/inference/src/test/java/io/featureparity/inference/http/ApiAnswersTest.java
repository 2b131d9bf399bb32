// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.inference.AwayLatest;
import io.featureparity.inference.Rig;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is answered. */
class ApiAnswersTest extends ApiTests {

    @Test
    void theObservationOfTheNewestBar() {
        HttpResponse<String> response = get("/v1/observation/USD/COP");
        assertThat(response.statusCode()).isEqualTo(200);
        FeatureRow row = rig.stores.features().newest(Rig.KEY).orElseThrow();
        float[] values = row.observation().orElseThrow().toArray();
        Json json = Json.parse(response.body());
        assertThat(json.text("bar_time")).isEqualTo(row.time().toString());
        assertThat(json.text("source")).isEqualTo("ONLINE");
        assertThat(json.text("judged")).as("it has not begun to look").isEqualTo("false");
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
        HttpRequest escaped = request("/v1/observation/USD%2FCOP")
                .header("X-Request-Id", json.text("request_id"))
                .build();
        assertThat(send(escaped).body()).isEqualTo(response.body());
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
        assertThat(next.text("bar_time"))
                .as("nobody has looked at the next one yet")
                .isEqualTo(Rig.time(19).toString());
        assertThat(next.text("judged")).isEqualTo("true");
        Rig.catchUp(inference);
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
        behind = new AwayLatest();
        Json json = Json.parse(get("/v1/observation/USD/COP").body());
        assertThat(json.text("source")).isEqualTo("FEATURES");
        assertThat(json.text("passed_over/0/code")).isEqualTo("FP-1101");
    }
}
