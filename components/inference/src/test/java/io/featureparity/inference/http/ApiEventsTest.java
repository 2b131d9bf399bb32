// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.featureparity.inference.Rig;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import io.featureparity.store.Secret;
import io.featureparity.store.row.Decision;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each request has ids, in its answer and in the events for the backend of SLF4J: a good one and a refused one. */
class ApiEventsTest extends ApiTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String DECISION = "/v1/decision/" + Rig.INSTRUMENT;

    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(RequestEvents.class);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final ContainedFailures failures = new ContainedFailures();
    private boolean broken;

    @BeforeEach
    void listen() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                if (broken) {
                    throw new IllegalStateException("backend");
                }
                event.prepareForDeferredProcessing();
                events.add(event);
            }

            @Override
            protected void append(ILoggingEvent event) {}
        };
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
        server.close();
        ApiSettings settings = new ApiSettings("localhost", 0, List.of(Secret.of(KEY)), 1000, 1000, 2);
        Watching watching = new Watching(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RequestEvents(Rig.INSTRUMENT, failures)));
        server = ApiServer.start(settings, rig.setup(), inference.board(), watching, err::add);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    private HttpResponse<String> ask(String path, String id) {
        HttpRequest.Builder request = request(path).header("X-Request-Id", id);
        return send(request.header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .build());
    }

    /** The server tells of a request before it answers. */
    private ILoggingEvent theEvent() {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static void requireIds(ILoggingEvent event, String request) {
        assertThat(event.getMDCPropertyMap())
                .isEqualTo(Map.of("request_id", request, "trace_id", TRACE, "span_id", "b7ad6b7169203331"));
    }

    @Test
    void aDecisionThatIsAskedForHasTheIdsOfItsRequest() {
        Rig.catchUp(inference);
        Json answer = Json.parse(ask(DECISION, "id-1").body());

        assertThat(answer.text("request_id")).isEqualTo("id-1");
        assertThat(answer.text("trace_id")).isEqualTo(TRACE);
        ILoggingEvent event = theEvent();
        requireIds(event, "id-1");
        Decision decision = inference.board().newest().orElseThrow().decision();
        assertThat(event.getLevel() + " " + event.getMessage()).isEqualTo("INFO a request is answered");
        assertThat(event.getKeyValuePairs().toString())
                .startsWith("[instrument=\"USD/COP\", path=\"/v1/decision/INSTRUMENT\", status=\"200\", latency_nanos=")
                .contains(
                        "bar_time=\"" + decision.time() + "\"",
                        "action=\"" + decision.action() + "\"",
                        "observation_sha256=\"" + decision.observation().sha256() + "\"",
                        "audit_record=\"" + decision.auditRecord() + "\"");
    }

    @Test
    void anObservationThatIsAskedForHasThemToo() {
        Rig.catchUp(inference);
        Json answer =
                Json.parse(ask("/v1/observation/" + Rig.INSTRUMENT, "id-2").body());

        assertThat(answer.text("request_id")).isEqualTo("id-2");
        assertThat(answer.text("trace_id")).isEqualTo(TRACE);
        ILoggingEvent event = theEvent();
        requireIds(event, "id-2");
        assertThat(event.getKeyValuePairs().toString())
                .contains("bar_time=\"" + answer.text("bar_time"), "observation_sha256=", "source=");
    }

    @Test
    void aRequestThatIsRefusedHasThemToo() {
        Json answer = Json.parse(ask("/v1/decision/EUR-USD", "id-3").body());

        assertThat(answer.text("request_id")).isEqualTo("id-3");
        assertThat(answer.text("trace_id")).isEqualTo(TRACE);
        ILoggingEvent event = theEvent();
        requireIds(event, "id-3");
        assertThat(event.getLevel() + " " + event.getMessage()).isEqualTo("INFO a request is refused");
        assertThat(event.getKeyValuePairs().toString()).contains("status=\"404\"", "code=\"FP-1224\"");
    }

    @Test
    void withoutAKeyThereIsAnEventAndNoSecretInIt() {
        send(request(DECISION).setHeader("X-Api-Key", "another key of somebody").build());

        ILoggingEvent event = theEvent();
        assertThat(event.getMDCPropertyMap()).containsOnlyKeys("request_id");
        assertThat(event.getKeyValuePairs().toString())
                .contains("status=\"401\"", "code=\"FP-1218\"")
                .doesNotContain("somebody");
    }

    @Test
    void withoutATraceThereIsNone() {
        Rig.catchUp(inference);
        HttpResponse<String> response = get(DECISION);

        assertThat(response.body()).doesNotContain("trace_id");
        assertThat(Json.parse(response.body()).text("request_id"))
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(theEvent().getMDCPropertyMap()).containsOnlyKeys("request_id");
    }

    @Test
    void whatIsAskedAllTheTimeIsQuiet() {
        Rig.catchUp(inference);
        get("/health");
        get("/ready");
        assertThat(events).isEmpty();
    }

    @Test
    void aBackendThatThrowsCostsNoAnswer() {
        Rig.catchUp(inference);
        broken = true;
        assertThat(get(DECISION).statusCode()).isEqualTo(200);
        assertThat(failures.count(Part.LOGGER)).isEqualTo(1);
    }
}
