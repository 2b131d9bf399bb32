// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

    private static final String RESULTS = """
            [{"jdkVersion": "17.0.15", "vmName": "Some VM", "vmVersion": "17.0.15+6",
              "benchmark": "io.featureparity.benchmarks.FusedBenchmark.engine", "mode": "avgt",
              "primaryMetric": {"score": 110.0, "scoreError": "NaN", "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 1.0E-4}}},
             {"jdkVersion": "17.0.15", "vmName": "Some VM", "vmVersion": "17.0.15+6",
              "benchmark": "io.featureparity.benchmarks.FusedBenchmark.fused", "mode": "avgt",
              "primaryMetric": {"score": 0.1, "scoreError": 0.01, "scoreUnit": "us/op"}, "secondaryMetrics": {}},
             {"jdkVersion": "17.0.15", "vmName": "Some VM", "vmVersion": "17.0.15+6",
              "benchmark": "io.featureparity.benchmarks.InstrumentsBenchmark.updateAndObserve", "mode": "avgt",
              "params": {"instruments": "64"},
              "primaryMetric": {"score": 151.0, "scoreError": 1, "scoreUnit": "ns/op",
              "rawData": [[180.0, 121.0], [152.0]]}, "secondaryMetrics": {}},
             {"jdkVersion": "17.0.15", "vmName": "Some VM", "vmVersion": "17.0.15+6",
              "benchmark": "io.featureparity.benchmarks.LatencyBenchmark.hot", "mode": "sample",
              "primaryMetric": {"score": 130.0, "scoreError": 1, "scoreUnit": "ns/op",
              "scorePercentiles": {"50.0": 128.0, "99.0": 450.0}}, "secondaryMetrics": {}},
             {"benchmark": "pandas.last100", "mode": "avgt",
              "primaryMetric": {"score": 7.7E6, "scoreError": "NaN", "scoreUnit": "ns/op"}, "secondaryMetrics": {}}]
            """;

    private static Measurements measurements() throws JsonProcessingException {
        Measurements measurements = new Measurements();
        measurements.add(new ObjectMapper().readTree(RESULTS));
        return measurements;
    }

    @Test
    void timesAreNanosecondsUnderTheNameAndParameterOfTheirBenchmark() throws JsonProcessingException {
        Measurements measurements = measurements();
        assertThat(measurements.jdks()).containsExactly(17);
        assertThat(measurements.nanos("FusedBenchmark.fused", 17)).hasValue(100);
        assertThat(measurements.nanos("InstrumentsBenchmark.updateAndObserve:64", 17))
                .hasValue(121);
        assertThat(measurements.nanos("LatencyBenchmark.hot@99.0", 17)).hasValue(450);
        assertThat(measurements.nanos("pandas.last100", 17)).hasValue(7.7e6);
        assertThat(measurements.nanos("FusedBenchmark.fused", 25)).isEmpty();
    }

    @Test
    void whatIsReachedAndByHowMuchItIsMissedIsSaid() throws JsonProcessingException {
        assertThat(Aims.table(measurements()))
                .startsWith("| what | aim, JDK 17 | found | |\n|---|---|---:|---|\n")
                .contains("| one bar, to everything fused | at most 1.2 times | 1.10 | reached |\n")
                .contains("| one bar, hot, p99 | at most 300 ns | 450 ns | **missed by 50 %** |\n")
                .contains("| one bar, hot, p99.9 | at most 600 ns | – | not measured |\n")
                .contains("| all features of one more bar, to pandas from the last 100 | 50,000 times faster | 70,000 |"
                        + " reached |\n");
    }

    @Test
    void aTraceOfAnAllocationIsNone() throws JsonProcessingException {
        assertThat(CostTable.of(measurements()))
                .contains("| `update` and `observe` | 110 ns | 0 |\n")
                .contains("| everything fused into one class | 100 ns | – |\n")
                .contains("| 64 instruments | 121 ns | – |\n");
    }

    @Test
    void everyBenchmarkOfTheTablesExists() throws ClassNotFoundException {
        String sources = CostTable.of(new Measurements());
        assertThat(sources).startsWith("| what |\n");
        for (String benchmark : CostTable.benchmarks()) {
            String name = benchmark.split("[:@]", 2)[0];
            String type = name.substring(0, name.indexOf('.'));
            if (!type.equals("pandas")) {
                Class<?> found = Class.forName("io.featureparity.benchmarks." + type);
                assertThat(found.getMethods())
                        .anyMatch(method -> method.getName().equals(name.substring(name.indexOf('.') + 1)));
            }
        }
        assertThat(CostTable.benchmarks()).containsAll(Aims.benchmarks());
    }

    @Test
    void theWholeDocumentIsWrittenBetweenItsMarks(@TempDir Path folder) throws Exception {
        Path results = Files.createDirectories(folder.resolve("results"));
        Files.writeString(results.resolve("jdk17.json"), RESULTS);
        Files.writeString(results.resolve("machine.txt"), "Processor: one\nDate: 2026-11-21\n");
        StringBuilder empty = new StringBuilder("# Title\n");
        for (String part : new String[] {"machine", "aims", "costs", "limit", "starting over"}) {
            empty.append("<!-- begin ")
                    .append(part)
                    .append(" -->\nold\n<!-- end ")
                    .append(part)
                    .append(" -->\nkept\n");
        }
        Path page = folder.resolve("performance.md");
        Files.writeString(page, empty);

        Report.write(results, folder);

        String written = Files.readString(page);
        assertThat(written)
                .contains("- Processor: one\n- Date: 2026-11-21\n- JDK 17: Some VM 17.0.15+6\n")
                .contains("| the engine | 110 ns |")
                .doesNotContain("old\n")
                .contains("kept\n");
        Report.write(results, folder);
        assertThat(Files.readString(page)).isEqualTo(written);
        String svg = Files.readString(folder.resolve("performance.svg"));
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
        assertThat(svg).contains(">70,000<");
    }

    @Test
    void aDocumentWithoutMarksIsRefused() {
        assertThatThrownBy(() -> Pages.with("text", "aims", "table")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoTimeIsRefused() throws IOException {
        String counts = RESULTS.replace("us/op", "ops/s");
        Measurements measurements = new Measurements();
        assertThatThrownBy(() -> measurements.add(new ObjectMapper().readTree(counts)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
