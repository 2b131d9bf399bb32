// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.testsupport.golden.GoldenCsv.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.tests.golden.ShippedSuite;
import io.featureparity.tests.market.Models;
import io.featureparity.testsupport.golden.GoldenCsv;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Feeds with imperfect bars, decided about by a program of its own in Python and computed by pandas over the frame of what
 * was taken: {@code golden-data/feeds}. Bars come alone or as a history.
 */
class GoldenFeedTest {

    private final List<String> decisions = new ArrayList<>();
    private final Map<Long, double[]> raw = new TreeMap<>();
    private final Map<Long, float[]> normalized = new LinkedHashMap<>();
    private int arrival = -1;

    private static List<Bar> bars(String feed) {
        return GoldenCsv.read(feed + "/arrivals.csv").rows().stream()
                .map(row -> new Bar(
                        Instant.parse(row.get(0)),
                        number(row.get(1)),
                        number(row.get(2)),
                        number(row.get(3)),
                        number(row.get(4)),
                        number(row.get(5))))
                .toList();
    }

    private static MacroSeries published(String feed, FeatureContract contract) {
        MacroSeries series = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        for (List<String> row : GoldenCsv.read(feed + "/published.csv").rows()) {
            LocalDate day = LocalDate.parse(row.get(1));
            if (row.get(2).isEmpty()) {
                series.add(row.get(0), day, number(row.get(3)));
            } else {
                series.add(row.get(0), day, Instant.parse(row.get(2)), number(row.get(3)));
            }
        }
        return series;
    }

    private MarketFeed feed(String folder, FeatureContract contract, NormStats stats, String policy) {
        return MarketFeed.of(Models.of(contract, stats))
                .policy(policy)
                .macro(published(folder, contract))
                .listener((decision, time, engine) -> {
                    decisions.add(arrival + "," + Instant.ofEpochMilli(time) + ","
                            + decision.name().toLowerCase(Locale.ROOT));
                    if (decision.isTaken()) {
                        raw.put(time, engine.raw());
                        normalized.put(time, engine.normalized());
                    }
                })
                .build();
    }

    /** A history goes on after each refusal. */
    private void replay(MarketFeed feed, List<Bar> bars) {
        Iterator<Bar> each = bars.iterator();
        Iterator<Bar> counted = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Bar next() {
                arrival++;
                return each.next();
            }
        };
        while (counted.hasNext()) {
            try {
                feed.replay(counted);
            } catch (InputException refused) {
                assertThat(decisions.get(decisions.size() - 1)).endsWith("_refused");
            }
        }
    }

    private void live(MarketFeed feed, List<Bar> bars) {
        for (Bar bar : bars) {
            arrival++;
            try {
                feed.accept(bar);
            } catch (InputException refused) {
                assertThat(decisions.get(decisions.size() - 1)).endsWith("_refused");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "usdcop-training, training, 533, 484, false",
        "usdcop-training, training, 533, 484, true",
        "usdcop-live, live, 514, 317, false",
        "usdcop-live, live, 514, 317, true",
        "gold-mended, mended, 631, 591, false",
        "gold-mended, mended, 631, 591, true",
    })
    void B1_B2_everyDecisionAndEveryValueIsTheExpectedOne(
            String name, String policy, int decided, int taken, boolean history) {
        boolean gold = policy.equals("mended");
        FeatureContract contract = gold
                ? FeatureContract.load(GoldenData.path("contracts/gold-m5-2.1.0.json"))
                : FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats =
                NormStats.load(GoldenData.path(gold ? "norm-stats/gold-m5.json" : GoldenData.STATISTICS), contract);
        String folder = "feeds/" + name;
        MarketFeed feed = feed(folder, contract, stats, policy);
        if (history) {
            replay(feed, bars(folder));
        } else {
            live(feed, bars(folder));
        }

        List<String> expected = GoldenCsv.read(folder + "/decisions.csv").rows().stream()
                .map(row -> String.join(",", row))
                .toList();
        assertThat(decisions).hasSize(decided).isEqualTo(expected);
        assertThat(raw).hasSize(taken);
        assertThat(feed.features().barsSeen()).isEqualTo(taken);
        List<double[]> values = GoldenCsv.read(folder + "/raw.csv").numbers();
        List<float[]> floats = GoldenCsv.read(folder + "/normalized.csv").floats();
        assertThat(values).hasSize(taken);
        assertThat(floats).hasSize(taken);
        int row = 0;
        for (Map.Entry<Long, double[]> each : raw.entrySet()) {
            for (FeatureSpec spec : contract.marketFeatures()) {
                int i = spec.index();
                double is = each.getValue()[i];
                assertThat(UlpDistance.between(values.get(row)[i], is))
                        .as("%s at %s", spec.name(), Instant.ofEpochMilli(each.getKey()))
                        .isLessThanOrEqualTo(spec.tolerance().rawUlps());
                float normal = normalized.get(each.getKey())[i];
                assertThat(Float.floatToRawIntBits(normal)).isEqualTo(Float.floatToRawIntBits(floats.get(row)[i]));
            }
            row++;
        }
    }

    /** The suite opens only if every file of its manifest is there with its hash; these are among them. */
    @Test
    void theManifestAnswersForThem() throws IOException {
        String manifest = GoldenData.text("manifest.json");
        for (String name : List.of("usdcop-training", "usdcop-live", "gold-mended")) {
            for (String part : List.of("arrivals", "published", "decisions", "raw", "normalized")) {
                String file = "feeds/" + name + "/" + part + ".csv";
                String hash = Sha256.of(Files.readAllBytes(GoldenData.path(file)));
                assertThat(manifest).contains("\"" + file + "\": \"" + hash + "\"");
            }
        }
        assertThat(ShippedSuite.SUITE.cases()).isNotEmpty();
    }
}
