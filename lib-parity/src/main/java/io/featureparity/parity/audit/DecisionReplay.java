// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays one decision from a log alone. It restores an earlier state of the instrument from the log, computes the bars from
 * there up to the decision again, and compares the result with what was served.
 */
public final class DecisionReplay {

    private final DecisionSearch.Found found;
    private final LoggedModels models = new LoggedModels();
    private final BarsBefore.Newest before;

    private @Nullable Model model;
    private @Nullable Recomputation again;
    private @Nullable ReplayedDecision answer;

    private DecisionReplay(DecisionSearch.Found found, int bars) {
        this.found = found;
        this.before = new BarsBefore.Newest(bars + 1);
    }

    /**
     * Replays a decision. If several observations were served at its bar, the last one is replayed.
     *
     * @param request which decision
     * @return the decision
     * @throws AuditLogException if the log has no decision at this time, or no such instrument, or if the request names no
     *     instrument and fits several; or if a file cannot be read
     */
    public static ReplayedDecision of(ReplayRequest request) {
        DecisionSearch.Found found = DecisionSearch.find(request);
        DecisionReplay replay = new DecisionReplay(found, request.bars());
        AuditCheck.from(request.log(), found.segment(), replay::visit);
        ReplayedDecision answer = replay.answer;
        if (answer == null) {
            throw replay.models.faults().isEmpty()
                    ? new AuditLogException(new Fault(
                            ErrorCode.AUDIT_NO_DECISION,
                            Place.file(request.log()),
                            "must stay as it is while it is read",
                            "record " + found.record() + " is gone"))
                    : new AuditLogException(replay.models.faults(), null);
        }
        return answer;
    }

    private boolean visit(SegmentHeader header, AuditRecord record) {
        if (record instanceof SegmentHeader begin) {
            use(models.of(begin));
        }
        Recomputation its = again;
        if (its == null) {
            return record.number() < found.record();
        }
        if (record instanceof SavedState state && state.instrument().equals(found.instrument())) {
            its.take(state);
        } else if (record instanceof TakenBar taken && isOurs(taken.bar())) {
            take(taken.bar(), its);
        } else if (record instanceof ServedVector vector && isOurs(vector.bar())) {
            boolean computed = take(vector.bar(), its);
            if (record.number() == found.record()) {
                answer(vector, its, computed);
            }
        }
        return record.number() < found.record();
    }

    private boolean isOurs(SeenBar bar) {
        return bar.instrument().equals(found.instrument());
    }

    /** Another model has another engine, which begins with a state of its own. */
    private void use(@Nullable Model now) {
        if (now != model) {
            model = now;
            again = now == null ? null : new Recomputation(now);
        }
    }

    private boolean take(SeenBar bar, Recomputation its) {
        boolean computed = its.take(bar);
        List<Double> raw = new ArrayList<>();
        for (int i = 0; i < bar.raw().length; i++) {
            raw.add(computed ? its.raw(i) : Double.NaN);
        }
        before.add(bar, raw);
        return computed;
    }

    private void answer(ServedVector vector, Recomputation its, boolean computed) {
        Model of = model;
        if (of == null) {
            return;
        }
        float[] observation = computed ? its.observe(vector) : null;
        NotRecomputed why = observation != null ? null : computed ? NotRecomputed.IMPOSSIBLE_OBSERVATION : its.why();
        BarsBefore bars = before.result();
        List<Double> raw = why == null
                ? bars.bars().get(bars.bars().size() - 1).computed()
                : Collections.nCopies(vector.bar().raw().length, Double.NaN);
        answer = new ReplayedDecision(
                vector,
                of,
                new ReplayedFeatures(of, vector).of(raw, observation),
                observation == null ? "" : Sha256.of(Observation.bytes(observation)),
                why,
                bars,
                found.chain(),
                found.others());
    }
}
