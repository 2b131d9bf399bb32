// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.properties.SnapshotProperties;
import io.featureparity.spring.properties.SnapshotProperties.WhenRefused;
import io.featureparity.testsupport.refusal.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FeedAutoConfigurationTest {

    private final ApplicationContextRunner runner = Contexts.runner();

    @TempDir
    Path folder;

    @Test
    void eachInstrumentHasAFeedOfItsOwnWithTheBitsOfAnEngine() {
        runner.withPropertyValues("feature-parity.instruments=USD/COP,USD/MXN").run(context -> {
            InstrumentFeeds feeds = context.getBean(InstrumentFeeds.class);
            Model model = context.getBean(Model.class);
            assertThat(feeds.all()).extracting(InstrumentFeed::instrument).containsExactly("USD/COP", "USD/MXN");
            FeatureEngine engine = FeatureEngine.of(model);
            InstrumentFeed feed = feeds.feed("USD/COP");
            for (int i = 0; i < 30; i++) {
                engine.update(Contexts.bar(i), Contexts.macro(model.contract()));
                assertThat(feed.accept(Contexts.bar(i), Contexts.macro(model.contract())))
                        .isEqualTo(FeedDecision.ACCEPTED);
            }
            assertThat(feed.observe(0.5)).isEqualTo(engine.observe(AgentState.at(0.5, engine.lastTime())));
            assertThat(feeds.feed("USD/MXN")
                            .<Long>with(other -> other.features().barsSeen()))
                    .isZero();
            assertThat(feed).asString().startsWith("USD/COP, ");
        });
    }

    @Test
    void anInstrumentThatIsNotServedIsRefusedWithThoseThatAre() {
        runner.run(context -> {
            InstrumentFeeds feeds = context.getBean(InstrumentFeeds.class);
            ComponentException refusal = Refusals.refusal(ComponentException.class, () -> feeds.feed("USDCOP"));
            assertThat(refusal)
                    .hasMessage("FP-1281 at instrument: must be one of the property feature-parity.instruments,"
                            + " [USD/COP], but was USDCOP");
        });
    }

    @Test
    void withoutInstrumentsThereAreNoFeeds() {
        runner.withPropertyValues("feature-parity.instruments=")
                .run(context ->
                        assertThat(context.getBean(InstrumentFeeds.class).all()).isEmpty());
    }

    @Test
    void thePolicyIsLiveUnlessAnotherIsNamed() {
        runner.run(context ->
                assertThat(policy(context.getBean(InstrumentFeeds.class))).isEqualTo("live"));
        runner.withPropertyValues("feature-parity.feed.policy=training")
                .run(context -> assertThat(policy(context.getBean(InstrumentFeeds.class)))
                        .isEqualTo("training"));
        assertThat(refused("feature-parity.feed.policy=lively"))
                .hasMessage("FP-1280 at property feature-parity.feed.policy: must be a policy of the contract, one of"
                        + " [live, training], but was lively");
    }

    private static String policy(InstrumentFeeds feeds) {
        return feeds.feed("USD/COP").with(MarketFeed::policyName);
    }

    @Test
    void instrumentsHaveNamesAndNoneTwice() {
        assertThat(refused("feature-parity.instruments=EUR/USD,EUR/USD"))
                .hasMessage("FP-1280 at property feature-parity.instruments: must name each instrument once, but was"
                        + " [EUR/USD, EUR/USD]");
        assertThat(refused("feature-parity.instruments=" + "x".repeat(201)))
                .hasMessageStartingWith("FP-1280 at property feature-parity.instruments: must be names of 1 to 200");
        assertThat(refused("feature-parity.instruments=USD\tCOP")).hasMessageContaining("names of 1 to 200");
    }

    @Test
    void closuresComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("closures.txt"), "2024-03-04 # a strike\n");
        runner.withPropertyValues("feature-parity.feed.closures-file=" + file).run(context -> {
            InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
            assertThat(feed.accept(
                            Contexts.bar(0),
                            Contexts.macro(context.getBean(Model.class).contract())))
                    .isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        });
        Path none = folder.resolve("none.txt");
        runner.withPropertyValues("feature-parity.feed.closures-file=" + none)
                .run(context ->
                        assertThat(Contexts.refusal(context)).hasMessageStartingWith("FP-101 at " + none + ": "));
    }

    @Test
    void openAndCloseOutsideOfHighAndLowAreRefusedIfThatIsAsked() {
        Bar bar = new Bar(Contexts.bar(0).time(), 3950, 3945, 3940, 3942, 1);
        runner.withPropertyValues("feature-parity.feed.refuse-outside-high-low=true")
                .run(context -> {
                    InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
                    FeatureParityException refusal = Refusals.refusal(
                            FeatureParityException.class,
                            () -> feed.accept(
                                    bar,
                                    Contexts.macro(context.getBean(Model.class).contract())));
                    assertThat(feed.<Long>with(inner -> inner.counts().count(FeedDecision.OUTSIDE_HIGH_LOW_REFUSED)))
                            .as(refusal.getMessage())
                            .isOne();
                });
    }

    @Test
    void macroValuesOfTheApplicationAreSeenByAllFeeds() {
        runner.withUserConfiguration(OwnMacro.class).run(context -> {
            InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
            feed.accept(Contexts.bar(0));
            assertThat(feed.<Boolean>with(MarketFeed::hasMacroSeries)).isTrue();
            assertThat(feed.<List<String>>with(inner -> inner.counts().neverPresent()))
                    .contains("dxy")
                    .doesNotContain("treasury_10y");
        });
    }

    @Test
    void customizersChangeAFeedBeforeItIsMade() {
        List<String> heard = new ArrayList<>();
        runner.withBean(
                        FeedCustomizer.class,
                        () -> (instrument, feed) ->
                                feed.listener((decision, time, features) -> heard.add(instrument + " " + decision)))
                .run(context -> {
                    context.getBean(InstrumentFeeds.class)
                            .feed("USD/COP")
                            .accept(
                                    Contexts.bar(0),
                                    Contexts.macro(context.getBean(Model.class).contract()));
                    assertThat(heard).containsExactly("USD/COP ACCEPTED");
                });
    }

    @Test
    void feedsOfTheApplicationAreTaken() {
        InstrumentFeeds own =
                new InstrumentFeeds(Map.of(), StateFolder.open(new SnapshotProperties(null, WhenRefused.FAIL)));
        runner.withBean(InstrumentFeeds.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(InstrumentFeeds.class).isSameAs(own));
    }

    private FeatureParityException refused(String property) {
        FeatureParityException[] refusal = new FeatureParityException[1];
        runner.withPropertyValues(property).run(context -> refusal[0] = Contexts.refusal(context));
        assertThat(refusal[0].code()).isEqualTo(ErrorCode.SPRING_PROPERTY);
        return refusal[0];
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMacro {
        @Bean
        MacroSeries macro(Model model) {
            MacroSeries published =
                    MacroSeries.of(model.contract(), TradingCalendar.of(model.contract(), Closures.none()));
            published.add("treasury_10y", LocalDate.of(2024, 3, 1), 4.16);
            return published;
        }
    }
}
