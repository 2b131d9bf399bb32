// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.MarketFeed;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.golden.GoldenSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final Path GOLDEN_DATA = Path.of("..", "golden-data");

    private final List<String> decisions = new ArrayList<>();
    private final Map<Long, double[]> raw = new TreeMap<>();
    private final Map<Long, float[]> normalized = new LinkedHashMap<>();
    private int arrival = -1;

    private static List<String[]> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }

    private static List<Bar> bars(Path feed) throws IOException {
        return rows(feed.resolve("arrivals.csv")).stream()
                .map(row -> new Bar(
                        Instant.parse(row[0]),
                        number(row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4]),
                        number(row[5])))
                .toList();
    }

    private static MacroSeries published(Path feed, FeatureContract contract) throws IOException {
        MacroSeries series = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        for (String[] row : rows(feed.resolve("published.csv"))) {
            LocalDate day = LocalDate.parse(row[1]);
            if (row[2].isEmpty()) {
                series.add(row[0], day, number(row[3]));
            } else {
                series.add(row[0], day, Instant.parse(row[2]), number(row[3]));
            }
        }
        return series;
    }

    private MarketFeed feed(Path folder, FeatureContract contract, NormStats stats, String policy) throws IOException {
        return MarketFeed.of(contract, stats)
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
            String name, String policy, int decided, int taken, boolean history) throws IOException {
        boolean gold = policy.equals("mended");
        FeatureContract contract = gold
                ? FeatureContract.load(GOLDEN_DATA.resolve("contracts/gold-m5-2.1.0.json"))
                : FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.load(
                GOLDEN_DATA.resolve(gold ? "norm-stats/gold-m5.json" : "training-outputs/norm_stats.json"), contract);
        Path folder = GOLDEN_DATA.resolve("feeds").resolve(name);
        MarketFeed feed = feed(folder, contract, stats, policy);
        if (history) {
            replay(feed, bars(folder));
        } else {
            live(feed, bars(folder));
        }

        List<String> expected = Files.readAllLines(folder.resolve("decisions.csv"));
        assertThat(decisions).hasSize(decided).isEqualTo(expected.subList(1, expected.size()));
        assertThat(raw).hasSize(taken);
        assertThat(feed.engine().barsSeen()).isEqualTo(taken);
        List<String[]> values = rows(folder.resolve("raw.csv"));
        List<String[]> floats = rows(folder.resolve("normalized.csv"));
        assertThat(values).hasSize(taken);
        assertThat(floats).hasSize(taken);
        int row = 0;
        for (Map.Entry<Long, double[]> each : raw.entrySet()) {
            for (FeatureSpec spec : contract.marketFeatures()) {
                int i = spec.index();
                double is = each.getValue()[i];
                assertThat(UlpDistance.between(number(values.get(row)[i]), is))
                        .as("%s at %s", spec.name(), Instant.ofEpochMilli(each.getKey()))
                        .isLessThanOrEqualTo(spec.tolerance().rawUlps());
                float normal = normalized.get(each.getKey())[i];
                assertThat(Float.floatToRawIntBits(normal))
                        .isEqualTo(Float.floatToRawIntBits(Float.parseFloat(floats.get(row)[i])));
            }
            row++;
        }
    }

    /** The suite opens only if every file of its manifest is there with its hash; these are among them. */
    @Test
    void theManifestAnswersForThem() throws IOException {
        String manifest = Files.readString(GOLDEN_DATA.resolve("manifest.json"));
        for (String name : List.of("usdcop-training", "usdcop-live", "gold-mended")) {
            for (String part : List.of("arrivals", "published", "decisions", "raw", "normalized")) {
                assertThat(manifest).contains("\"feeds/" + name + "/" + part + ".csv\": \"");
            }
        }
        assertThat(GoldenSuite.open(GOLDEN_DATA).cases()).isNotEmpty();
    }
}
