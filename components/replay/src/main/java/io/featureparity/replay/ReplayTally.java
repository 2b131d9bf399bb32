// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.ObservationStream;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.ShortestDecimal;
import io.featureparity.replay.Difference.Kind;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares decisions one after the other, and counts. It keeps the first differences and nothing of what is equal. */
final class ReplayTally {

    private final ReplayRequest request;
    private final ServedModel served;
    private final DecisionModel model;
    private final ObservationStream decidedStream = new ObservationStream();
    private final ObservationStream computedStream = new ObservationStream();
    private final List<Difference> differences = new ArrayList<>();

    /** What the decision before says the position is now; null where that is not known. */
    private @Nullable Action before;

    /** Whether the decision in hand differs. */
    private boolean differs;

    private long decided;
    private long compared;
    private long equal;
    private long outputs;
    private long notComputed;
    private long undecided;
    private long corrected;
    private long ofOtherModels;

    /**
     * Begins to count.
     *
     * @param before the action of the newest decision before the range; null if nothing is known of actions
     */
    ReplayTally(ReplayRequest request, ServedModel served, DecisionModel model, @Nullable Action before) {
        this.request = request;
        this.served = served;
        this.model = model;
        this.before = before;
    }

    void ofAnotherModel() {
        ofOtherModels++;
    }

    void undecided() {
        undecided++;
    }

    void corrected() {
        corrected++;
    }

    /** A decision about which nothing can be computed. */
    void notComputed(Decided of, String why) {
        decided++;
        notComputed++;
        add(of.time(), Kind.NOT_COMPUTED, "observation", of.observation().sha256(), why);
        follow(of);
    }

    /**
     * Compares a decision.
     *
     * @param of what was decided
     * @param computed the observation, computed again with the position that was recorded
     */
    void compare(Decided of, ObservationVector computed) {
        decided++;
        compared++;
        differs = false;
        decidedStream.add(of.time(), of.observation());
        computedStream.add(of.time(), computed);
        compareFeatures(of);
        comparePosition(of);
        compareObservation(of, computed);
        compareAnswer(of, computed);
        equal += differs ? 0 : 1;
        follow(of);
    }

    private void follow(Decided of) {
        before = of.decision() == null ? null : of.decision().action();
    }

    private void compareFeatures(Decided of) {
        Decision decision = of.decision();
        if (decision != null && !decision.features().equals(served.features())) {
            differ(
                    of.time(),
                    Kind.FEATURES,
                    "contract and statistics",
                    decision.features().contractHash() + " and "
                            + decision.features().normStatsHash(),
                    served.features().contractHash() + " and "
                            + served.features().normStatsHash());
        }
        if (decision != null && !decision.observation().equals(of.observation())) {
            differ(
                    of.time(),
                    Kind.OBSERVATION,
                    "observation in the store, beside that in the log",
                    decision.observation().sha256(),
                    of.observation().sha256());
        }
    }

    private void comparePosition(Decided of) {
        if (before != null && of.position() != before.position()) {
            differ(
                    of.time(),
                    Kind.POSITION,
                    "the agent's position after the decision before, " + before,
                    text(of.position()),
                    text(before.position()));
        }
    }

    private void compareObservation(Decided of, ObservationVector computed) {
        if (computed.equals(of.observation())) {
            return;
        }
        float[] was = of.observation().toArray();
        float[] is = computed.toArray();
        if (was.length != is.length) {
            differ(of.time(), Kind.OBSERVATION, "number of values", "" + was.length, "" + is.length);
            return;
        }
        for (int i = 0; i < is.length; i++) {
            if (Float.floatToIntBits(was[i]) != Float.floatToIntBits(is[i])) {
                String feature = served.model().contract().features().get(i).name();
                differ(of.time(), Kind.OBSERVATION, feature, text(was[i]), text(is[i]));
                return;
            }
        }
    }

    private void compareAnswer(Decided of, ObservationVector computed) {
        Decision decision = of.decision();
        if (decision == null) {
            return;
        }
        outputs++;
        double output = model.decide(computed.toArray());
        boolean within = output == decision.output() || Math.abs(output - decision.output()) <= request.tolerance();
        if (!within) {
            differ(of.time(), Kind.OUTPUT, "the model's answer", text(decision.output()), text(output));
        }
        if (!Double.isNaN(output) && request.thresholds().action(output) != decision.action()) {
            differ(
                    of.time(),
                    Kind.ACTION,
                    "the action of answer " + text(output),
                    decision.action().toString(),
                    request.thresholds().action(output).toString());
        }
    }

    private void differ(Instant time, Kind kind, String name, String was, String is) {
        differs = true;
        add(time, kind, name, was, is);
    }

    private void add(Instant time, Kind kind, String name, String was, String is) {
        if (differences.size() < ReplayResult.MOST_DIFFERENCES) {
            differences.add(new Difference(time, kind, name, was, is));
        }
    }

    private static String text(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? Double.toString(value) : ShortestDecimal.of(value);
    }

    private static String text(float value) {
        return Float.isNaN(value) || Float.isInfinite(value) ? Float.toString(value) : ShortestDecimal.of(value);
    }

    /** {@return what was found, with what else stands in the way of a verdict} */
    ReplayResult result(String source, List<Fault> faults) {
        List<Fault> obstacles = new ArrayList<>(faults);
        Place where = request.decisions(served.registered());
        String share = request.least() + " of the ";
        if (!enough(compared, decided)) {
            obstacles.add(new Fault(
                    ErrorCode.REPLAY_TOO_LITTLE,
                    where,
                    "must be compared, " + share + "decisions",
                    compared + " of " + decided));
        }
        if (!enough(decided, decided + undecided)) {
            obstacles.add(new Fault(
                    ErrorCode.REPLAY_TOO_LITTLE,
                    where,
                    "must be there for " + share + "bars that have an observation",
                    decided + " of " + (decided + undecided)));
        }
        return new ReplayResult(
                request,
                source,
                served.registered(),
                new ReplayCounts(decided, compared, equal, outputs, notComputed, undecided, corrected, ofOtherModels),
                decidedStream,
                computedStream,
                differences,
                obstacles);
    }

    private boolean enough(long part, long whole) {
        return part > 0 && request.least().isReachedBy(part, whole);
    }
}
