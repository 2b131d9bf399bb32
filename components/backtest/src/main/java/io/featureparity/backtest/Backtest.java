// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.ObservationStream;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.replay.StoredFeedBuilder;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trades stored bars with a model, as it would have traded live: the same feed, the same observations, one decision at each
 * bar. Its position is its own and begins with none. {@code README.md} says when and at which price a decision is filled.
 *
 * <p>The feed is given all stored bars from the first one on, since averages never forget. Memory is that of the equity curve and
 * the trades.
 */
public final class Backtest {

    private final BacktestRequest request;
    private final ServedModel served;
    private final DecisionModel model;
    private final StoredFeed feed;
    private final String instrument;

    private final ObservationStream stream = new ObservationStream();
    private final Map<Action, Long> decisions = new EnumMap<>(Action.class);
    private final Trades trades = new Trades();
    private final EquityCurve equity;
    private final Account account;

    /** What the model wants: the agent's position, as the next observation has it. The account follows at the next fill. */
    private Action wanted = Action.FLAT;

    /** The newest price, NaN before the first. */
    private double price = Double.NaN;

    private @Nullable Instant ruined;
    private long stored;
    private long before;
    private long taken;
    private long inserted;
    private long leftOut;
    private long corrected;
    private long warmingUp;

    private Backtest(BacktestRequest request, ServedModel served, DecisionModel model, StoredFeedBuilder feed) {
        this.request = request;
        this.served = served;
        this.model = model;
        this.feed = feed.begin();
        this.instrument = this.feed.key().instrument();
        this.equity = new EquityCurve(request.terms().capital());
        this.account = new Account(request.terms(), trades);
    }

    /**
     * Runs a backtest.
     *
     * @param request what is asked for
     * @param bars the stored bars
     * @param feed the feed, the same as the refresh has
     * @param served the model's files, as registered
     * @param model the model itself
     * @return what was found
     * @throws ComponentException if there is no bar to trade, or no observation, or the model answers no number
     * @throws io.featureparity.contract.error.StoreException if bars or macro values cannot be read
     */
    public static BacktestResult run(
            BacktestRequest request, BarStore bars, StoredFeedBuilder feed, ServedModel served, DecisionModel model) {
        Backtest backtest = new Backtest(request, served, model, feed);
        backtest.requireSize();
        RowCursor<StoredBar> cursor = bars.closedAfter(backtest.instrument, 0);
        StoredBar bar = cursor.next();
        while (bar != null && backtest.take(bar)) {
            bar = cursor.next();
        }
        return backtest.result();
    }

    private void requireSize() {
        int size = served.model().contract().size();
        if (model.observationSize() != size) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_MODEL_SHAPE,
                    served.registered().toString(),
                    "must take the " + size + " values of " + served.model().contract(),
                    Integer.toString(model.observationSize())));
        }
    }

    /** Takes the next stored bar; gives whether more are wanted. */
    private boolean take(StoredBar bar) {
        stored++;
        List<FeatureRow> rows = feed.take(bar);
        if (rows.isEmpty()) {
            leftOut += request.range().contains(bar.bar().time()) ? 1 : 0;
            return true;
        }
        FeedDecision decision = feed.lastDecision().orElseThrow();
        FeatureRow own = rows.get(rows.size() - 1);
        if (decision == FeedDecision.REPLACED) {
            corrected += request.range().contains(own.time()) ? 1 : 0;
            price = usable(bar.bar().close(), price);
            return true;
        }
        boolean hasPrices = decision == FeedDecision.ACCEPTED;
        // What is decided from here on is decided when this bar has ended: too late for its open.
        Action decided = wanted;
        for (FeatureRow row : rows.subList(0, rows.size() - 1)) {
            inserted += request.range().contains(row.time()) ? 1 : 0;
            trade(row);
        }
        if (!own.time().isBefore(request.range().end())) {
            return false;
        }
        if (hasPrices) {
            fill(decided, bar.bar());
        }
        trade(own);
        return true;
    }

    private void fill(Action decided, Bar bar) {
        double open = usable(bar.open(), Double.NaN);
        if (!Double.isNaN(open)) {
            account.change(decided, bar.time(), open);
            noteRuin(bar.time());
        }
        price = usable(bar.close(), usable(open, price));
    }

    private void noteRuin(Instant time) {
        if (account.isRuined() && ruined == null) {
            ruined = time;
        }
    }

    private static double usable(double given, double otherwise) {
        return given > 0 && given < Double.POSITIVE_INFINITY ? given : otherwise;
    }

    /** Asks the model at a bar of the range, and notes what the account is worth there. */
    private void trade(FeatureRow row) {
        if (!request.range().contains(row.time())) {
            before += row.time().isBefore(request.range().from()) ? 1 : 0;
            return;
        }
        taken++;
        if (row.observation().isEmpty()) {
            warmingUp++;
            return;
        }
        ObservationVector observation = served.observe(row, wanted.position());
        stream.add(row.time(), observation);
        wanted = decide(row.time(), observation);
        decisions.merge(wanted, 1L, Long::sum);
        equity.add(row.time(), account.value(price));
    }

    private Action decide(Instant time, ObservationVector observation) {
        try {
            return request.thresholds().action(model.decide(observation.toArray()));
        } catch (ComponentException refused) {
            throw new ComponentException(
                    refused.faults().stream()
                            .map(fault -> new Fault(
                                    fault.code(), fault.place().qualified("at bar", time), fault.rule(), fault.value()))
                            .toList(),
                    refused);
        }
    }

    private BacktestResult result() {
        requireBars();
        Action unfilled = account.side() == wanted || ruined != null ? null : wanted;
        boolean open = account.side() != Action.FLAT;
        Instant last = equity.time(equity.size() - 1);
        account.close(last, price);
        noteRuin(last);
        equity.settle(account.value(price));
        return new BacktestResult(
                request,
                served.registered(),
                new BarCounts(before, taken, inserted, leftOut, corrected, warmingUp),
                decisions,
                stream,
                trades,
                equity,
                open,
                unfilled,
                ruined);
    }

    private void requireBars() {
        Place where = Place.item("bars of", instrument).qualified("from", request.range());
        if (taken == 0) {
            throw new ComponentException(new Fault(
                    ErrorCode.BACKTEST_NO_BARS,
                    where,
                    "must hold one that the feed takes in",
                    "0 taken in of " + leftOut + " in the range; " + before + " taken in before it, " + stored
                            + " read"));
        }
        if (stream.count() == 0) {
            throw new ComponentException(new Fault(
                    ErrorCode.BACKTEST_NO_OBSERVATION,
                    where,
                    "must hold one after the warm-up of "
                            + served.model().contract().warmUpBars() + " bars",
                    taken + " bars taken in, all in the warm-up"));
        }
    }
}
