// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.demo.stream.Observed;
import io.featureparity.store.row.ObservationVector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private static final String HASH = "b5db2b1a37a916f10cf4226381e6f9de0e2cc724cfa51a0e07b462e9a4384764";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return DemoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** The month that the README shows. */
    @Test
    void allComponentsGiveTheModelTheSame() {
        assertThat(run("--exit", "--json")).as(err.toString()).isZero();
        StringBuilder expected = new StringBuilder("{\n  \"equal\": true,\n  \"components\": [");
        String comma = "";
        for (String component : List.of("refresh", "inference", "backtest", "replay", "audit log")) {
            expected.append(comma).append("\n    {\n      \"component\": \"").append(component);
            expected.append("\",\n      \"observations\": 1200,\n      \"sha256\": \"")
                    .append(HASH)
                    .append("\"\n    }");
            comma = ",";
        }
        assertThat(out).hasToString(expected + "\n  ],\n  \"differences\": []\n}\n");
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(run("--bogus")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--bogus'");
        assertThat(run("--port", "x")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpIsGiven() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("--exit", "--json", "--seed", "--port", "1   they did not");
    }

    @Test
    void theTableSaysWhatEachComponentGave() {
        Observed one = new Observed("refresh", List.of("rsi"));
        Observed other = new Observed("backtest", List.of("rsi"));
        assertThat(new DemoResult(List.of(one, other)).allEqual())
                .as("nothing was compared")
                .isFalse();

        one.add(Instant.EPOCH, ObservationVector.of(new float[] {1}));
        other.add(Instant.EPOCH, ObservationVector.of(new float[] {2}));
        DemoResult result = new DemoResult(List.of(one, other));
        assertThat(result.allEqual()).isFalse();
        assertThat(result.lines())
                .containsExactly(
                        "component    observations  SHA-256 of the stream",
                        "refresh                 1  " + one.sha256(),
                        "backtest                1  " + other.sha256());
        assertThat(result.differences())
                .extracting(Object::toString)
                .containsExactly("at the bar of 1970-01-01T00:00:00Z, refresh gave rsi 1.0 and backtest gave rsi 2.0");
    }
}
