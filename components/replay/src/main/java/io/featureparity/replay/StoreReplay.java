// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.store.DecisionStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays decisions from the stores: the stored bars go through a feed of its own from the first one on, and the positions are those
 * that were recorded. Nothing of the stored features is read.
 *
 * <p>Decisions and bars are read side by side, so memory does not grow with the range.
 */
public final class StoreReplay {

    /** A row of the bar in hand, with the instant at which the store had what it was computed from. */
    private record Row(FeatureRow row, Instant seen) {}

    private final ReplayRequest request;
    private final ServedModel served;
    private final StoredFeed feed;
    private final RowCursor<Decision> decisions;
    private final ReplayTally tally;

    /** The rows of one time, in the order in which they came: a correction brings another one. */
    private final List<Row> rows = new ArrayList<>();

    private @Nullable Decision next;
    private long decided;
    private long ofOthers;

    private StoreReplay(
            ReplayRequest request, DecisionStore decisions, StoredFeed feed, ServedModel served, DecisionModel model) {
        this.request = request;
        this.served = served;
        this.feed = feed;
        RegisteredModel registered = served.registered();
        this.decisions = decisions.between(
                registered.instrument(), request.range().from(), request.range().end());
        this.tally = new ReplayTally(
                request,
                served,
                model,
                decisions
                        .newestBefore(
                                registered.instrument(),
                                registered.id(),
                                registered.version(),
                                request.range().from())
                        .map(Decision::action)
                        .orElse(Action.FLAT));
    }

    /**
     * Replays decisions.
     *
     * @param request which ones
     * @param stores where bars and decisions are
     * @param feed the feed, the same as the refresh has
     * @param served the model's files, as registered
     * @param model the model itself
     * @return what was found
     * @throws ComponentException if there is no decision of the model in the range
     * @throws io.featureparity.contract.error.StoreException if something cannot be read
     */
    public static ReplayResult run(
            ReplayRequest request, Stores stores, StoredFeedBuilder feed, ServedModel served, DecisionModel model) {
        StoreReplay replay = new StoreReplay(request, stores.decisions(), feed.begin(), served, model);
        replay.advance();
        RowCursor<StoredBar> bars =
                stores.bars().closedAfter(served.registered().instrument(), 0);
        StoredBar bar = bars.next();
        while (bar != null && replay.take(bar)) {
            bar = bars.next();
        }
        replay.endBar();
        replay.missUntil(Instant.MAX);
        replay.requireDecisions();
        return replay.tally.result("store", List.of());
    }

    private void requireDecisions() {
        if (decided == 0) {
            RegisteredModel registered = served.registered();
            throw new ComponentException(new Fault(
                    ErrorCode.REPLAY_NO_DECISION,
                    request.decisions(registered),
                    "must hold one of " + registered,
                    ofOthers == 0 ? "none" : "none, " + ofOthers + " of other models"));
        }
    }

    /** Goes to the next decision of the model. */
    private void advance() {
        next = decisions.next();
        while (next != null && !isOurs(next)) {
            ofOthers++;
            tally.ofAnotherModel();
            next = decisions.next();
        }
        decided += next == null ? 0 : 1;
    }

    private boolean isOurs(Decision decision) {
        return decision.modelId().equals(served.registered().id())
                && decision.modelVersion().equals(served.registered().version());
    }

    /** Takes the next stored bar; gives whether more are wanted. */
    private boolean take(StoredBar bar) {
        for (FeatureRow row : feed.take(bar)) {
            if (!row.time().isBefore(request.range().end())) {
                return false;
            }
            if (!rows.isEmpty() && !rows.get(0).row().time().equals(row.time())) {
                endBar();
            }
            rows.add(new Row(row, bar.arrival().seen()));
        }
        return true;
    }

    /** Looks for the decision about the bar whose rows are in hand. */
    private void endBar() {
        if (rows.isEmpty()) {
            return;
        }
        Instant time = rows.get(0).row().time();
        if (request.range().contains(time)) {
            missUntil(time);
            boolean observed = rows.get(0).row().observation().isPresent();
            Decision decision = next;
            if (decision != null && decision.time().equals(time)) {
                if (observed) {
                    compare(decision);
                } else {
                    tally.notComputed(Decided.of(decision), "nothing: the bar belongs to the warm-up");
                }
                advance();
            } else if (observed) {
                tally.undecided();
            }
        }
        rows.clear();
    }

    /** Decisions before a time that are left have no bar. */
    private void missUntil(Instant time) {
        while (next != null && next.time().isBefore(time)) {
            tally.notComputed(Decided.of(next), "nothing: the feed takes no stored bar in at this time");
            advance();
        }
    }

    /**
     * A decision could see the first row of its bar, and each correction that had come before it was made. Which of them it saw
     * depends on how fast the refresh was: it is held against the newest that it equals, else against the newest.
     */
    private void compare(Decision decision) {
        List<Row> visible = rows.stream()
                .filter(row -> row.equals(rows.get(0)) || !row.seen().isAfter(decision.decided()))
                .toList();
        ObservationVector newest = observe(visible.get(visible.size() - 1), decision);
        ObservationVector saw = visible.stream()
                .map(row -> observe(row, decision))
                .filter(decision.observation()::equals)
                .findAny()
                .orElse(newest);
        if (!saw.equals(observe(rows.get(rows.size() - 1), decision))) {
            tally.corrected();
        }
        tally.compare(Decided.of(decision), saw);
    }

    private ObservationVector observe(Row row, Decision decision) {
        return served.observe(row.row(), decision.agentPosition());
    }
}
