// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link MarketFeed} before it is made. */
public final class FeedBuilder {

    final Model model;
    String policyName;
    TradingCalendar calendar;

    @Nullable
    MacroSeries series;

    boolean refusesOutsideHighLow;

    FeedListener listener = (decision, time, features) -> {};

    @Nullable
    QualityRules quality;

    @Nullable
    ObservationSink sink;

    /** The sink again, which hears of a decision before the listener does. */
    FeedListener sinkHears = listener;

    FeedBuilder(Model model, TradingCalendar calendar) {
        this.model = model;
        this.policyName = model.contract().policyName();
        this.calendar = calendar;
    }

    /**
     * Chooses one of the contract's policies instead of its default one.
     *
     * @param name the policy's name
     * @return this
     * @throws InputException if the contract has no such policy; the message lists its policies
     */
    public FeedBuilder policy(String name) {
        model.contract().policy(name);
        policyName = name;
        return this;
    }

    /**
     * Sets the days without session that are not public holidays.
     *
     * @param closures days without session that are not public holidays
     * @return this
     */
    public FeedBuilder closures(Closures closures) {
        calendar = TradingCalendar.of(model.contract(), closures);
        return this;
    }

    /**
     * Sets the series that macro values come from. Without one, they come with the bars.
     *
     * @param published the values as they were published; several feeds can read one series
     * @return this
     * @throws InputException if its columns are not the contract's, in their order
     */
    public FeedBuilder macro(MacroSeries published) {
        model.contract().requireMacroColumns(published.columns());
        series = published;
        return this;
    }

    /**
     * Refuses bars whose open or close is outside of their high and low. Otherwise they are taken in, as in training, and
     * {@link io.featureparity.features.engine.FeatureView#counts()} counts them.
     *
     * @return this
     */
    public FeedBuilder refuseOutsideHighLow() {
        refusesOutsideHighLow = true;
        return this;
    }

    /**
     * Sets the listener that receives every decision. An exception that it throws does not reach the caller, see {@link
     * FeedListener}.
     *
     * @param hearing the listener
     * @return this
     */
    public FeedBuilder listener(FeedListener hearing) {
        listener = Objects.requireNonNull(hearing, "listener");
        return this;
    }

    /**
     * Judges the quality of bars and sessions, for the listener: {@link FeedListener#judged} and {@link
     * FeedListener#sessionEnded}. Without this call nothing is judged, and it costs nothing.
     *
     * @param rules the rules
     * @return this
     */
    public FeedBuilder quality(QualityRules rules) {
        quality = Objects.requireNonNull(rules, "rules");
        return this;
    }

    /**
     * Sets the sink that is told of every bar, every decision and every observation, such as the log of an instrument.
     *
     * @param told the sink; it is told of a decision before the {@linkplain #listener listener}
     * @param <S> the type of the sink, which is also a listener
     * @return this
     */
    public <S extends ObservationSink & FeedListener> FeedBuilder sink(S told) {
        sink = Objects.requireNonNull(told, "sink");
        sinkHears = told;
        return this;
    }

    /**
     * Adds one more sink. It is told of the same things as the {@linkplain #sink sink}, right after it. So a feed can be watched
     * and still keep its log. Call this after {@link #sink}.
     *
     * @param told the sink
     * @param <S> the type of the sink, which is also a listener
     * @return this
     */
    public <S extends ObservationSink & FeedListener> FeedBuilder alsoTell(S told) {
        Objects.requireNonNull(told, "sink");
        return sink == null ? sink(told) : sink(new TwoSinks(sink, sinkHears, told, told));
    }

    /**
     * Makes the feed.
     *
     * @return a feed that has seen nothing
     * @throws InputException if the rules of quality name a macro column that the contract does not have
     */
    public MarketFeed build() {
        return new MarketFeed(FeedIntake.of(this));
    }
}
