// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Series;
import io.featureparity.parity.report.ReportDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page gives its script to draw: every bit of it, in bounded room. */
class PlotDataTest {

    @Test
    void theDataHasEveryBit() throws IOException {
        ReportDocument document = Sabotage.noise("training.csv", 120);
        JsonNode data = data(Sabotage.page(document));
        List<Series> all = document.findings().get(0).series();
        assertThat(data.path("series")).hasSameSizeAs(all);
        assertThat(data.path("times")).as("shared").hasSize(1);
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            JsonNode node = data.path("series").get(i);
            int bits = node.path("bits").asInt();
            assertThat(node.path("feature").asText()).isEqualTo(series.first().feature());
            assertThat(node.path("subject").asText()).isEqualTo("training.csv");
            assertThat(node.path("rows").asInt()).isEqualTo(120);
            assertThat(series.bar(node.path("first").asInt()))
                    .isEqualTo(series.first().bar());
            List<Double> times =
                    numbers(data.path("times").get(node.path("bars").asInt()), 64);
            assertThat(data.path("bars").get(node.path("bars").asInt()).asLong(-1))
                    .as("the first of bars in a row")
                    .isEqualTo(series.bar(0));
            assertThat(node.path("unit").asDouble()).isEqualTo(series.first().unit());
            assertThat(node.path("price").asInt(-1)).isZero();
            assertThat(node.path("numeric").asLong(-1)).isEqualTo(numericBar(document, series));
            List<Double> expected = numbers(node.path("expected"), bits);
            List<Double> actual = numbers(node.path("actual"), bits);
            for (int k = 0; k < series.size(); k++) {
                assertThat(times.get(k).longValue()).isEqualTo(series.time(k));
                assertThat(expected.get(k)).isEqualTo(Double.valueOf(series.expected(k)));
                assertThat(actual.get(k)).isEqualTo(Double.valueOf(series.actual(k)));
            }
        }
    }

    private static long numericBar(ReportDocument document, Series series) {
        return document.total().lines().stream()
                .filter(line -> series.first().equals(line.first()))
                .map(ParityReport.Line::firstNumeric)
                .mapToLong(numeric -> numeric == null ? -1 : numeric.bar())
                .findFirst()
                .orElseThrow();
    }

    /** Where bars are left out, each of them is said. */
    @Test
    void thePriceAndTheBarsOfAThinnedSeriesAreExact() throws IOException {
        ReportDocument document = Sabotage.plainMean("training.csv", 110_000);
        Findings found = document.findings().get(0);
        JsonNode data = data(Sabotage.page(document));
        JsonNode price = data.path("prices").get(0);
        List<Double> closes = numbers(price.path("close"), 64);
        List<Double> bars = numbers(price.path("bars"), 64);
        PriceSeries kept = found.prices();
        assertThat(closes).hasSize(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            assertThat(bars.get(i).longValue()).isEqualTo(kept.bar(i));
            assertThat(closes.get(i)).isEqualTo(Double.valueOf(kept.close(i)));
        }
        Series series = found.series().get(0);
        List<Double> itsBars = numbers(data.path("bars").get(0), 64);
        assertThat(itsBars).hasSize(series.size());
        for (int i = 0; i < series.size(); i++) {
            assertThat(itsBars.get(i).longValue()).isEqualTo(series.bar(i));
        }
    }

    @Test
    void withoutPricesAPlotHasNone() throws IOException {
        Findings found = Sabotage.plainMean("training.csv", 60).findings().get(0);
        Findings without =
                new Findings(found.subject(), found.about(), found.report(), found.series(), PriceSeries.none());
        JsonNode data = data(Sabotage.page(new ReportDocument("parity check", List.of(without), List.of())));
        assertThat(data.path("prices")).isEmpty();
        assertThat(data.path("series").get(0).path("price").isNull()).isTrue();
    }

    @Test
    void thePageIsBoundedAndEachFeatureKeepsAPlot() throws IOException {
        List<Findings> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.addAll(Sabotage.noise("case " + i, 3_000).findings());
        }
        ReportDocument document = new ReportDocument("parity verify", many, List.of());
        String page = Sabotage.page(document);
        assertThat(page.length()).isLessThan(15_000_000);
        assertThat(page).containsPattern("For want of room [0-9,]+ more series are not plotted");
        JsonNode data = data(page);
        for (Series series : many.get(0).series()) {
            assertThat(data.path("series"))
                    .anyMatch(node ->
                            node.path("feature").asText().equals(series.first().feature())
                                    && node.path("subject").asText().equals("case 0"));
        }
    }

    private static JsonNode data(String page) throws IOException {
        String begin = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(begin) + begin.length();
        return JsonMapper.builder().build().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static List<Double> numbers(JsonNode text, int bits) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(text.asText())).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(bits == 64 ? bytes.getDouble() : (double) bytes.getFloat());
        }
        return numbers;
    }
}
