// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Damaged files of every kind go through every verb that reads them. The answer is parity, divergence or bad input, in words:
 * never a fault of the command. Nothing is written that was not asked for, and no input is touched.
 */
class MutatedFilesTest {

    /** Each takes a few hundredths of a second. */
    private static final int TRIES = 150;

    /** The folders that were made, which are deleted in the end: whatever failed before, no other folder is. */
    private static final List<Path> MADE = new ArrayList<>();

    private static Path folder = Path.of("");
    private static Path suiteFolder = Path.of("");
    private static SuiteFolder suite;

    @BeforeContainer
    static void makeFiles() throws IOException {
        folder = made("mutated-files");
        GoldenTables golden = new GoldenTables(folder, "month-end");
        List<String> bars = GoldenTables.lines(golden.bars()).subList(0, 120);
        golden.write("bars.csv", bars);
        golden.write("expected.csv", GoldenTables.lines(golden.expected("raw")).subList(0, 120));
        Files.delete(folder.resolve("raw.csv"));
        Files.copy(golden.stats(), folder.resolve("stats.json"));
        golden.write("closures.txt", List.of("# none of them a holiday", "2024-03-05", "2024-03-07"));
        golden.write(
                "macro.csv", List.of("date,dxy,vix,embi,brent,usdmxn,treasury_10y", "2024-02-26,103,14,250,82,17,4.2"));
        Files.writeString(
                folder.resolve("contract.json"),
                FeatureContract.builtIn("usdcop-m5", "1.0.0").document().canonicalText());
        run("manifest create --model-id x --norm-stats stats.json --out model.json");
        run("features --bars bars.csv --out expected.parquet");
        suiteFolder = made("mutated-suite");
        suite = SuiteFolder.of(suiteFolder, "flat", "contract-1.2.0");
    }

    private static Path made(String name) throws IOException {
        Path made = Files.createTempDirectory(name);
        MADE.add(made);
        return made;
    }

    @AfterContainer
    static void deleteFiles() throws IOException {
        for (Path each : MADE) {
            try (Stream<Path> files = Files.walk(each)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What is run on each file; a name of a file stands for the one in the folder, and OUT for a folder of reports. */
    private static final Map<String, List<String>> VERBS = Map.of(
            "bars.csv",
            List.of(
                    "features --bars bars.csv --out OUT.parquet",
                    "features --bars bars.csv --policy live --out OUT.csv",
                    "check --bars bars.csv --expected expected.csv --report OUT",
                    "stats fit --bars bars.csv --out OUT.json",
                    "stats audit --bars bars.csv --norm-stats stats.json --report OUT",
                    "warmup --bars bars.csv"),
            "expected.csv",
            List.of("check --bars bars.csv --expected expected.csv --report OUT"),
            "expected.parquet",
            List.of(
                    "check --bars bars.csv --expected expected.parquet",
                    "features --bars expected.parquet --column open=rsi_9 --column high=rsi_9 --column low=rsi_9"
                            + " --column close=rsi_9 --column dxy=dxy_z --column vix=vix_z --column embi=embi_z"
                            + " --column brent=adx_14 --column usdmxn=adx_14 --column treasury_10y=adx_14"
                            + " --out OUT.csv"),
            "stats.json",
            List.of(
                    "stats hash stats.json",
                    "stats verify stats.json",
                    "stats audit --bars bars.csv --norm-stats stats.json --json",
                    "features --bars bars.csv --norm-stats stats.json --stage normalized --out OUT.csv",
                    "manifest create --model-id x --norm-stats stats.json --out OUT.json",
                    "manifest verify model.json --norm-stats stats.json"),
            "closures.txt",
            List.of("features --bars bars.csv --macro macro.csv --closures closures.txt --out OUT.csv"),
            "macro.csv",
            List.of("features --bars bars.csv --macro macro.csv --out OUT.csv"),
            "contract.json",
            List.of(
                    "contract validate contract.json",
                    "contract show contract.json",
                    "contract hash contract.json",
                    "features --bars bars.csv --contract contract.json --out OUT.csv"),
            "model.json",
            List.of("manifest verify model.json --norm-stats stats.json"));

    private static String[] words(String verb) {
        return Stream.of(verb.split(" ", -1))
                .map(word -> word.matches("OUT|\\w+[.](csv|parquet|json|txt)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    private static void run(String verb) {
        Run run = new Run();
        assertThat(run.of(words(verb))).as(run::err).isEqualTo(ExitCode.PARITY);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void aDamagedFileIsBadInputAtWorst(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> names = VERBS.keySet().stream().sorted().toList();
        String name = names.get(random.nextInt(names.size()));
        byte[] original = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Damage.of(original, random));
        try {
            Map<Path, Integer> before = contents(folder);
            for (String verb : VERBS.get(name)) {
                assertAnswered(verb, words(verb));
                removeOutputs(verb);
                assertThat(contents(folder)).as(verb).isEqualTo(before);
            }
        } finally {
            Files.write(folder.resolve(name), original);
        }
    }

    /** Half of the files are damaged with their hash in the manifest, so that it is not the hash that refuses them. */
    @Property(tries = TRIES / 3, shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
    void aDamagedSuiteIsBadInputAtWorst(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<String> names = Stream.concat(suite.files().stream(), Stream.of("manifest.json"))
                .sorted()
                .toList();
        String name = names.get(random.nextInt(names.size()));
        byte[] original = Files.readAllBytes(suite.path(name));
        byte[] damaged = Damage.of(original, random);
        try {
            if (name.equals("manifest.json") || random.nextBoolean()) {
                Files.write(suite.path(name), damaged);
            } else {
                suite.replace(name, damaged);
            }
            Map<Path, Integer> before = contents(suiteFolder);
            assertAnswered("verify", "verify", "--suite", suiteFolder.toString());
            assertThat(contents(suiteFolder)).as(name).isEqualTo(before);
        } finally {
            if (name.equals("manifest.json")) {
                Files.write(suite.path(name), original);
            } else {
                suite.replace(name, original);
            }
        }
    }

    private static void assertAnswered(String verb, String... words) {
        Run run = new Run();
        ExitCode answer = run.of(words);
        assertThat(answer).as(() -> verb + "\n" + run.err()).isNotEqualTo(ExitCode.FAULT);
        assertThat(run.err()).as(verb).doesNotContain("\tat ", "Exception in ");
        if (answer == ExitCode.USAGE) {
            assertThat(run.err()).as(verb).startsWith("parity: ");
        }
    }

    private static Map<Path, Integer> contents(Path inside) throws IOException {
        Map<Path, Integer> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(inside)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    /** Removes what a verb was asked to write, and nothing else. */
    private static void removeOutputs(String verb) throws IOException {
        Set<String> asked = new HashSet<>();
        for (String word : verb.split(" ", -1)) {
            if (word.startsWith("OUT.")) {
                asked.add(word);
            } else if (word.equals("OUT")) {
                List.of(ReportFolder.PAGE, ReportFolder.JSON, ReportFolder.MARKDOWN, ReportFolder.JUNIT)
                        .forEach(file -> asked.add(word + "/" + file));
            }
        }
        for (String file : asked) {
            Files.deleteIfExists(folder.resolve(file));
        }
    }
}
