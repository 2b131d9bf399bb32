// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.gate.console.Progress;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import io.featureparity.table.ZonelessTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the bars of a run come from, and how they are taken. The closures are read already, so that all of the run sees the
 * same ones.
 *
 * @param file the file of the bars
 * @param instrument the instrument whose bars are taken, of a file with a column of instruments; null for all bars of the file
 * @param names what its columns are called
 * @param macro the file of the macro values; null if they stand in the bars
 * @param macroNames what the columns of that file are called
 * @param closures the days without session that are no holidays
 * @param zoneless what becomes of times without a zone, in any of the files
 * @param policy the policy that decides about bars, by name; null for the contract's own
 * @param demands what is asked of the bars
 * @param tables how the files are opened
 */
public record BarSource(
        Path file,
        @Nullable String instrument,
        ColumnNames names,
        @Nullable Path macro,
        ColumnNames macroNames,
        Closures closures,
        ZonelessTimes zoneless,
        @Nullable String policy,
        BarDemands demands,
        Tables tables) {

    /** More instruments no file of bars has. */
    private static final int MOST_INSTRUMENTS = 100_000;

    /** {@return the instruments of the bars, in the order of the file; none if the file does not say} */
    public List<String> instruments() {
        try (TableFile table = tables.open(file)) {
            ColumnNames found = tables.find(names, table, List.of(), List.of(BarFile.INSTRUMENT));
            String column = found.inFile(BarFile.INSTRUMENT);
            return table.columns().contains(column) ? table.texts(column, MOST_INSTRUMENTS) : List.of();
        }
    }

    /** {@return the same, of which only the bars of an instrument are taken} */
    public BarSource of(String only) {
        return new BarSource(file, only, names, macro, macroNames, closures, zoneless, policy, demands, tables);
    }

    /** Opens the bars for a contract, with the agent's position at each. */
    public BarFile open(FeatureContract contract, AgentPosition position) {
        List<String> read =
                contract.macroColumns().stream().filter(contract::reads).toList();
        MacroSeries series = series(contract, read);
        List<String> wanted = new ArrayList<>(Price.columns());
        if (series == null) {
            wanted.addAll(read);
        }
        List<String> known = new ArrayList<>(wanted);
        known.add(BarFile.VOLUME);
        if (instrument != null) {
            known.add(BarFile.INSTRUMENT);
        }
        names.requireKnown(TableWriter.TIME, known);
        BarFile.Wanted columns = new BarFile.Wanted(
                names,
                wanted,
                contract.macroColumns().stream()
                        .map(column -> series == null ? read.indexOf(column) : -1)
                        .toList(),
                contract.readsVolume(),
                position,
                order(),
                instrument);
        return BarFile.open(file, tables, columns, zoneless, series);
    }

    /** What is asked of the bars' times before anybody decides about them. */
    private TimeOrder order() {
        return policy == null ? TimeOrder.FORWARD : TimeOrder.ANY;
    }

    /** The macro values by the day that they are for; none if they stand in the bars. */
    Map<String, Market.Published> published(FeatureContract contract) {
        List<String> columns =
                contract.macroColumns().stream().filter(contract::reads).toList();
        return macro == null
                ? Map.of()
                : new MacroFile(macro, macroNames, zoneless, tables, demands.trustTimes()).published(columns);
    }

    private @Nullable MacroSeries series(FeatureContract contract, List<String> columns) {
        if (macro == null) {
            return null;
        }
        TradingCalendar calendar = TradingCalendar.of(contract, closures);
        return new MacroFile(macro, macroNames, zoneless, tables, demands.trustTimes())
                .load(contract, columns, calendar);
    }

    /** The values of the opened bars as a feed takes them; a step forward gives it the next bar. */
    EngineRows fed(BarFile bars, MarketFeed feed, Progress progress, Consumer<? super String> warnings) {
        return new EngineRows(feed, Stage.RAW, progress.over(rows(bars, feed, warnings)), bars.layout());
    }

    /** Makes the feed that takes the opened bars. */
    public MarketFeed feed(Model model, BarFile bars) {
        return builder(model, bars).build();
    }

    /** Makes the feed that takes the opened bars, and shows them to a sink. */
    public <S extends ObservationSink & FeedListener> MarketFeed feed(Model model, BarFile bars, S sink) {
        return builder(model, bars).sink(sink).build();
    }

    private FeedBuilder builder(Model model, BarFile bars) {
        FeedBuilder feed = MarketFeed.of(model).closures(closures);
        if (policy != null) {
            feed.policy(policy);
        }
        if (bars.series() != null) {
            feed.macro(bars.series());
        }
        return feed;
    }

    /**
     * Gives the opened bars for an engine, which takes in all of them.
     *
     * @param bars the opened bars
     * @param contract the contract, which says when there are sessions
     * @param warnings takes what is odd and no reason to refuse, behind the last bar
     * @return the bars; what is not as it is demanded is refused as it passes
     */
    public TimedRows rows(BarFile bars, FeatureContract contract, Consumer<? super String> warnings) {
        return ForgottenColumns.watch(checked(bars, contract, warnings), bars.layout(), contract, warnings);
    }

    private TimedRows checked(BarFile bars, FeatureContract contract, Consumer<? super String> warnings) {
        TimedRows rows = withCheckedTimes(bars.rows(), file, contract, warnings);
        return demands.refuseOutsideHighLow() ? rows.watchedBy(new OutsideHighLow()::refuse) : rows;
    }

    /**
     * Gives the opened bars for a feed.
     *
     * @param bars the opened bars
     * @param feed the feed that is going to take all of them, and nothing else
     * @param warnings takes what is odd and no reason to refuse, behind the last bar
     * @return the bars; behind the last one they are refused if the feed left out too many
     */
    public TimedRows rows(BarFile bars, MarketFeed feed, Consumer<? super String> warnings) {
        FeatureContract contract = feed.features().contract();
        TimedRows rows = checked(bars, contract, warnings);
        return FedBars.of(rows, file, feed, policyName(contract), demands.maxLeftOut(), warnings);
    }

    /**
     * Gives rows whose times have to be those of a market of the contract, in UTC.
     *
     * @param rows the rows
     * @param of the file that they are from
     * @param contract the contract, which says when there are sessions
     * @param warnings takes what is odd and no reason to refuse, behind the last row
     * @return the rows, as they are if times are trusted
     */
    public TimedRows withCheckedTimes(
            TimedRows rows, Path of, FeatureContract contract, Consumer<? super String> warnings) {
        return demands.trustTimes()
                ? rows
                : CheckedTimes.of(rows, of, TradingCalendar.of(contract, closures), warnings);
    }

    /** {@return the name of the policy that decides about the bars of a contract} */
    public String policyName(FeatureContract contract) {
        return policy == null ? contract.policyName() : policy;
    }
}
