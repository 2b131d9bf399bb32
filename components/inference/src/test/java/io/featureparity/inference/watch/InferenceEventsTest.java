// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.component.Listeners;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.Rig;
import io.featureparity.observe.ContainedFailures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What an inference tells, as events for the backend of SLF4J. */
class InferenceEventsTest {

    @TempDir
    private Path temp;

    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(InferenceEvents.class);
    private final ListAppender<ILoggingEvent> events = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // the MDC is that of now
            super.append(event);
        }
    };
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @BeforeEach
    void listen() {
        events.start();
        logger.addAppender(events);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void end() {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    private List<ILoggingEvent> told(String message) {
        return events.list.stream()
                .filter(event -> event.getMessage().equals(message))
                .toList();
    }

    /** A decision is found in its trace, and the trace by the decision. */
    @Test
    void aDecisionHasTheIdsOfItsSpan() {
        Rig rig = new Rig(temp).macro().makeLive("7");
        rig.arrive(0, 20);
        rig.refresh();
        InferenceSetup plain = rig.setup();
        ContainedFailures failures = new ContainedFailures();
        InferenceWatch watch = new InferenceWatch(
                plain.instrument(),
                plain.feed().closures(),
                new SimpleMeterRegistry(),
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build())
                        .build(),
                plain.clock(),
                plain.ticks(),
                failures);
        InferenceSetup setup = plain.withListener(
                Listeners.all(InferenceListener.class, List.of(new InferenceEvents(plain.instrument()), watch)));
        try (Inference inference = new Inference(setup)) {
            watch.begin(inference.board(), List.of(), "log");
            Rig.catchUp(inference);

            List<ILoggingEvent> decided = told("decided");
            assertThat(decided).hasSize((int) inference.board().decisions()).isNotEmpty();
            assertThat(decided.stream().map(ILoggingEvent::getMDCPropertyMap))
                    .containsExactlyElementsOf(spans.getFinishedSpanItems().stream()
                            .map(InferenceEventsTest::ids)
                            .toList());
            assertThat(decided.get(0).getKeyValuePairs().toString()).contains("bar_time=", "action=", "audit_record=");
            assertThat(told("serves a model"))
                    .allSatisfy(event -> assertThat(event.getMDCPropertyMap()).isEmpty());
        }
    }

    private static Map<String, String> ids(SpanData span) {
        return Map.of("trace_id", span.getTraceId(), "span_id", span.getSpanId());
    }

    @Test
    void eachFaultIsAnEventOfItsOwn() {
        InferenceListener told = new InferenceEvents(Rig.INSTRUMENT);
        List<Fault> faults = List.of(
                new Fault(ErrorCode.STORE_TIMEOUT, "there", "must answer", "late"),
                new Fault(ErrorCode.STORE_UNREACHABLE, "here", "must answer", "nothing"));
        told.interrupted(faults);
        told.startsAnew(faults.subList(0, 1));
        told.objected(Rig.time(0), faults.get(0));
        told.tooOld(Rig.time(0));
        told.goesOn();

        assertThat(events.list)
                .extracting(event -> event.getLevel() + " " + event.getMessage())
                .containsExactly(
                        "WARN tries again, decides nothing meanwhile",
                        "WARN tries again, decides nothing meanwhile",
                        "WARN computes all bars: the stored state cannot be used",
                        "WARN no decision: features or source are too bad",
                        "WARN no decision: the bar ended too long ago",
                        "INFO goes on");
        assertThat(events.list.get(1).getKeyValuePairs().toString())
                .isEqualTo("[instrument=\"USD/COP\", code=\"FP-1101\", fault=\"" + faults.get(1) + "\"]");
    }
}
