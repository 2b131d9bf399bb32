// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.system;

import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Answer;
import io.featureparity.inference.Freshness;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.refresh.ModelSource;
import io.featureparity.refresh.Refresh;
import io.featureparity.refresh.RefreshListener;
import io.featureparity.refresh.RefreshSetup;
import io.featureparity.refresh.Round;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.latest.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Refresh and inference, each through its own wiring. They do what is to be done when they are told to, and not by themselves, so
 * that a month goes by in seconds and the same way each time.
 */
public final class LiveSystem implements AutoCloseable {

    /** Missing bars are known half an hour later at most; the model is asked about them too, as a backtest asks it. */
    private static final Freshness PATIENT = new Freshness(Duration.ofHours(1), Duration.ZERO);

    /** A failure may come once for each connection of a pool. */
    private static final int MOST_FAILURES = 100;

    private final String instrument;
    private final Wiring ofRefresh;
    private final Wiring ofInference;
    private final ModelLoader loader;
    private final AuditTrail audit;
    private final InstantSource clock;

    private final Map<Level.Source, Integer> sources = new EnumMap<>(Level.Source.class);
    private Refresh refresh;
    private Inference inference;

    /** Why a store was tried again, the last time. */
    private List<Fault> lastFaults = List.of();

    /**
     * Starts both.
     *
     * @param instrument the instrument
     * @param ofRefresh what the refresh is connected to
     * @param ofInference what inference is connected to
     * @param loader makes a model of its file
     * @param audit where the audit log is
     * @param clock what time it is
     */
    public LiveSystem(
            String instrument,
            Wiring ofRefresh,
            Wiring ofInference,
            ModelLoader loader,
            AuditTrail audit,
            InstantSource clock) {
        this.instrument = instrument;
        this.ofRefresh = ofRefresh;
        this.ofInference = ofInference;
        this.loader = loader;
        this.audit = audit;
        this.clock = clock;
        this.refresh = newRefresh();
        this.inference = newInference();
    }

    private Refresh newRefresh() {
        return new Refresh(new RefreshSetup(
                instrument,
                ofRefresh.stores(),
                ofRefresh.online(),
                ofRefresh.feed(),
                ModelSource.live(instrument, ofRefresh.model()),
                new ServiceLevels(clock),
                AuditTrail.none(),
                System::nanoTime,
                new RefreshListener() {
                    @Override
                    public void interrupted(List<Fault> faults) {
                        lastFaults = faults;
                    }
                }));
    }

    private Inference newInference() {
        return new Inference(new InferenceSetup(
                instrument,
                ofInference.stores(),
                ofInference.online(),
                ofInference.feed(),
                ofInference.model(),
                loader,
                Thresholds.USUAL,
                PATIENT,
                audit,
                // As a backtest has it: it decides about each bar, however bad it is.
                Degradation.of(new ServiceLevels(clock)),
                clock,
                System::nanoTime,
                new InferenceListener() {
                    @Override
                    public void decided(Answer answer) {
                        answer.source().ifPresent(source -> sources.merge(source, 1, Integer::sum));
                    }

                    @Override
                    public void interrupted(List<Fault> faults) {
                        lastFaults = faults;
                    }
                }));
    }

    /** Lets both do all that is to be done, the refresh first. A store that has failed is tried again. */
    public void settle() {
        settleRefresh();
        settleInference();
    }

    /** Lets the refresh do all that is to be done. */
    public void settleRefresh() {
        for (int failures = 0; failures < MOST_FAILURES; ) {
            Round round = refresh.step();
            if (round == Round.CAUGHT_UP) {
                return;
            }
            failures += round == Round.WORKING ? 0 : 1;
        }
        throw endless("the refresh");
    }

    /** Lets inference do all that is to be done. */
    public void settleInference() {
        for (int failures = 0; failures < MOST_FAILURES; ) {
            io.featureparity.inference.Round round = inference.step();
            if (round == io.featureparity.inference.Round.CAUGHT_UP) {
                return;
            }
            failures += round == io.featureparity.inference.Round.WORKING ? 0 : 1;
        }
        throw endless("inference");
    }

    /** {@return how often inference took features of each level} */
    public Map<Level.Source, Integer> sources() {
        return Map.copyOf(sources);
    }

    private IllegalStateException endless(String component) {
        return new IllegalStateException(component + " does not come to an end: " + lastFaults);
    }

    /** Ends the refresh and starts another one. */
    public void restartRefresh() {
        refresh.close();
        refresh = newRefresh();
    }

    /** Ends inference and starts another one. */
    public void restartInference() {
        inference.close();
        inference = newInference();
    }

    /**
     * Starts another job that does the same work, and ends it again: the first one leads.
     *
     * @throws IllegalStateException if the other one leads too
     */
    public void letAnotherRefreshWait() {
        settleRefresh();
        try (Refresh other = newRefresh()) {
            Round round = other.step();
            if (round != Round.FOLLOWING && round != Round.INTERRUPTED) {
                throw new IllegalStateException("two jobs lead at once: the second one is " + round);
            }
        }
    }

    /** Starts another job that does the same work, and ends the first one. */
    public void letAnotherRefreshTakeOver() {
        Refresh other = newRefresh();
        try {
            other.step();
        } finally {
            refresh.close();
            refresh = other;
        }
    }

    @Override
    public void close() {
        try {
            refresh.close();
        } finally {
            inference.close();
        }
    }
}
