// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of verbs that read a log have in common: the log of a service that serves the bars of a golden case. */
abstract class ServedGoldenTests {

    static final String PAIR = "USD/COP";
    static final FeatureContract PLAIN_MEAN = FeatureContract.parse(
            "plain mean",
            ContractDocument.builtIn("1.0.0")
                    .setInFeature("rsi_9", "/calculation/smoothing", "mean")
                    .toJson());

    @TempDir
    Path folder;

    Path log = Path.of("");
    Run run = new Run();

    @BeforeEach
    void place() {
        log = folder.resolve("log");
    }

    GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    /** Runs a verb on the log. */
    ExitCode verb(String verb, Object... options) {
        run = new Run();
        return run.verb(
                verb, Stream.concat(Stream.of("--log", log), Stream.of(options)).toArray());
    }

    void serve() {
        ServedGolden.write(log, writer -> ServedGolden.serve(writer, PAIR, golden().bars()));
    }

    void serveSkewed() {
        ServedGolden.write(log, writer -> ServedGolden.serveAs(writer, PAIR, golden().bars(), PLAIN_MEAN));
    }

    /** Changes a bit in the midst of the last segment, and says which file that is. */
    Path damage() throws IOException {
        Path segment = ServedGolden.lastSegment(log);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        return Files.write(segment, bytes);
    }
}
