// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one bar after the other. The agent's position at a bar is what the newest decision before it wanted. It is read from
 * the store, so each process has the same, and the first decision about a bar is the one that counts for all.
 */
final class Decider {

    /** Behind all bars that a store can hold. */
    private static final Instant END = Instant.parse("2300-01-01T00:00:00Z");

    private final InferenceSetup setup;
    private final Serving serving;
    private final Board board;
    private final FeatureSource source;
    private final Safeguard safeguard;
    private final RegisteredModel registered;
    private final Duration longest;
    private @Nullable Decision newest;

    /** The time of the bar that has come. Those that were missing before it come with it, and are as old as it is. */
    private Instant arrived = Instant.EPOCH;

    private Decider(InferenceSetup setup, Serving serving, Board board, Safeguard safeguard) {
        this.setup = setup;
        this.serving = serving;
        this.board = board;
        this.source = new FeatureSource(setup);
        this.safeguard = safeguard;
        this.registered = serving.served().registered();
        this.longest = setup.freshness()
                .longestAge()
                .plusMinutes(serving.served().model().contract().barMinutes());
    }

    /** Goes on behind the newest decision that is stored. */
    static Decider resume(InferenceSetup setup, Serving serving, Board board, Safeguard safeguard) {
        Decider decider = new Decider(setup, serving, board, safeguard);
        decider.stored(END).ifPresent(decision -> {
            decider.newest = decision;
            boolean known = board.newest()
                    .filter(answer -> answer.decision().equals(decision))
                    .isPresent();
            if (!known) {
                board.show(new Answer(decision, Optional.empty(), List.of()));
            }
        });
        return decider;
    }

    private Optional<Decision> stored(Instant before) {
        return setup.stores()
                .decisions()
                .newestBefore(setup.instrument(), registered.id(), registered.version(), before);
    }

    /** Hears of the next bar that has come. */
    void arrives(Instant barTime) {
        arrived = barTime;
    }

    /** Says whether a decision may be made about the bar that has come, or about a missing one before it. */
    boolean mayDecide(Instant barTime) {
        return isNew(barTime) && !isTooOld(arrived);
    }

    /** Says whether there will be no decision about a bar, nor about one before it, if it comes now. */
    boolean isBehind(Instant barTime) {
        return !isNew(barTime) || isTooOld(barTime);
    }

    private boolean isNew(Instant barTime) {
        return newest == null || barTime.isAfter(newest.time());
    }

    private boolean isTooOld(Instant barTime) {
        return barTime.plus(longest).isBefore(setup.clock().instant());
    }

    /** Decides about the bar that a feed is at, if that is to be done. */
    void decide(FeatureRow row, FeatureView features, AuditGate gate) {
        if (row.observation().isEmpty() || !isNew(row.time())) {
            return;
        }
        // A bar before the beginning of the log was too old when the feed came to it, whatever the clock says now.
        if (!gate.isOpen() || isTooOld(arrived)) {
            board.tooOld();
            setup.listener().tooOld(row.time());
            return;
        }
        Optional<Fault> objection = safeguard.objection(row);
        board.looked(Optional.of(row), objection);
        if (objection.isPresent()) {
            board.objected();
            setup.listener().objected(row.time(), objection.get());
            return;
        }
        setup.listener().deciding(row.time());
        try {
            decideNow(row, features, gate);
        } catch (RuntimeException | Error e) {
            setup.listener().notDecided(row.time(), Optional.of(e));
            throw e;
        }
    }

    private void decideNow(FeatureRow row, FeatureView features, AuditGate gate) {
        long begun = setup.ticks().getAsLong();
        Latest latest = source.of(row);
        safeguard.online().gave(latest);
        double position =
                newest == null ? Action.FLAT.position() : newest.action().position();
        ObservationVector observation = serving.served().observe(latest.row(), position);
        requireSame(row, observation, ObservationVector.of(gate.observe(features, position)));
        double output = output(observation);
        Action action = setup.thresholds().action(output);
        long latency = Math.max(0, setup.ticks().getAsLong() - begun);
        long record = serving.log().map(log -> log.sync(AuditTrail.PATIENCE)).orElse(Decision.NOT_LOGGED);
        store(
                new Decision(
                        row.key(),
                        registered.id(),
                        registered.version(),
                        row.time(),
                        position,
                        observation,
                        output,
                        action,
                        setup.clock().instant(),
                        latency,
                        record),
                latest);
    }

    private double output(ObservationVector observation) {
        try {
            double output = serving.model().decide(observation.toArray());
            safeguard.modelAnswers();
            return output;
        } catch (RuntimeException e) {
            throw new Interruption.OfTheModel(e);
        }
    }

    /** What the log was told must be what the model is given. */
    private static void requireSame(FeatureRow row, ObservationVector given, ObservationVector logged) {
        if (!given.equals(logged)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_FEATURES_DIFFER,
                    Place.named("observation").qualified("at", row.time()),
                    "must be the one of the engine, " + logged,
                    given.toString()));
        }
    }

    private void store(Decision decision, Latest latest) {
        Answer answer = new Answer(decision, Optional.of(latest.source()), latest.passedOver());
        if (!setup.stores().decisions().record(decision)) {
            // Another process was first, and its decision is the one that counts.
            answer = new Answer(stored(decision.time().plusMillis(1)).orElse(decision), Optional.empty(), List.of());
            newest = answer.decision();
            board.show(answer);
            setup.listener().notDecided(decision.time(), Optional.empty());
            return;
        }
        newest = decision;
        board.decided(answer);
        setup.listener().decided(answer);
    }
}
