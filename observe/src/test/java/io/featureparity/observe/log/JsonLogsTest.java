// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.LogKeys;
import io.featureparity.observe.Part;
import io.featureparity.observe.http.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What a backend makes of what is logged: here Logback, with the JSON that it has itself. */
class JsonLogsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger logger = context.getLogger(ContainedFailures.class);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

    @BeforeEach
    void listen() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void end() {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    private List<JsonNode> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonLogsTest::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static Headers headers(String... traceparent) {
        Headers headers = new Headers();
        for (String value : traceparent) {
            headers.add("traceparent", value);
        }
        return headers;
    }

    @Test
    void aLineIsJsonWithTheIdsOfTheRequestAndWhatIsKnown() {
        RequestContext request = RequestContext.of("abc-1", headers("00-" + TRACE + "-" + SPAN + "-01"));
        new ContainedFailures().add(Part.TRACER, new IllegalStateException("secret"));
        request.close();
        new ContainedFailures().add(Part.REGISTRY, new IllegalStateException("secret"));

        assertThat(lines()).hasSize(2);
        JsonNode first = lines().get(0);
        assertThat(first.at("/level").asText()).isEqualTo("WARN");
        assertThat(first.at("/mdc/request_id").asText()).isEqualTo("abc-1");
        assertThat(first.at("/mdc/trace_id").asText()).isEqualTo(TRACE);
        assertThat(first.at("/mdc/span_id").asText()).isEqualTo(SPAN);
        assertThat(first.at("/kvpList/0/part").asText()).isEqualTo("TRACER");
        assertThat(first.at("/kvpList/1/exception").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(lines().get(1).at("/mdc")).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    }

    @Test
    void aHeaderThatIsNoTraceIsNone() {
        for (String wrong : List.of("", "00", "00-" + TRACE + "-0000000000000000-01", "\"; drop table", "00-x-y-z")) {
            RequestContext request = RequestContext.of("abc-1", headers(wrong));
            assertThat(MDC.get(LogKeys.REQUEST_ID)).isEqualTo("abc-1");
            assertThat(MDC.get(LogKeys.TRACE_ID)).as(wrong).isNull();
            request.close();
            assertThat(MDC.get(LogKeys.REQUEST_ID)).isNull();
        }
    }

    @Test
    void aPartIsLoggedOnceAndThenCounted() {
        ContainedFailures failures = new ContainedFailures();
        failures.run(Part.LISTENER, () -> {
            throw new IllegalStateException();
        });
        failures.run(Part.LISTENER, () -> {
            throw new NoSuchMethodError();
        });
        failures.run(Part.LISTENER, () -> {});

        assertThat(lines()).hasSize(1);
        assertThat(failures.count(Part.LISTENER)).isEqualTo(2);
    }

    @Test
    void aBackendThatThrowsIsContainedToo() {
        AppenderBase<ILoggingEvent> broken = new AppenderBase<>() {
            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                throw new IllegalStateException("backend");
            }

            @Override
            protected void append(ILoggingEvent event) {}
        };
        logger.addAppender(broken);
        ContainedFailures failures = new ContainedFailures();

        failures.add(Part.LISTENER, new IllegalStateException());

        assertThat(failures.count(Part.LISTENER)).isEqualTo(1);
        assertThat(failures.count(Part.LOGGER)).isEqualTo(1);
    }
}
