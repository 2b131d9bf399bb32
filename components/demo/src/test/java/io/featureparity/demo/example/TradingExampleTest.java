// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.server.DemoServers;
import io.featureparity.demo.training.Training;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code examples/trading}, on real servers. */
class TradingExampleTest {

    private static final Path EXAMPLE = Path.of("..", "..", "examples", "trading");
    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    @TempDir
    private Path folder;

    @Test
    void aHistoryIsLoadedAModelIsServedAndABacktestRuns() throws IOException, InterruptedException {
        copy();
        GeneratedMarket market = GeneratedMarket.of(CONTRACT, LocalDate.of(2026, 4, 6), 4, 3);
        Files.write(folder.resolve("bars.csv"), bars(market));
        Files.write(folder.resolve("macro.csv"), macro(market));
        ToyModel.write(folder.resolve("model"), "toy-policy", CONTRACT, Training.fit(CONTRACT, market), 3);
        try (DemoServers servers = DemoServers.start()) {
            assertThat(trading(servers, "migrate")).contains("scripts applied");
            trading(servers, "load", "bars.csv", "macro.csv");
            trading(servers, "register", "1");
            trading(servers, "live", "toy-policy", "1");
            assertThat(trading(servers, "status")).isEqualTo("refresh does not run\ninference does not run\n");
            trading(servers, "up");
            assertThat(trading(servers, "status")).isEqualTo("refresh runs\ninference runs\n");
            assertThat(trading(servers, "down")).isEqualTo("inference has ended\nrefresh has ended\n");
            assertThat(trading(servers, "backtest")).contains("226 observations, SHA-256 ");
            assertThat(folder.resolve("reports/backtest/backtest.html")).exists();
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
    }

    private static List<String> bars(GeneratedMarket market) {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (Bar bar : market.bars()) {
            lines.add(bar.time() + "," + bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close() + ","
                    + bar.volume());
        }
        return lines;
    }

    /** A row for each time of publication, with what was published then. */
    private static List<String> macro(GeneratedMarket market) {
        Map<Instant, Map<String, MacroPublication>> rows = new TreeMap<>();
        market.macro()
                .forEach(value -> rows.computeIfAbsent(value.published(), time -> new TreeMap<>())
                        .put(value.column(), value));
        List<String> lines = new ArrayList<>(List.of("available,date," + String.join(",", CONTRACT.macroColumns())));
        rows.forEach((time, values) -> {
            StringBuilder line = new StringBuilder(time + ","
                    + Objects.requireNonNull(values.values().iterator().next()).day());
            for (String column : CONTRACT.macroColumns()) {
                MacroPublication value = values.get(column);
                line.append(',').append(value == null ? "" : Double.toString(value.value()));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private String trading(DemoServers servers, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("./trading").directory(folder.toFile());
        command.command().addAll(List.of(arguments));
        command.environment().put("TRADING_CLASSPATH", JavaProcess.classPath(TradingExampleTest.class));
        command.environment()
                .put("PARITY_DATABASE_PORT", Integer.toString(servers.postgres().port()));
        command.environment()
                .put("PARITY_DATABASE_PASSWORD", servers.postgres().password().reveal());
        command.environment()
                .put("PARITY_REDIS_PORT", Integer.toString(servers.redis().port()));
        command.environment()
                .put(
                        "PARITY_REDIS_PASSWORD",
                        Objects.requireNonNull(servers.redis().password()).reveal());
        command.environment().put("PARITY_API_KEY", "a-key-for-this-test-alone");
        command.environment().put("PARITY_API_PORT", "0");
        // A machine that builds other things too may be slow.
        Map.of("CONNECT", "PT60S", "STATEMENT", "PT60S", "ANSWER", "PT90S", "POOL", "PT60S")
                .forEach((timeout, value) ->
                        command.environment().put("PARITY_DATABASE_" + timeout + "_TIMEOUT", value));
        Path said = folder.resolve("said.txt");
        Process process =
                command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = text(said);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
