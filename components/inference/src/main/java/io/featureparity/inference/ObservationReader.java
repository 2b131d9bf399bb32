// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.store.latest.EngineLevel;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.LatestReader;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the observation at the newest bar for those who ask from outside. It changes nothing, and needs no {@link Inference} that
 * works.
 *
 * <p>Thread-safe.
 */
public final class ObservationReader {

    /** So far the engine may be behind: a few months. */
    private static final long MOST_BARS = 20_000;

    private final InferenceSetup setup;
    private final Board board;

    /**
     * Makes a reader.
     *
     * @param setup what the inference is made of
     * @param board what it shows
     */
    public ObservationReader(InferenceSetup setup, Board board) {
        this.setup = setup;
        this.board = board;
    }

    /**
     * Reads the observation.
     *
     * @return the observation at the newest bar
     * @throws FeatureParityException if there are no features that are new enough, or the bar belongs to the warm-up
     */
    public NewestObservation newest() {
        board.objection().ifPresent(fault -> {
            throw new ComponentException(fault);
        });
        ServedModel served = board.served();
        Instant oldest = setup.clock()
                .instant()
                .minus(setup.freshness().longestAge())
                .minusSeconds(served.model().contract().barMinutes() * 60L);
        Latest latest = reader(served).newest(served.features(), oldest);
        double position = position(served.registered(), latest.row().time());
        ObservationVector observation = served.observe(latest.row(), position);
        requireAsDecided(latest, observation);
        return new NewestObservation(served, latest, position, observation);
    }

    private LatestReader reader(ServedModel served) {
        Level engine = new EngineLevel(
                key -> Optional.of(setup.feed()
                        .feed(setup.instrument(), served.model(), setup.stores().macro())),
                setup.stores().bars(),
                setup.stores().refresh(),
                MOST_BARS);
        return new LatestReader(List.of(
                Level.online(setup.online()), Level.features(setup.stores().features()), engine));
    }

    private double position(RegisteredModel model, Instant barTime) {
        Optional<Decision> known = board.newest().map(Answer::decision);
        if (known.isPresent() && known.get().time().equals(barTime)) {
            return known.get().agentPosition();
        }
        return known.filter(decision -> decision.time().isBefore(barTime))
                .or(() -> setup.stores()
                        .decisions()
                        .newestBefore(setup.instrument(), model.id(), model.version(), barTime))
                .map(Decision::action)
                .orElse(Action.FLAT)
                .position();
    }

    /** At a bar that was decided about, the model was given this observation and no other one. */
    private void requireAsDecided(Latest latest, ObservationVector observation) {
        Optional<Decision> decided = board.newest()
                .map(Answer::decision)
                .filter(decision -> decision.time().equals(latest.row().time()));
        if (decided.isPresent() && !decided.get().observation().equals(observation)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_FEATURES_DIFFER,
                    latest.source() + " level, observation at " + latest.row().time(),
                    "must be the one that was decided about, " + decided.get().observation(),
                    observation.toString()));
        }
    }
}
