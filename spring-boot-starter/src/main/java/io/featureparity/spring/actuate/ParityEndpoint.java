// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.actuate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedCounts;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeState;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.Standing;
import io.featureparity.spring.watch.FeedWatches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The actuator endpoint {@code parity}: what is served, how far each feed has come, and at which level. It can only be read,
 * and shows no secret.
 */
@Endpoint(id = "parity")
public final class ParityEndpoint {

    private final Model model;
    private final InstrumentFeeds feeds;
    private final ServiceLevels levels;

    private final Optional<FeedWatches> watches;
    private final Supplier<List<Edge>> edges;

    ParityEndpoint(
            Model model,
            InstrumentFeeds feeds,
            ServiceLevels levels,
            Optional<FeedWatches> watches,
            Supplier<List<Edge>> edges) {
        this.model = model;
        this.feeds = feeds;
        this.levels = levels;
        this.watches = watches;
        this.edges = edges;
    }

    /** {@return everything that the endpoint shows, as it is now} */
    @ReadOperation
    public Shown shown() {
        Map<String, ShownFeed> byInstrument = new LinkedHashMap<>();
        for (InstrumentFeed feed : feeds.all()) {
            byInstrument.put(feed.instrument(), feed(feed));
        }
        return new Shown(model(), level(), breakers(), byInstrument);
    }

    private ShownModel model() {
        FeatureContract contract = model.contract();
        return new ShownModel(
                contract.id() + "@" + contract.version(),
                contract.hash(),
                contract.orderHash(),
                model.hasStatistics() ? model.stats().hash() : null,
                model.features().executor());
    }

    private ShownLevel level() {
        return new ShownLevel(
                levels.level().number(),
                levels.level().name(),
                levels.since().toString(),
                levels.conditions().stream().map(Condition::toString).toList(),
                transitions());
    }

    private Map<String, Long> transitions() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ServiceLevel to : ServiceLevel.values()) {
            if (levels.transitions(to) > 0) {
                counts.put(to.name(), levels.transitions(to));
            }
        }
        return counts;
    }

    private Map<String, String> breakers() {
        Map<String, String> states = new LinkedHashMap<>();
        for (Edge edge : edges.get()) {
            EdgeState state = edge.state();
            states.put(state.name(), state.state().name());
        }
        return states;
    }

    private ShownFeed feed(InstrumentFeed feed) {
        return feed.with(inner -> feed(feed, inner));
    }

    private ShownFeed feed(InstrumentFeed of, MarketFeed feed) {
        long bars = feed.features().barsSeen();
        FeedCounts counted = feed.counts();
        Map<String, Long> counts = new TreeMap<>();
        for (FeedDecision decision : FeedDecision.values()) {
            if (counted.count(decision) > 0) {
                counts.put(decision.name(), counted.count(decision));
            }
        }
        return new ShownFeed(
                feed.policyName(),
                bars == 0 ? null : feed.features().lastTime().toString(),
                bars,
                feed.features().missingBars(),
                counts,
                counted.neverPresent(),
                quality(of.progress()),
                of.progress().qualityUnseen(),
                served(of));
    }

    private static @Nullable Double quality(FeedProgress progress) {
        return Double.isNaN(progress.quality()) ? null : (Double) progress.quality();
    }

    private ShownServing served(InstrumentFeed feed) {
        Standing standing = feed.standing();
        return new ShownServing(
                standing.level(),
                standing.conditions(),
                standing.objection().map(Fault::toString).orElse(null),
                watches.flatMap(all -> all.breaker(feed.instrument()))
                        .map(breaker -> breaker.state().name())
                        .orElse(null));
    }

    /**
     * Everything that the endpoint shows.
     *
     * @param model what is served
     * @param level how well the service works
     * @param breakers the state of the breaker of each way to a store
     * @param feeds the feeds by instrument
     */
    public record Shown(
            ShownModel model, ShownLevel level, Map<String, String> breakers, Map<String, ShownFeed> feeds) {}

    /**
     * What is served.
     *
     * @param contract id and version of the contract
     * @param contractSha256 its hash
     * @param orderHash the hash of the names of its features, in their order
     * @param statisticsSha256 the hash of the statistics; null without statistics
     * @param executor what computes the features: {@code compiled} or {@code interpreter}
     */
    public record ShownModel(
            String contract,
            String contractSha256,
            String orderHash,
            @Nullable String statisticsSha256,
            String executor) {}

    /**
     * How well the service works.
     *
     * @param number 1 for the best level to 4 for the worst one
     * @param name the name of the level
     * @param since since when the service has been at this level
     * @param conditions why, the worst first
     * @param transitions how often the service came to each level; levels to which it never came are left out
     */
    public record ShownLevel(
            int number, String name, String since, List<String> conditions, Map<String, Long> transitions) {}

    /**
     * How far a feed has come.
     *
     * @param policy the name of the policy that decides about bars
     * @param lastBar the time of the last bar; null before the first one
     * @param bars how many bars were taken in
     * @param warmUpLeft how many more bars it takes until an observation is legal
     * @param counts how often each decision was taken; decisions that were never taken are left out
     * @param neverPresent the columns that never had a value
     * @param quality the score of the session so far, 0 to 100; null if the feed does not judge its bars, or there was no bar
     * @param qualityUnseenBars how many of the session's first bars the score does not cover, because the feed began after them
     * @param serving whether observations are served
     */
    public record ShownFeed(
            String policy,
            @Nullable String lastBar,
            long bars,
            long warmUpLeft,
            Map<String, Long> counts,
            List<String> neverPresent,
            @Nullable Double quality,
            int qualityUnseenBars,
            ShownServing serving) {}

    /**
     * Whether observations of an instrument are served.
     *
     * @param level the level that is given with each observation
     * @param conditions why, the worst first
     * @param objection why nothing is served; null if observations are served
     * @param featureBreaker the state of the breaker of features; null if there is none
     */
    public record ShownServing(
            int level,
            List<String> conditions,
            @Nullable String objection,
            @Nullable String featureBreaker) {}
}
