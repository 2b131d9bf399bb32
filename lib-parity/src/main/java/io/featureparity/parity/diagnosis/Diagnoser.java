// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.Shifts;
import io.featureparity.parity.diagnosis.outcome.FloatText;
import io.featureparity.parity.diagnosis.search.Daily;
import io.featureparity.parity.diagnosis.search.Explained;
import io.featureparity.parity.diagnosis.search.HistoryCut;
import io.featureparity.parity.diagnosis.search.Ranking;
import io.featureparity.parity.diagnosis.search.Search;
import io.featureparity.parity.diagnosis.search.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Finds the formula that made a column which claims to be a feature of a contract: the contract's own formula, one with known
 * differences from it, or none that is known. It searches edits of the contract's own formula; see {@code docs/diagnosis.md}.
 * Immutable and thread-safe.
 */
public final class Diagnoser {

    private final MarketColumns market;
    private final @Nullable NormStats stats;
    private final boolean plotted;
    private final boolean thorough;

    private Diagnoser(MarketColumns market, @Nullable NormStats stats, boolean plotted, boolean thorough) {
        this.market = market;
        this.stats = stats;
        this.plotted = plotted;
        this.thorough = thorough;
    }

    /**
     * Makes a diagnoser.
     *
     * @param market the bars
     * @param stats the statistics that normalised columns should have been made with; null if they are not known
     * @return the diagnoser
     */
    public static Diagnoser of(Market market, @Nullable NormStats stats) {
        return new Diagnoser(market.columns(), stats, false, true);
    }

    /** {@return the same diagnoser, whose answers also hold the values to draw} */
    public Diagnoser plotting() {
        return new Diagnoser(market, stats, true, thorough);
    }

    /** The same, which is content with formulas that have one edit and what is found on the way to them. */
    Diagnoser withOneEdit() {
        return new Diagnoser(market, stats, plotted, false);
    }

    /**
     * Explains a column.
     *
     * @param column the column
     * @return the diagnosis of the column
     * @throws InputException if the contract has no such feature, or no row of the column has the time of a bar
     */
    public Diagnosis diagnose(ClaimedColumn column) {
        FeatureContract contract = market.contract();
        FeatureSpec feature = contract.feature(column.feature());
        String impossible = Core.whyNot(contract, feature);
        if (impossible != null) {
            return unknown(column, "nothing can be known of " + column.feature() + ": " + impossible);
        }
        Claim claim = join(column);
        String useless = whyNothing(claim);
        if (useless != null) {
            return unknown(column, useless);
        }
        Trial trial = new Trial(market, feature, stats, claim, List.of());
        Search search = trial.search();
        Answer answer = new Answer(market, column, claim, search.core(), plotted);
        Diagnosis found = answer.of(trial.run(0, 1));
        if (!thorough) {
            return found == null ? unknown(column, "no known dialect with one edit") : found;
        }
        if (found == null || search.mayBeBetter()) {
            Set<Integer> tried = new HashSet<>(Set.of(0));
            // Macro values are held over days: another join of them explains more rows than the same rows moved.
            boolean first = found == null && !search.core().readsAny(contract.macroColumns());
            Diagnosis moved = first ? moved(column, feature, claim, search, tried) : null;
            found = moved == null ? answer.of(trial.run(2, Search.MOST_EDITS)) : moved;
            found = found == null ? moved(column, feature, claim, search, tried) : found;
        }
        if (found == null) {
            found = byDay(column, feature, claim, search.core());
        }
        if (found == null) {
            HistoryCut.Found cut = new HistoryCut(market, claim, search).find();
            found = cut == null
                    ? null
                    : new Answer(market, column, cut.claim(), search.core(), plotted).of(cut.explained());
        }
        return found == null ? noKnown(column, claim, search) : found;
    }

    /** The formulas over rows that stand too early or too late, by a number of rows that was not tried yet. */
    private @Nullable Diagnosis moved(
            ClaimedColumn column, FeatureSpec feature, Claim claim, Search search, Set<Integer> tried) {
        for (int shift : search.shifts()) {
            if (tried.add(shift)) {
                Claim moved = claim.shifted(-shift);
                Trial again = new Trial(market, feature, stats, moved, List.of(Shifts.edit(shift)));
                Diagnosis found = new Answer(
                                market, column, moved, again.search().core(), plotted)
                        .of(again.run(0, Search.MOST_EDITS));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The formulas over one row a day. */
    private @Nullable Diagnosis byDay(ClaimedColumn column, FeatureSpec feature, Claim claim, Core core) {
        for (Daily daily : Daily.of(market, claim, core)) {
            Search search = new Search(daily.market(), feature, stats, daily.claim(), daily.edits());
            List<Explained> held = search.run(0, Search.MOST_EDITS).stream()
                    .map(one -> daily.held(market, claim, one))
                    .toList();
            Diagnosis found = new Answer(market, column, claim, search.core(), plotted).of(Ranking.sorted(held));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Diagnosis noKnown(ClaimedColumn column, Claim claim, Search search) {
        List<String> hints = search.hints();
        return new Diagnosis(
                column.name(),
                column.feature(),
                Stage.RAW,
                Verdict.UNKNOWN,
                column.name() + ": no known dialect",
                "",
                Map.of(),
                List.of(),
                null,
                "",
                hints,
                plotted ? Plots.of(market, claim, search.core(), List.of()) : null);
    }

    /**
     * Explains several columns, on as many threads as there are processors.
     *
     * @param columns the columns
     * @param step runs after each column, on the calling thread
     * @return the diagnosis of each column, in the same order
     * @throws InputException if one of them is refused; see {@link #diagnose(ClaimedColumn)}
     */
    public List<Diagnosis> diagnose(List<ClaimedColumn> columns, Runnable step) {
        int threads = Math.max(1, Math.min(columns.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Diagnosis>> running = new ArrayList<>();
            columns.forEach(column -> running.add(workers.submit(() -> diagnose(column))));
            List<Diagnosis> answers = new ArrayList<>();
            for (Future<Diagnosis> one : running) {
                answers.add(one.get());
                step.run();
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InputException refused) {
                throw new InputException(refused.faults(), refused);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private Claim join(ClaimedColumn column) {
        double[] values = new double[market.size()];
        Arrays.fill(values, Double.NaN);
        BitSet known = new BitSet();
        for (int i = 0; i < column.times().length; i++) {
            int row = market.rowOf(column.times()[i]);
            if (row >= 0) {
                values[row] = column.values()[i];
                known.set(row);
            }
        }
        if (known.isEmpty()) {
            String rule = "must have a time in common with the bars";
            throw new InputException(new Fault(
                    ErrorCode.NOTHING_TO_COMPARE, column.name(), rule, "none in " + column.times().length + " rows"));
        }
        return new Claim(FloatText.asFloats(values), known);
    }

    private @Nullable String whyNothing(Claim claim) {
        int warmUp = market.contract().warmUpBars();
        if (claim.present() == 0) {
            return "every value is absent, and that fits any formula";
        }
        if (claim.distinct() == 1) {
            return "every value is " + FormulaPrinter.text(claim.usual()) + ": a constant fits too many formulas";
        }
        if (claim.present() <= warmUp) {
            return "only " + claim.present() + " rows have a value, no more than the warm-up of " + warmUp
                    + " bars; formulas are told apart by what comes after it";
        }
        if (claim.isConstantFrom(warmUp)) {
            return "every value after the warm-up is " + FormulaPrinter.text(claim.usual())
                    + ": a constant fits too many formulas";
        }
        return null;
    }

    private static Diagnosis unknown(ClaimedColumn column, String why) {
        return Diagnosis.unknown(column.name(), column.feature(), Stage.RAW, why);
    }
}
