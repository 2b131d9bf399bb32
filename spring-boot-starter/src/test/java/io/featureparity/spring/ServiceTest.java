// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.observe.LogKeys;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.ServedObservation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A whole service with everything that Spring Boot configures, started once and asked over HTTP. */
class ServiceTest {

    private static @Nullable ConfigurableApplicationContext service;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(Service.class)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--feature-parity.instruments=USD/COP",
                        "--feature-parity.quality.enabled=true",
                        "--feature-parity.levels.look-every=1h",
                        "--feature-parity.health.limit=1m",
                        "--logging.config=classpath:json-logs.xml",
                        "--logging.file.name=" + folder.resolve("service.log"),
                        "--logging.structured.format.file=logstash",
                        "--management.endpoints.web.exposure.include=health,parity,metrics",
                        "--management.endpoint.health.show-details=always",
                        "--management.endpoint.health.group.ready.include=parityReadiness");
        InstrumentFeeds feeds = service.getBean(InstrumentFeeds.class);
        FeatureContract contract = service.getBean(FeatureContract.class);
        for (int i = 0; i < 20; i++) {
            feeds.feed("USD/COP").accept(Contexts.bar(i), Contexts.macro(contract));
        }
    }

    @AfterAll
    static void end() {
        running().close();
    }

    @Test
    void itIsOfTheSpringBootThatTheModuleIsFor() {
        // The module boot-4 runs this class too; the binary is the same.
        assertThat(org.springframework.boot.SpringBootVersion.getVersion()).matches("(3\\.5|4\\.0)\\.\\d+");
    }

    @Test
    void theEndpointShowsWhatIsServedAndHowFarItIs() {
        Model model = running().getBean(Model.class);
        Map<String, Object> shown = get("/actuator/parity");
        assertThat(map(shown, "model"))
                .containsEntry("contract", "usdcop-m5@1.0.0")
                .containsEntry("contractSha256", model.contract().hash())
                .containsEntry("orderHash", "aa52761d1d8e4d3d")
                .containsEntry("statisticsSha256", model.stats().hash())
                .containsEntry("executor", "compiled");
        assertThat(map(shown, "level"))
                .containsEntry("number", 3)
                .containsEntry("name", "SOURCE_DEGRADED")
                .containsEntry(
                        "conditions",
                        List.of(
                                "bars of USD/COP: the bar of 2024-03-04T14:40:00Z is overdue since 2024-03-04T14:46:00Z",
                                "macro of USD/COP: no new value for PT120H of "
                                        + String.join(", ", model.contract().macroColumns())))
                .containsEntry("transitions", Map.of("SOURCE_DEGRADED", 1));
        assertThat(map(shown, "breakers")).isEmpty();
        assertThat(map(map(shown, "feeds"), "USD/COP"))
                .containsEntry("policy", "live")
                .containsEntry("lastBar", Contexts.bar(19).time().toString())
                .containsEntry("bars", 20)
                .containsEntry("warmUpLeft", 0)
                .containsEntry("counts", Map.of("ACCEPTED", 20))
                .containsEntry("neverPresent", List.of())
                .containsEntry("quality", 100.0);
        assertThat(map(map(map(shown, "feeds"), "USD/COP"), "serving"))
                .containsEntry("level", 3)
                .containsEntry("objection", null)
                .containsEntry("featureBreaker", "CLOSED");
    }

    @Test
    void theHealthHasAllPartsAndTheGroupThoseOfReadiness() {
        Map<String, Object> health = get("/actuator/health");
        assertThat(health).containsEntry("status", "UP");
        Map<String, Object> deep = map(map(map(health, "components"), "parity"), "details");
        assertThat(deep.keySet())
                .containsExactlyInAnyOrder("feed-1-usd-cop", "features-1-usd-cop", "model", "level", "memory");
        assertThat(map(deep, "feed-1-usd-cop"))
                .containsEntry("status", "DEGRADED")
                .containsEntry("last_bar", Contexts.bar(19).time().toString())
                .containsEntry("quality", 100.0)
                .containsKey("latencyMillis");
        Map<String, Object> ready = get("/actuator/health/ready");
        assertThat(map(map(map(ready, "components"), "parityReadiness"), "details")
                        .keySet())
                .containsExactlyInAnyOrder("feed-1-usd-cop", "level");
    }

    @Test
    void springBootBindsTheMetrics() {
        assertThat(get("/actuator/metrics").get("names"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains("feature.parity.engine.bars", "feature.parity.level");
    }

    @Test
    void anObservationHasTheBitsOfAnEngineAlone() {
        Model model = running().getBean(Model.class);
        FeatureEngine engine = FeatureEngine.of(model);
        for (int i = 0; i < 20; i++) {
            engine.update(Contexts.bar(i), Contexts.macro(model.contract()));
        }
        assertThat(running().getBean(InstrumentFeeds.class).feed("USD/COP").observe(1))
                .isEqualTo(engine.observe(AgentState.at(1, engine.lastTime())));
    }

    /** With the one property of Spring Boot, the line of a decision is JSON with the ids of its request and its trace. */
    @Test
    void theLogOfADecisionNamesItsRequestAndItsTrace() throws IOException {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(get("/decisions", "X-Request-Id", "order-7", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"))
                .containsEntry("level", 3);
        assertThat(logged("decided"))
                .containsEntry("request_id", "order-7")
                .containsEntry("trace_id", trace)
                .containsEntry("span_id", "00f067aa0ba902b7")
                .containsEntry("action", "hold")
                .containsEntry("instrument", "USD/COP");
    }

    /** Spring Boot writes no line two of whose values have the same name, such as the level of a line and one of our own. */
    @Test
    void theLogOfALevelIsWrittenToo() throws IOException {
        assertThat(logged("The level of the service has changed."))
                .containsEntry("level", "WARN")
                .containsEntry("service_level", 3)
                .containsEntry("service_level_before", 1)
                .containsEntry(
                        "reason",
                        "bars of USD/COP: the bar of 2024-03-04T13:05:00Z is overdue since 2024-03-04T13:11:00Z");
    }

    /** The one line of the log that has a message. */
    private static Map<String, Object> logged(String message) throws IOException {
        List<Map<String, Object>> lines = Files.readAllLines(folder.resolve("service.log")).stream()
                .map(line -> JsonParserFactory.getJsonParser().parseMap(line))
                .filter(line -> message.equals(line.get("message")))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static ConfigurableApplicationContext running() {
        assertThat(service).isNotNull();
        return service;
    }

    private static Map<String, Object> get(String path, String... headers) {
        String port = running().getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(20));
        HttpRequest request = (headers.length == 0 ? builder : builder.headers(headers)).build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JsonParserFactory.getJsonParser().parseMap(response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String key) {
        assertThat(of).containsKey(key);
        return (Map<String, Object>) of.get(key);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Decisions.class)
    static class Service {}

    /** Decides and logs, as services do. */
    @RestController
    static class Decisions {

        private static final Logger LOG = LoggerFactory.getLogger("com.example.decisions");

        private final InstrumentFeeds feeds;

        Decisions(InstrumentFeeds feeds) {
            this.feeds = feeds;
        }

        @GetMapping("/decisions")
        Map<String, Object> decide() {
            ServedObservation served = feeds.feed("USD/COP").serve(0);
            LOG.atInfo()
                    .addKeyValue(LogKeys.INSTRUMENT, "USD/COP")
                    .addKeyValue(LogKeys.ACTION, "hold")
                    .log("decided");
            return Map.of("level", served.standing().level());
        }
    }
}
