// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Shown;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.concurrent.atomic.AtomicLong;

/** A decision, and where its time and its span go. */
abstract class DecisionObserverTests {

    enum Action {
        LONG,
        FLAT
    }

    final ContainedFailures failures = new ContainedFailures();

    final Shown shown = new Shown();

    final AtomicLong ticks = new AtomicLong();

    final InMemorySpanExporter spans = InMemorySpanExporter.create();

    DecisionObserverBuilder<Action> builder() {
        return DecisionObserver.of(Feeds.INSTRUMENT, Feeds.MODEL, Action.class, ticks::get, failures);
    }

    OpenTelemetry sdk(SpanProcessor... more) {
        var provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans));
        for (SpanProcessor processor : more) {
            provider.addSpanProcessor(processor);
        }
        return OpenTelemetrySdk.builder().setTracerProvider(provider.build()).build();
    }

    static String labels(String action) {
        return "action=" + action + " contract=usdcop-m5@1.0.0 instrument=USD/COP";
    }

    static StoreException failure() {
        return new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "db.example.com", "must answer", "nothing"));
    }

    void decide(DecisionObserver<Action> observer, Action action, long nanos) {
        try (DecisionScope<Action> scope = observer.begin(Feeds.OPEN.toEpochMilli())) {
            ticks.addAndGet(nanos);
            scope.observed("abc");
            scope.decided(action);
        }
    }
}
