// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Listeners;
import io.featureparity.component.wiring.Edges;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.watch.InferenceWatch;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.testsupport.promql.Scrape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;

/** What Prometheus reads of a refresh and an inference: each has a registry, as each is a process. */
final class ShownMetrics {

    private final ContainedFailures failures = new ContainedFailures();
    private final PrometheusMeterRegistry registryOfRefresh = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Edges edges;
    private PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    ShownMetrics(ServiceLevels ofRefresh, Edges edges) {
        this.edges = edges;
        new ResilienceMetrics(World.INSTRUMENT, ofRefresh, edges.all(), failures).bindTo(registryOfRefresh);
    }

    /** Starts an inference that is watched. A new process has a new registry. */
    Inference start(InferenceSetup setup) {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        InferenceWatch watch = new InferenceWatch(
                World.INSTRUMENT,
                setup.feed().closures(),
                registry,
                OpenTelemetry.noop(),
                setup.clock(),
                setup.ticks(),
                failures);
        Inference inference = new Inference(
                setup.withListener(Listeners.all(InferenceListener.class, List.of(setup.listener(), watch))));
        watch.begin(inference.board(), edges.all(), "chaos");
        return inference;
    }

    /** The registry of the inference, for what else shows something there. */
    PrometheusMeterRegistry registry() {
        return registry;
    }

    Scrape ofInference() {
        return new Scrape(registry.scrape());
    }

    Scrape ofRefresh() {
        return new Scrape(registryOfRefresh.scrape());
    }

    double level() {
        return ofInference().value("feature_parity_level");
    }

    double levelOfRefresh() {
        return ofRefresh().value("feature_parity_level");
    }

    /** How often the inference came to a level. */
    double transitions(int to) {
        return ofInference().value("feature_parity_level_transitions_total", "to=\"" + to + "\"");
    }

    /** Whether a breaker is open, as both show it. */
    boolean isOpen(String breaker) {
        String label = "breaker=\"" + breaker + "\"";
        double shown = ofInference().value("feature_parity_breaker_open", label);
        assertThat(ofRefresh().value("feature_parity_breaker_open", label)).isEqualTo(shown);
        return shown == 1;
    }

    /** Failures of all ports of the stores. */
    double storeFailures() {
        return ofInference().sum("feature_parity_store_failures_total");
    }

    /** Failures of the online store. */
    double onlineFailures() {
        return ofInference().value("feature_parity_store_failures_total", "port=\"online\"");
    }

    /** Decisions whose features came from a level. */
    double decisionsFrom(String source) {
        return ofInference().value("feature_parity_inference_features_total", "source=\"" + source + "\"");
    }

    /** All is well again, and what was counted is what happened. */
    void requireWell(ServiceLevels levels) {
        assertThat(level()).isEqualTo(1);
        assertThat(levelOfRefresh()).isEqualTo(1);
        assertThat(ofInference().value("feature_parity_inference_ready")).isEqualTo(1);
        assertThat(ofInference().sum("feature_parity_breaker_open")).isZero();
        assertThat(ofInference().sum("feature_parity_model_mismatches_total")).isZero();
        for (ServiceLevel to : ServiceLevel.values()) {
            assertThat(transitions(to.number())).isEqualTo((double) levels.transitions(to));
        }
    }
}
