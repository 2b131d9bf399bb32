// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Printed;
import io.featureparity.gate.options.Output;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.gate.verbs.Verbs;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** No verb writes to a file that it reads, whichever options name the two, and by whatever names. */
class InputsAreNeverHarmedTest {

    private static final String BEFORE = "the content of an input";

    /** What an option that names a file is read as. */
    private static final Set<String> FILES = Set.of("Path", "ContractName", "ColumnOfFile");

    @TempDir
    private Path folder;

    @Command(name = "parity")
    private static final class Root {}

    /** An output of a verb, and an argument of the same verb that it could overwrite. */
    private record Pair(CommandLine verb, ArgSpec output, ArgSpec input) {

        @Override
        public String toString() {
            return verb.getCommandSpec().qualifiedName() + " " + name(input) + " " + name(output);
        }
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static boolean isOutput(ArgSpec arg) {
        return arg.userObject() instanceof Field field && field.isAnnotationPresent(Output.class);
    }

    private static boolean isFile(ArgSpec arg) {
        return Stream.of(arg.auxiliaryTypes())
                .anyMatch(type -> FILES.contains(type.getSimpleName())); // of several values, the type of each
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(InputsAreNeverHarmedTest::leaves);
    }

    /** Every output beside every input, in every verb that there is. */
    static Stream<Pair> pairs() {
        CommandLine root = new CommandLine(new Root());
        Verbs.addTo(root, List.of(), new Printed().unwatched(), FeatureSource.streaming());
        return leaves(root).flatMap(verb -> {
            List<ArgSpec> files = verb.getCommandSpec().args().stream()
                    .filter(InputsAreNeverHarmedTest::isFile)
                    .toList();
            return files.stream()
                    .filter(InputsAreNeverHarmedTest::isOutput)
                    .flatMap(output -> files.stream()
                            .filter(input -> !isOutput(input))
                            .map(input -> new Pair(verb, output, input)));
        });
    }

    @Test
    void everyVerbThatWritesIsKnown() {
        assertThat(pairs().map(Pair::toString))
                .contains(
                        "parity features --bars --out",
                        "parity features --closures --out",
                        "parity features --contract --out",
                        "parity features --macro --out",
                        "parity features --norm-stats --out",
                        "parity stats fit --closures --out",
                        "parity manifest create --norm-stats --out",
                        "parity check --expected --report",
                        "parity diagnose --column --report",
                        "parity verify --suite --report");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noOutputIsAnInput(Pair pair) throws IOException {
        assertRefused(pair, "same", input -> input);
        assertRefused(
                pair, "spelled otherwise", input -> input.resolveSibling(".").resolve(input.getFileName()));
        assertRefused(pair, "symbolic link", input -> {
            Path link = input.resolveSibling("s-" + input.getFileName());
            return made(() -> Files.createSymbolicLink(link, input));
        });
        assertRefused(pair, "hard link", input -> {
            Path link = input.resolveSibling("h-" + input.getFileName());
            return made(() -> Files.createLink(link, input));
        });
    }

    @FunctionalInterface
    private interface Making {
        Path make() throws IOException;
    }

    private static Path made(Making making) {
        try {
            return making.make();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some value of an option that must be there. */
    private static Object any(ArgSpec arg, Path inside) {
        if (arg.type() == Path.class) {
            return inside.resolve("none.csv");
        }
        return arg.type() == Instant.class ? "2024-03-04T14:20:00Z" : "x";
    }

    /** Runs the verb with an input, and with what stands for it as the output. */
    private void assertRefused(Pair pair, String how, Function<Path, Path> other) throws IOException {
        Path inside = Files.createDirectory(folder.resolve(how));
        boolean report = name(pair.output()).equals("--report");
        Path input = Files.writeString(inside.resolve(report ? ReportFolder.JSON : "input.csv"), BEFORE);
        if (name(pair.input()).equals("--suite")) {
            Files.writeString(inside.resolve("manifest.json"), "\"" + input.getFileName() + "\"");
        }
        Path output = other.apply(input);
        List<String> args = new ArrayList<>(
                List.of(pair.verb().getCommandSpec().qualifiedName().split(" ")));
        args.remove(0);
        pair.verb().getCommandSpec().args().stream()
                .filter(arg -> arg.required() && arg != pair.input() && arg != pair.output())
                .forEach(arg -> add(args, arg, any(arg, inside)));
        add(args, pair.input(), name(pair.input()).equals("--suite") ? inside : input);
        if (report && how.endsWith("link")) {
            Path reports = Files.createDirectory(folder.resolve(how + " reports"));
            output = Files.move(output, reports.resolve(ReportFolder.PAGE));
        }
        add(args, pair.output(), report ? output.getParent() : output);
        Run run = new Run();
        assertThat(run.of(args.toArray(String[]::new))).as(how).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .as(how)
                .startsWith("parity: FP-913 at " + name(pair.output()) + ": must write to another file than "
                        + name(pair.input()) + " reads, ")
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(input).as(how).hasContent(BEFORE);
    }

    private static void add(List<String> args, ArgSpec arg, Object value) {
        if (arg instanceof OptionSpec) {
            args.add(name(arg));
        }
        args.add(value.toString());
    }

    /** A system that does not tell upper case from lower case gives one file two names, as a link does. */
    @Test
    void theFileSystemSaysWhatIsTheSame() throws IOException {
        Path closures = Files.writeString(folder.resolve("clo.csv"), "2024-03-04\n");
        Path other = Files.createSymbolicLink(folder.resolve("CLO.CSV"), closures.getFileName());
        Run run = new Run();
        assertThat(run.verb("features", "--bars", "none.csv", "--closures", closures, "--out", other))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-913 at --out: must write to another file than --closures reads, " + closures
                        + ", but was " + other + "\n");
        assertThat(closures).hasContent("2024-03-04\n");
    }

    /** A file that the manifest does not name, in a folder of those that it names, makes the suite another one. */
    @Test
    void aReportAmongTheFilesOfASuiteIsRefused() throws IOException {
        SuiteFolder suite = SuiteFolder.of(Files.createDirectory(folder.resolve("suite")), "month-end");
        Path cases = suite.folder().resolve("cases");
        Path link = Files.createSymbolicLink(folder.resolve("link"), cases);
        for (Path reports : List.of(cases, cases.resolve("new/er"), link.resolve("new"))) {
            Run run = new Run();
            assertThat(run.verb("verify", "--suite", suite.folder(), "--report", reports))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("parity: FP-913 at --report: must write to another file than --suite");
        }
        assertThat(new Run().verb("verify", "--suite", suite.folder(), "--report", suite.path("reports")))
                .isEqualTo(ExitCode.PARITY);
        assertThat(new Run().verb("verify", "--suite", suite.folder())).isEqualTo(ExitCode.PARITY);
    }

    /** The folder has another name than in the manifest, as on a system that ignores the case of names. */
    @Test
    void aReportAmongTheFilesOfASuiteIsRefusedByWhateverName() throws IOException {
        SuiteFolder suite = SuiteFolder.of(Files.createDirectory(folder.resolve("suite")), "month-end");
        Path elsewhere = Files.move(suite.folder().resolve("cases"), folder.resolve("CASES"));
        Files.createSymbolicLink(suite.folder().resolve("cases"), elsewhere);
        Run run = new Run();
        assertThat(run.verb("verify", "--suite", suite.folder(), "--report", elsewhere.resolve("new")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-913 at --report: must write to another file than --suite");
        assertThat(elsewhere.resolve("new")).doesNotExist();
    }

    /** The second time the report of the first is there, in the folder of the suite, but nothing reads it. */
    @Test
    void aReportInTheFolderOfASuiteIsNoneOfItsFiles() {
        SuiteFolder suite = SuiteFolder.of(folder, "flat");
        for (int i = 0; i < 2; i++) {
            assertThat(new Run().verb("verify", "--suite", suite.folder(), "--report", suite.folder()))
                    .isEqualTo(ExitCode.PARITY);
            assertThat(folder.resolve(ReportFolder.PAGE)).isRegularFile();
        }
    }

    /** It is no file of bars, which ends the search; what lies in it is read by nobody. */
    @Test
    void aFolderInPlaceOfAFileIsCalledAFolder() throws IOException {
        Path bars = Files.createDirectory(folder.resolve("bars.csv"));
        Path out = Files.writeString(bars.resolve("out.csv"), BEFORE);
        Run run = new Run();
        assertThat(run.verb("features", "--bars", bars, "--out", out)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-901 at " + bars + ": must be a file that can be read, but was a folder\n");
        assertThat(out).hasContent(BEFORE);
    }

    @Test
    void aReportThatLinksToAFileOfASuiteIsRefused() throws IOException {
        SuiteFolder suite = SuiteFolder.of(Files.createDirectory(folder.resolve("suite")), "flat");
        Path reports = Files.createDirectory(folder.resolve("reports"));
        for (String file : List.of("manifest.json", "training-outputs/flat/raw.csv")) {
            Path link = Files.createSymbolicLink(reports.resolve(ReportFolder.JUNIT), suite.path(file));
            String before = suite.text(file);
            Run run = new Run();
            assertThat(run.verb("verify", "--suite", suite.folder(), "--report", reports))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("parity: FP-913 at --report: must write to another file than --suite");
            assertThat(suite.text(file)).isEqualTo(before);
            Files.delete(link);
        }
    }

    @Test
    void whatIsInAFileIsNeverTakenForArguments() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hidden words of the file\n");
        for (String[] args : new String[][] {
            {"@" + secret},
            {"features", "@" + secret},
            {"stats", "hash", "@" + secret},
            {"contract", "show", "@" + secret}
        }) {
            Run run = new Run();
            assertThat(run.of(args)).isEqualTo(ExitCode.USAGE);
            assertThat(run.err() + run.out()).doesNotContain("hidden");
        }
    }
}
