// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedSettingsTest {

    private static final Model MODEL = Model.of(
            FeatureContract.builtIn("usdcop-m5", "1.0.0"), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    /** A Monday, at the opening in Bogota. */
    private static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");

    private static FeedSettings of(Map<String, String> values) {
        Settings settings = Settings.of(values, Map.of());
        FeedSettings feed = FeedSettings.of(settings);
        settings.requireNoOther();
        return feed;
    }

    private static int rowsAt(FeedSettings settings, Instant time) {
        StoredFeed feed =
                settings.feed("USD/COP", MODEL, new MemoryStores().macro()).begin();
        Bar bar = new Bar(time, 4000, 4001, 3999, 4000, 10);
        return feed.take(new StoredBar(1, ArrivedBar.closed("USD/COP", bar, time.plusSeconds(300))))
                .size();
    }

    @Test
    void theLivePolicyIsUsual() {
        FeedSettings usual = of(Map.of());
        assertThat(usual.policy())
                .isEqualTo("live")
                .isEqualTo(FeedSettings.live().policy());
        assertThat(usual.closures().days()).isEmpty();
        assertThat(rowsAt(usual, OPENING)).isEqualTo(1);
        assertThat(rowsAt(usual, OPENING.minusSeconds(300))).isZero();
        assertThat(rowsAt(of(Map.of("feed.policy", "training")), OPENING.minusSeconds(300)))
                .isEqualTo(1);
    }

    @Test
    void aClosureIsADayWithoutSession(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("closures"), "2024-03-04 # a strike\n");
        FeedSettings strike = of(Map.of("feed.closures-file", file.toString()));
        assertThat(rowsAt(strike, OPENING)).isZero();
        assertThat(rowsAt(strike, OPENING.plusSeconds(24 * 3600))).isEqualTo(1);
    }

    @Test
    void theQualityOfBarsIsJudgedByTheRulesOfTheLibraryOrOfAFile(@TempDir Path temp) throws IOException {
        assertThat(of(Map.of()).quality()).isEqualTo(QualityRules.builtIn());
        assertThat(qualityOf(of(Map.of()))).as("no macro value").isEqualTo(90);
        String others = QualityRules.builtIn()
                .document()
                .canonicalText()
                .replace("\"macro_absent\":{\"weight\":10}", "\"macro_absent\":{\"weight\":11}");
        Path file = Files.writeString(temp.resolve("rules.json"), others);
        assertThat(qualityOf(of(Map.of("feed.quality-file", file.toString())))).isEqualTo(89);
        Path wrong = Files.writeString(temp.resolve("wrong.json"), "{}");
        assertThat(refusal(DocumentException.class, () -> of(Map.of("feed.quality-file", wrong.toString()))))
                .hasMessageContaining("FP-202");
    }

    private static double qualityOf(FeedSettings settings) {
        StoredFeed feed =
                settings.feed("USD/COP", MODEL, new MemoryStores().macro()).begin();
        Bar bar = new Bar(OPENING, 4000, 4001, 3999, 4000, 10);
        return feed.take(new StoredBar(1, ArrivedBar.closed("USD/COP", bar, OPENING.plusSeconds(301))))
                .get(0)
                .quality();
    }

    @Test
    void whatIsNotPossibleIsRefused(@TempDir Path temp) {
        FeedSettings unknown = of(Map.of("feed.policy", "lively"));
        assertThat(refusal(InputException.class, () -> unknown.feed("USD/COP", MODEL, new MemoryStores().macro())))
                .hasMessageEndingWith(
                        " at setting feed.policy: must be a policy of the contract, one of [live, training], but was"
                                + " lively");
        assertThat(refusal(
                        DocumentException.class,
                        () -> of(Map.of(
                                "feed.closures-file", temp.resolve("none").toString()))))
                .hasMessageStartingWith("FP-101");
    }
}
