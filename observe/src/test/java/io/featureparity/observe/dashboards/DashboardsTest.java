// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.observe.PrometheusNames;
import io.featureparity.testsupport.promql.AlertRule;
import io.featureparity.testsupport.promql.Expr;
import io.featureparity.testsupport.promql.Expr.Matcher;
import io.featureparity.testsupport.promql.PromQl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the folder {@code dashboards}: what they name is there, and Prometheus and Grafana could read them. */
class DashboardsTest {

    private static final Path FOLDER = Path.of("../dashboards");
    private static final Pattern TEMPLATE_LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final String REPOSITORY = "https://github.com/feature-parity/feature-parity/blob/main/";

    /** Those that Prometheus itself adds to each series. */
    private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

    /** Of the node exporter: when a file was written that it shows. */
    private static final String OF_THE_EXPORTER = "node_textfile_mtime_seconds";

    private final Map<String, Set<String>> metrics = PrometheusNames.samples();

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("feature-parity.json").toFile());
    }

    /** A query as Grafana sends it: its variables have values then. */
    private static Expr query(String text) {
        return PromQl.parse(text.replace("$__rate_interval", "5m").replace("$instrument", "USD/COP"));
    }

    private Set<String> labelsOf(String metric) {
        Set<String> ofTheExporter = metric.equals(OF_THE_EXPORTER) ? Set.of("file") : Set.of();
        Set<String> labels = new TreeSet<>(metrics.getOrDefault(metric, ofTheExporter));
        labels.addAll(OF_THE_SCRAPE);
        return labels;
    }

    private void requireKnown(String of, Expr expression) {
        expression.selectors().forEach(selector -> {
            if (!selector.name().equals(OF_THE_EXPORTER)) {
                assertThat(metrics).as(of).containsKey(selector.name());
            }
            assertThat(labelsOf(selector.name()))
                    .as(of + ": " + selector.name())
                    .containsAll(
                            selector.matchers().stream().map(Matcher::label).toList());
        });
        expression
                .aggregates()
                .forEach(aggregate ->
                        assertThat(labelsInside(aggregate.of())).as(of).containsAll(aggregate.labels()));
    }

    private Set<String> labelsInside(Expr expression) {
        return expression
                .selectors()
                .flatMap(selector -> labelsOf(selector.name()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels that a result has: those of the outermost groups, or else all of the metrics. */
    private Set<String> labelsOfResult(Expr expression) {
        if (expression instanceof Expr.Aggregate aggregate) {
            return aggregate.without() ? labelsInside(aggregate.of()) : aggregate.labels();
        }
        if (expression.parts().isEmpty()) {
            return labelsInside(expression);
        }
        return expression.parts().stream()
                .flatMap(part -> labelsOfResult(part).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- alerts

    @Test
    void everyAlertNamesMetricsAndLabelsThatThereAre() {
        assertThat(AlertRule.all())
                .hasSizeGreaterThan(10)
                .allSatisfy(rule -> requireKnown(rule.name(), rule.expression()));
    }

    @Test
    void everyAlertHasASeverityASummaryAndARunbook() {
        assertThat(AlertRule.all()).extracting(AlertRule::name).doesNotHaveDuplicates();
        assertThat(AlertRule.all()).allSatisfy(rule -> {
            assertThat(rule.labels()).as(rule.name()).containsOnlyKeys("severity");
            assertThat(rule.labels().get("severity")).isIn("warning", "critical");
            assertThat(rule.annotations()).as(rule.name()).containsOnlyKeys("summary", "runbook_url");
            String summary = rule.annotations().get("summary");
            assertThat(summary).isNotBlank();
            assertThat(labelsOfResult(rule.expression()))
                    .as(rule.name())
                    .containsAll(TEMPLATE_LABEL
                            .matcher(summary)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
            assertThat(summary.replaceAll("\\{\\{ (\\$value|\\$labels\\.\\w+) }}", ""))
                    .as("templates of " + rule.name())
                    .doesNotContain("{", "}", "$");
        });
    }

    @Test
    void everyRunbookIsASectionOfADocument() {
        assertThat(AlertRule.all()).allSatisfy(rule -> {
            String link = rule.annotations().get("runbook_url");
            assertThat(link).startsWith(REPOSITORY).contains("#");
            List<String> parts = List.of(link.substring(REPOSITORY.length()).split("#", 2));
            assertThat(anchors(Path.of("..").resolve(parts.get(0))))
                    .as(rule.name())
                    .contains(parts.get(1));
        });
    }

    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatPrometheusWouldNotLoadIsRefused(@TempDir Path folder) throws IOException {
        String good = Files.readString(AlertRule.FILE);
        Path file = folder.resolve("alerts.yaml");
        Map<String, String> faults = Map.of(
                "for: 2m", "for: 2 minutes",
                "interval: 1m", "interval: often",
                "groups:", "group:",
                "expr: feature_parity_overdue_bars > 2", "expr: feature_parity_overdue_bars >",
                "alert: FeatureParityBarsStale", "alert: bars are stale",
                "annotations:", "annotation:",
                "severity: critical", "severity: 1",
                "feature_parity_level == 4", "rate(feature_parity_level)");
        Files.writeString(file, good);
        assertThat(AlertRule.read(file)).hasSameSizeAs(AlertRule.all());
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            assertThat(good).contains(fault.getKey());
            Files.writeString(file, good.replaceFirst(Pattern.quote(fault.getKey()), fault.getValue()));
            assertThatThrownBy(() -> AlertRule.read(file))
                    .as(fault.getValue())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMetricOrLabelThatThereIsNotIsFound() {
        for (String wrong : List.of(
                "feature_parity_overdue > 2",
                "feature_parity_overdue_bars{code=\"x\"} > 2",
                "sum by (code) (feature_parity_overdue_bars)")) {
            assertThatThrownBy(() -> requireKnown("test", PromQl.parse(wrong)))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class);
        }
    }

    // ---- the dashboard

    @Test
    void everyPanelNamesMetricsAndLabelsThatThereAre() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                String title = panel.get("title").asText();
                Expr query = query(target.get("expr").asText());
                requireKnown(title, query);
                assertThat(labelsOfResult(query))
                        .as(title)
                        .containsAll(LEGEND_LABEL
                                .matcher(target.get("legendFormat").asText())
                                .results()
                                .map(found -> found.group(1))
                                .toList());
                queries.add(title);
            }
        }
        assertThat(queries).hasSizeGreaterThan(20);
    }

    @Test
    void panelsHaveAPlaceOfTheirOwn() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard().get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("type").asText()).isIn("stat", "timeseries", "table");
            JsonNode place = panel.get("gridPos");
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    int column = place.get("x").asInt() + x;
                    assertThat(column).isLessThan(24);
                    assertThat(cells.add(column + "/" + (place.get("y").asInt() + y)))
                            .as(panel.get("title").asText())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theVariablesOfQueriesAreThoseOfTheDashboard() throws IOException {
        String text = Files.readString(FOLDER.resolve("feature-parity.json"));
        Set<String> used = Pattern.compile("\\$\\{?(\\w+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
        Set<String> declared = new HashSet<>();
        for (JsonNode variable : dashboard().get("templating").get("list")) {
            declared.add(variable.get("name").asText());
        }
        assertThat(declared).isEqualTo(used);
        JsonNode instrument = dashboard().get("templating").get("list").get(1);
        List<String> query = List.of(instrument
                .get("query")
                .asText()
                .replaceAll("label_values\\((.*)\\)", "$1")
                .split(", ", 2));
        assertThat(labelsOf(query.get(0))).contains(query.get(1));
    }

    @Test
    void everyMetricIsInADashboardOrAnAlertOrIsNamedHere() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (JsonNode panel : dashboard().get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                query(target.get("expr").asText()).selectors().forEach(selector -> shown.add(selector.name()));
            }
        }
        AlertRule.all().forEach(rule -> rule.expression().selectors().forEach(selector -> shown.add(selector.name())));
        Set<String> others = new TreeSet<>(metrics.keySet());
        others.removeAll(shown);
        assertThat(others)
                .as("to look at by hand")
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "level_left_out_changes_total",
                                "snapshots_total",
                                "engine_bars",
                                "engine_absent_bars",
                                "engine_outside_high_low_bars",
                                "audit_position",
                                "audit_checkpoints_total",
                                "audit_packings_failed_total",
                                "audit_compared_records_total",
                                "store_reads_total",
                                "store_writes_total",
                                "store_repeated_calls_total",
                                "refresh_position",
                                "inference_ready",
                                "inference_too_old_bars_total",
                                "inference_objected_bars_total",
                                "http_requests_seconds_sum",
                                "http_requests_seconds_max",
                                "breaker_opened_total",
                                "breaker_refused_calls_total",
                                "breaker_repeated_calls_total")
                        .map(name -> "feature_parity_" + name)
                        .toList());
        assertThat(Arrays.asList(FOLDER.toFile().list()))
                .containsExactlyInAnyOrder("README.md", "alerts.yaml", "feature-parity.json");
    }
}
