// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue of metrics, as it is in the code, in the document and in Prometheus. */
class CatalogueTest {

    private static final Path DOCUMENT = Path.of("../docs/observability.md");

    @Test
    void theDocumentShowsEachMetric() throws IOException {
        assertThat(block("metrics")).isEqualTo(metrics());
    }

    @Test
    void theDocumentSaysWhatBoundsEachLabel() throws IOException {
        assertThat(block("labels")).isEqualTo(labels());
    }

    @Test
    void theNamesAreThoseThatPrometheusGetsToSee() {
        Set<String> expected = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            PrometheusNames.suffixes(metric).forEach(suffix -> expected.add(PrometheusNames.of(metric) + suffix));
            PrometheusNames.suffixes(metric)
                    .forEach(suffix -> assertThat(PrometheusNames.samples())
                            .hasEntrySatisfying(
                                    PrometheusNames.of(metric) + suffix,
                                    labels -> assertThat(labels)
                                            .isEqualTo(metric.labels().stream()
                                                    .map(PrometheusNames::of)
                                                    .collect(Collectors.toCollection(TreeSet::new)))));
        }
        assertThat(PrometheusNames.samples().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aNameFollowsTheConvention() {
        assertThat(Metric.values()).allSatisfy(metric -> {
            assertThat(metric.id()).matches("feature\\.parity(\\.[a-z]+)+");
            assertThat(metric.unit()).matches("[a-z]*");
            assertThat(metric.meaning()).isNotBlank().doesNotEndWith(".");
        });
        assertThat(Arrays.stream(Metric.values()).map(Metric::id)).doesNotHaveDuplicates();
        assertThat(Label.values()).allSatisfy(label -> assertThat(label.key()).matches("[a-z]+(\\.[a-z]+)*"));
    }

    private static String metrics() {
        StringBuilder table =
                new StringBuilder("| metric | kind | unit | labels | what it says |\n|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            table.append("| `%s`<br>`%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            metric.id(),
                            PrometheusNames.of(metric),
                            metric.kind().name().toLowerCase(Locale.ROOT),
                            metric.unit(),
                            metric.labels().stream().map(PrometheusNames::of).collect(Collectors.joining(", ")),
                            metric.meaning()));
        }
        return table.toString();
    }

    private static String labels() {
        StringBuilder table = new StringBuilder("| label | its values are |\n|---|---|\n");
        for (Label label : Label.values()) {
            table.append("| `%s` | %s |\n".formatted(PrometheusNames.of(label), label.bound()));
        }
        return table.toString();
    }

    private static String block(String name) throws IOException {
        String text = Files.readString(DOCUMENT);
        String begin = "<!-- begin " + name + " -->\n";
        assertThat(text).contains(begin);
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf("<!-- end " + name + " -->", from));
    }
}
