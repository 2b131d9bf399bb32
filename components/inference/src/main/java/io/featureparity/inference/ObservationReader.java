// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.level.SourceSettings;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.featureparity.resilience.level.Condition;
import io.featureparity.store.latest.EngineLevel;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.LatestReader;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
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
     * Reads the observation at the newest bar that the inference has looked at. If it has looked at none that is new enough, it is the
     * newest bar that there is, unless such a bar may be refused.
     *
     * @return the observation
     * @throws FeatureParityException if there are no features that are new enough, the bar is not served, nobody has looked at it yet, or it
     *     belongs to the warm-up
     */
    public NewestObservation newest() {
        Look look = board.look();
        look.objection().ifPresent(fault -> {
            throw new ComponentException(fault);
        });
        ServedModel served = board.served();
        Instant oldest = setup.clock()
                .instant()
                .minus(setup.freshness().longestAge())
                .minusSeconds(served.model().contract().barMinutes() * 60L);
        Latest found = reader(served).newest(served.features(), oldest);
        Optional<FeatureRow> judged = look.row()
                .filter(row ->
                        row.key().equals(served.features()) && !row.time().isBefore(oldest));
        if (judged.isEmpty()) {
            requireNoneIsRefused(found, look);
        }
        Latest latest = judged.filter(row -> !row.time().equals(found.row().time()))
                .map(row -> new Latest(row, Level.Source.ENGINE, found.passedOver()))
                .orElse(found);
        double position = position(served.registered(), latest.row().time());
        ObservationVector observation = served.observe(latest.row(), position);
        requireAsDecided(latest, observation);
        List<Condition> now = board.levels().conditions();
        return new NewestObservation(
                served,
                latest,
                position,
                observation,
                judged.isPresent(),
                judged.isPresent() ? look.conditions(now) : now);
    }

    /** Where bars may be refused, one is served only after the inference has looked at it. */
    private void requireNoneIsRefused(Latest found, Look look) {
        boolean mayBeRefused = setup.degradation().features().isPresent()
                || setup.degradation()
                        .source()
                        .filter(source -> source.policy() == SourceSettings.Policy.REFUSE)
                        .isPresent();
        if (mayBeRefused) {
            throw new ComponentException(new Fault(
                    ErrorCode.INFERENCE_NOT_JUDGED,
                    Place.item("bar of", found.row().time().toString()),
                    "must have been looked at by the inference, which may refuse it",
                    look.row().map(row -> "looked at " + row.time()).orElse("none looked at")));
        }
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
                    latest.source()
                            .place()
                            .part("observation")
                            .qualified("at", latest.row().time()),
                    "must be the one that was decided about, " + decided.get().observation(),
                    observation.toString()));
        }
    }
}
