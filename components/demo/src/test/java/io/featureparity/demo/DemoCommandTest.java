// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.demo.stream.Observed;
import io.featureparity.store.row.ObservationVector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

    private static final String PAGE_IS_AT = "the page is at ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String HASH = "b5db2b1a37a916f10cf4226381e6f9de0e2cc724cfa51a0e07b462e9a4384764";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> done = new ArrayList<>();

    /** What the page answers; it is asked as soon as the command says where it is, and then the command is stopped. */
    private String page = "";

    private int run(Supplier<DemoSystem> start, String... arguments) {
        DemoCommand command = new DemoCommand(start);
        PrintWriter listening = new PrintWriter(err, true) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.startsWith(PAGE_IS_AT)) {
                    page = answer(line.substring(PAGE_IS_AT.length(), line.indexOf(" until ")));
                    command.stop();
                }
            }
        };
        return command.run(new PrintWriter(out, true), listening, arguments);
    }

    private static String answer(String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Servers that nobody needs, with a demo that is over. */
    private DemoSystem ready(float ofTheBacktest) {
        done.add("started");
        return new DemoSystem() {
            @Override
            public Demo run(long seed, Consumer<String> progress) {
                List<Observed> components = List.of(observed("refresh", 1), observed("backtest", ofTheBacktest));
                return new Demo(new DemoResult(components), "the page of seed " + seed);
            }

            @Override
            public void close() {
                done.add("closed");
            }
        };
    }

    private static Observed observed(String component, float rsi) {
        Observed observed = new Observed(component, List.of("rsi"));
        observed.add(Instant.EPOCH, ObservationVector.of(new float[] {rsi}));
        return observed;
    }

    /** The month that the README shows, and its page. */
    @Test
    void allComponentsGiveTheModelTheSame() {
        assertThat(run(DemoSystem::start, "--json")).as(err.toString()).isZero();
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

        assertThat(page).contains("All components gave the model the same bytes", "The close of each bar");
        assertThat(page.split(HASH, -1)).hasSize(1 + 5);
        assertThat(page)
                .contains(FeatureContract.builtIn("usdcop-m5", "1.0.0").hash())
                .contains("log_ret_5m", "usdmxn_change_1d")
                .contains("LONG", "SHORT");
        assertThat(page.split("<tr>", -1))
                .as("components and decisions, each with a head")
                .hasSize(1 + 6 + 61);
    }

    @Test
    void withExitItEndsWith0AfterTheTableIfNothingDiffers() {
        assertThat(run(() -> ready(1), "--exit")).isZero();
        assertThat(out.toString().lines()).hasSize(3).first().asString().startsWith("component ");
        assertThat(err.toString().lines()).containsExactly("starting PostgreSQL and Redis");
        assertThat(done).containsExactly("started", "closed");
    }

    @Test
    void itEndsWith1IfOneComponentGaveSomethingElse() {
        assertThat(run(() -> ready(Math.nextUp(1f)), "--exit", "--json")).isEqualTo(1);
        String difference = "at the bar of 1970-01-01T00:00:00Z, refresh gave rsi 1.0 and backtest gave rsi 1.0000001";
        assertThat(out.toString()).contains("\"equal\": false", "\"differences\": [\n    \"" + difference + "\"");
        assertThat(err.toString().lines()).containsExactly("starting PostgreSQL and Redis", "parity: " + difference);
    }

    @Test
    void withoutExitThePageIsServedUntilItIsStoppedWhateverTheTableSays() {
        assertThat(run(() -> ready(2), "--seed", "7")).isEqualTo(1);
        assertThat(page).isEqualTo("the page of seed 7");
        assertThat(err.toString().lines())
                .last()
                .asString()
                .matches("the page is at http://localhost:\\d+/ until this is stopped .*");
        assertThat(done).containsExactly("started", "closed", "closed");
    }

    @Test
    void aDemoThatFailsEndsWith3() {
        Fault fault = new Fault(ErrorCode.DEMO_SERVER, "servers of the demo", "must start", "no room");
        assertThat(run(() -> {
                    throw new ComponentException(fault);
                }))
                .isEqualTo(3);
        assertThat(err.toString().lines()).containsExactly("starting PostgreSQL and Redis", "parity: " + fault);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsRefusedBeforeAnythingStarts() {
        assertThat(run(() -> ready(1), "--bogus")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--bogus'");
        assertThat(run(() -> ready(1), "--port", "x")).isEqualTo(2);
        assertThat(run(() -> ready(1), "--port", "65536")).isEqualTo(2);
        assertThat(err.toString()).contains("--port must be from 0 to 65535, but was 65536");
        assertThat(out.toString()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeTheServersStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(() -> ready(1), "--port", port)).isEqualTo(3);
            assertThat(err.toString().lines())
                    .containsExactly("parity: FP-1260 at page at port " + port
                            + ": must have a port that is free, but was taken");
            assertThat(done).isEmpty();
            assertThat(run(() -> ready(1), "--port", port, "--exit")).isZero();
        }
    }

    @Test
    void helpIsGiven() {
        assertThat(run(() -> ready(1), "help")).isZero();
        assertThat(out.toString()).contains("--exit", "--json", "--seed", "--port", "1   they did not");
        assertThat(done).isEmpty();
    }

    @Test
    void theTableSaysWhatEachComponentGave() {
        assertThat(new DemoResult(List.of(
                                new Observed("refresh", List.of("rsi")), new Observed("backtest", List.of("rsi"))))
                        .allEqual())
                .as("nothing was compared")
                .isFalse();

        Observed one = observed("refresh", 1);
        Observed other = observed("backtest", 2);
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
