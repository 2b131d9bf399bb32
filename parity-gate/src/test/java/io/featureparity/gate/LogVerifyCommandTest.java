// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.log.ServedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parity log verify} finds and names whatever was done to a log. */
class LogVerifyCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private ServedLog log;
    private final Run run = new Run();

    @BeforeEach
    void write() {
        log = ServedLog.written(folder);
    }

    private ExitCode verify(Object... more) {
        return run.verb(
                "log",
                Stream.concat(Stream.of("verify", "--log", log.folder()), Stream.of(more))
                        .toArray());
    }

    private ExitCode verifyWithCheckpoints(Object... more) {
        return verify("--checkpoints", log.checkpoints(), "--key", log.key(), more);
    }

    @Test
    void aSoundLogIsParity() {
        assertThat(verify()).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("SOUND " + log.folder() + ": ")
                .contains(" records in 3 segments, 9 served, 0 dropped, closed\n")
                .endsWith("no checkpoints were given, so a cut end or a log written anew is not found\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void itsCheckpointsAreCompared() {
        assertThat(verifyWithCheckpoints()).isEqualTo(ExitCode.PARITY);
        String records = run.out().replaceFirst("(?s).*: (\\d+) records in.*", "$1");
        assertThat(run.out()).endsWith("\n3 checkpoints agree, the last counts " + records + " records\n");
    }

    @Test
    void anAlteredRecordIsNamedWithItsSegment() {
        log.flip(1, -60);
        assertThat(verify()).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).startsWith("DAMAGED ").contains("\nFP-1007 at " + log.segment(1) + ", record ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aCutEndIsFoundByCheckpointsAlone() throws IOException {
        byte[] last = Files.readAllBytes(log.segment(2));
        int lastFrame = 40 + 17 + 1; // the end of the segment
        Files.write(log.segment(2), Arrays.copyOf(last, last.length - lastFrame));
        assertThat(verify()).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains(" 0 dropped, open\n");
        Run withCheckpoints = new Run();
        assertThat(withCheckpoints.verb(
                        "log", "verify", "--log", log.folder(), "--checkpoints", log.checkpoints(), "--key", log.key()))
                .isEqualTo(ExitCode.DIVERGENCE);
        assertThat(withCheckpoints.out()).contains("\nFP-1012 at " + log.checkpoints());
    }

    @Test
    void aTornEndIsNoDamageAndNoParity() throws IOException {
        byte[] last = Files.readAllBytes(log.segment(2));
        Files.write(log.segment(2), Arrays.copyOf(last, last.length - 5));
        assertThat(verify()).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out())
                .startsWith("TORN " + log.folder() + ": ")
                .contains(" 0 dropped, torn\n", "\nFP-1011 at " + log.segment(2) + ", record ");
    }

    @Test
    void aDeletedLogIsFoundByItsCheckpoints() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.delete(log.segment(i));
        }
        assertThat(verifyWithCheckpoints()).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).contains("FP-1012").contains("but was 0 records");
    }

    @Test
    void jsonSaysTheSame() {
        log.flip(1, -60);
        assertThat(verifyWithCheckpoints("--json")).isEqualTo(ExitCode.DIVERGENCE);

        assertThat(run.out())
                .contains("\"format\": 1")
                .contains("\"ending\": \"closed\"")
                .contains("\"sound\": false")
                .contains("\"segments\": 3")
                .contains("\"checkpoints\": {\"compared\": 3, \"proven_records\": ")
                .contains("{\"code\": \"FP-1007\", \"place\": \"" + log.segment(1) + ", record ");
        Run sound = new Run();
        ServedLog other = ServedLog.written(made("other"));
        assertThat(sound.verb("log", "verify", "--log", other.folder(), "--json"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(sound.out())
                .contains("\"sound\": true")
                .contains("\"checkpoints\": null")
                .contains("\"faults\": []")
                .contains("\"more_faults\": 0");
    }

    private Path made(String name) {
        try {
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatProvesNothingIsBadInput() throws IOException {
        Path none = made("none");
        assertThat(run.verb("log", "verify", "--log", none)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1018 at " + none + ": must be the folder of a log");

        Run missing = new Run();
        assertThat(missing.verb("log", "verify", "--log", folder.resolve("nowhere")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).startsWith("parity: FP-1002 at " + folder.resolve("nowhere"));

        Run nothing = new Run();
        assertThat(nothing.verb(
                        "log",
                        "verify",
                        "--log",
                        log.folder(),
                        "--checkpoints",
                        folder.resolve("typo"),
                        "--key",
                        log.key()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).startsWith("parity: FP-1019 at " + folder.resolve("typo"));
        assertThat(nothing.out()).isEmpty();
    }

    @Test
    void checkpointsAndTheirKeyComeTogether() {
        assertThat(verify("--checkpoints", log.checkpoints())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: Missing required option: '--key=FILE' (for --checkpoints)"
                        + " (see 'parity log verify --help')\n");
        Run other = new Run();
        assertThat(other.verb("log", "verify", "--log", log.folder(), "--key", log.key()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("Missing required option: '--checkpoints=DIR' (for --key)");
    }

    @Test
    void aFileThatIsNoKeyIsNotShown() throws IOException {
        for (String text : List.of("-----BEGIN PRIVATE KEY-----\nsecret\n", "secret".repeat(2000), "")) {
            Path file = Files.writeString(folder.resolve("private.pem"), text);
            Run wrong = new Run();
            assertThat(wrong.verb(
                            "log", "verify", "--log", log.folder(), "--checkpoints", log.checkpoints(), "--key", file))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err())
                    .startsWith("parity: FP-1020 at " + file + ": must hold the public key of the checkpoints")
                    .hasLineCount(1)
                    .doesNotContain("secret");
        }
        Run missing = new Run();
        assertThat(missing.verb(
                        "log",
                        "verify",
                        "--log",
                        log.folder(),
                        "--checkpoints",
                        log.checkpoints(),
                        "--key",
                        folder.resolve("none")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).startsWith("parity: FP-1020 at " + folder.resolve("none"));
    }
}
