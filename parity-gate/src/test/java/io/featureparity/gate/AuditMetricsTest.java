// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.promql.AlertRule;
import io.featureparity.testsupport.promql.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a job that audits a log, by the node exporter, to the alerts of the folder {@code dashboards}. */
class AuditMetricsTest extends ServedGoldenTests {

    private static final int DAY = 86_400;

    private final Samples samples = new Samples();
    private Path metrics = Path.of("");

    @BeforeEach
    void aFolderOfTheNodeExporter() {
        metrics = folder.resolve("feature-parity-audit.prom");
    }

    private ExitCode audit() {
        return verb("audit", "--metrics", metrics);
    }

    /** Prometheus asks the node exporter once a minute, which shows the file and its age. */
    private void scrape(int from, int to, int written) throws IOException {
        String text = Files.readString(metrics) + "node_textfile_mtime_seconds{file=\"/textfile/"
                + metrics.getFileName() + "\"} " + written + "\n";
        for (int time = from; time < to; time += 60) {
            samples.scraped(time, text);
        }
    }

    private List<String> firing(int from, int to) {
        List<String> firing = new ArrayList<>();
        for (AlertRule rule : AlertRule.all()) {
            if (!rule.fires(samples, from, to).isEmpty()) {
                firing.add(rule.name());
            }
        }
        return firing;
    }

    @Test
    void whatIsEqualAlarmsNobody() throws IOException {
        serve();

        assertThat(audit()).isEqualTo(ExitCode.PARITY);
        assertThat(metrics).hasContent("""
                # TYPE feature_parity_audit_compared_records_total counter
                feature_parity_audit_compared_records_total{log="example.com/golden"} 286
                # TYPE feature_parity_audit_divergent_records_total counter
                feature_parity_audit_divergent_records_total{log="example.com/golden"} 0
                # TYPE feature_parity_audit_obstacles gauge
                feature_parity_audit_obstacles{log="example.com/golden"} 0
                """);
        scrape(0, 3600, 0);
        assertThat(firing(0, 3540)).isEmpty();
    }

    @Test
    void aDivergenceFiresAtOnceAndUntilAnAuditFindsNone() throws IOException {
        serveSkewed();

        assertThat(audit()).isEqualTo(ExitCode.DIVERGENCE);
        scrape(0, 600, 0);
        assertThat(firing(0, 540)).containsExactly("FeatureParityAuditDivergence");

        log = folder.resolve("mended");
        serve();
        assertThat(audit()).isEqualTo(ExitCode.PARITY);
        scrape(600, 1200, 600);
        assertThat(firing(600, 1140)).isEmpty();
    }

    /** No record of the log is wrong, and still it is a divergence. */
    @Test
    void barsThatTheLogSawOtherwiseFireToo() throws IOException {
        serve();
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        String close = lines.get(200).split(",", -1)[4];
        lines.set(200, lines.get(200).replace("," + close + ",", "," + (Double.parseDouble(close) + 0.01) + ","));

        assertThat(verb("audit", "--metrics", metrics, "--bars", golden().write("bars.csv", lines)))
                .isEqualTo(ExitCode.DIVERGENCE);
        scrape(0, 600, 0);
        assertThat(firing(0, 540)).containsExactly("FeatureParityAuditDivergence");
    }

    @Test
    void aLogThatIsDamagedFires() throws IOException {
        serve();
        damage();

        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        scrape(0, 600, 0);
        assertThat(firing(0, 540)).contains("FeatureParityAuditObstructed");
    }

    @Test
    void aJobThatDoesNotRunAnyMoreFires() throws IOException {
        serve();

        assertThat(audit()).isEqualTo(ExitCode.PARITY);
        scrape(3 * DAY, 5 * DAY, 0);
        assertThat(firing(3 * DAY, 4 * DAY)).isEmpty();
        assertThat(firing(4 * DAY, 5 * DAY)).containsExactly("FeatureParityAuditOld");
    }

    @Test
    void aFileThatTheAuditReadsOrThatCannotBeWrittenIsRefused() {
        serve();

        metrics = log.resolve("feature-parity-audit.prom");
        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-913 at --metrics: must write to another file than --log reads");
        metrics = folder.resolve("nowhere").resolve("feature-parity-audit.prom");
        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-").contains("feature-parity-audit.prom");
    }
}
