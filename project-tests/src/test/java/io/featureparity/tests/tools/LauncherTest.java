// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.tools.Script.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command on the PATH, as {@code tools/install-command} puts it there. A program that stands for the JVM writes down
 * how it was called; it makes an archive if it is asked for one, and its answer is in the variable {@code ANSWER}.
 */
class LauncherTest {

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    @BeforeEach
    void makeAJvm() throws IOException {
        home = folder.resolve("jdk");
        Script.program(
                home.resolve("bin/java"),
                "echo \"$*\" >>'" + folder.resolve("calls") + "'",
                "for word in \"$@\"; do",
                "    case $word in",
                "        -XX:DumpLoadedClassList=*) echo a.Class >\"${word#*=}\" ;;",
                "        -XX:SharedArchiveFile=*) [[ $* != *-Xshare:dump* ]] || echo archive >\"${word#*=}\" ;;",
                "        help) exit \"${STARTS:-0}\" ;;",
                "        completion) echo 'complete parity' ;;",
                "    esac",
                "done",
                "exit \"${ANSWER:-0}\"");
        Files.writeString(folder.resolve("command.jar"), "jar");
    }

    private Ended install(Path bin) throws IOException, InterruptedException {
        return new Script(Map.of("JAVA_HOME", home.toString()))
                .tool("install-command", folder.resolve("command.jar"), bin);
    }

    private Ended parity(Path bin, Map<String, String> more, Object... args) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("calls"));
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("JAVA_HOME", home.toString());
        return new Script(environment).run(bin.resolve("parity"), args);
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    @Test
    void theLauncherItsJarArchiveAndCompletionAreInstalled() throws IOException, InterruptedException {
        Path bin = folder.resolve("a b/bin");
        Ended installed = install(bin);
        assertThat(installed.status()).as(installed.text()).isZero();
        Path share = folder.resolve("a b/share/feature-parity");
        assertThat(installed.text())
                .contains("parity is in " + bin, "export PATH=\"" + bin + ":$PATH\"")
                .contains("source '" + share.resolve("completion.sh") + "'");
        assertThat(share.resolve("parity-gate.jar")).hasContent("jar");
        assertThat(share.resolve("parity.jsa")).hasContent("archive");
        assertThat(share.resolve("completion.sh")).hasContent("complete parity");
        assertThat(parity(bin, Map.of(), "contract", "hash", "a b").status()).isZero();
        assertThat(calls())
                .contains("-XX:SharedArchiveFile=" + share.resolve("parity.jsa"), "-XX:TieredStopAtLevel=1")
                .endsWith("-jar " + share.resolve("parity-gate.jar") + " contract hash a b\n");
    }

    @Test
    void aFolderThatIsNotCalledBinHoldsEverythingItself() throws IOException, InterruptedException {
        Path bin = folder.resolve("tools");
        assertThat(install(bin).status()).isZero();
        assertThat(bin.resolve(".feature-parity/parity-gate.jar")).exists();
        assertThat(install(bin).status()).as("once more, over what is there").isZero();
        assertThat(folder.resolve("share")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"features", "check", "audit", "replay", "log", "stats", "warmup", "quality", "init"})
    void longWorkGetsBothCompilers(String verb) throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        install(bin);
        parity(bin, Map.of(), verb);
        assertThat(calls()).doesNotContain("TieredStopAtLevel").endsWith(" " + verb + "\n");
    }

    @ParameterizedTest
    @CsvSource({"verify, false", "diagnose, false", "contract, true", "--version, true"})
    void shortWorkCompilesLittle(String verb, boolean shortest) throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        install(bin);
        parity(bin, Map.of(), verb);
        assertThat(calls()).contains("-XX:TieredStopAtLevel=1 ").endsWith(" " + verb + "\n");
        assertThat(calls().contains("-XX:CompileThresholdScaling=4 -XX:+UseSerialGC "))
                .isEqualTo(shortest);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3", "134, 3", "127, 3"})
    void theAnswerOfTheCommandIsPassedOnAndAnyOtherEndIsAFault(int jvm, int answer)
            throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        install(bin);
        Ended ended = parity(bin, Map.of("ANSWER", Integer.toString(jvm)), "verify");
        assertThat(ended.status()).isEqualTo(answer);
        assertThat(ended.text().contains("ended with status")).isEqualTo(jvm > 3);
    }

    /** A JVM that refuses its options or its jar ends with 1 too. */
    @Test
    void aJvmThatDoesNotStartIsAFaultAndNotADivergence() throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        install(bin);
        Ended ended = parity(bin, Map.of("ANSWER", "1", "STARTS", "1"), "verify");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.text()).startsWith("parity: '").contains("is it a JDK 17 or newer?");
    }

    @Test
    void noJvmIsAFault() throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        install(bin);
        Ended ended = parity(bin, Map.of("JAVA_HOME", folder.resolve("nowhere").toString()), "verify");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.text()).contains("parity: '" + folder.resolve("nowhere/bin/java") + "' ended with status 127");
    }

    @Test
    void whatIsNoJarIsNotInstalled() throws IOException, InterruptedException {
        Ended ended = new Script(Map.of()).tool("install-command", folder.resolve("none.jar"), folder.resolve("bin"));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.text()).startsWith("install-command: '").contains("is no file");
        assertThat(folder.resolve("bin")).doesNotExist();
    }
}
