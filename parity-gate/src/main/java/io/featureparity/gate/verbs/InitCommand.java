// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.model.Normalizer;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.bars.KeptBars;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.ReportText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.PlainBarOptions;
import io.featureparity.gate.report.FileHash;
import io.featureparity.gate.suite.NewFolder;
import io.featureparity.gate.suite.ServiceTest;
import io.featureparity.gate.suite.Training;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenDraft;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.statistics.NormStatsFit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes golden cases for a contract of one's own. */
@Command(
        name = "init",
        description = {
            "Make a golden suite and a ParityTest for your own contract, from what your training computed: a row for each"
                    + " bar, a column for each market feature.",
            "The folder appears only if the library computes the same; else the differences are shown, exit code 1."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity init src/test/golden --contract ours.json --bars bars.csv --raw features.csv --norm-stats"
                    + " norm_stats.json",
            "",
            ExitCode.HELP
        })
final class InitCommand extends GateCommand {

    /** No {@code Output}, which could replace an input: a folder in which there is anything is refused. */
    @Parameters(paramLabel = "DIR", description = "The folder to make; there is nothing, or an empty folder.")
    private Path folder = Path.of("");

    @Mixin
    private ContractOption contract = new ContractOption();

    @Mixin
    private PlainBarOptions bars = new PlainBarOptions();

    @Option(
            names = "--raw",
            paramLabel = "FILE",
            description = "Training's raw features, .csv or .parquet: time, and a column for each market feature. Else"
                    + " these columns stand in the bars.")
    private @Nullable Path raw;

    @Option(
            names = "--normalized",
            paramLabel = "FILE",
            description = "Training's normalised features, likewise. Else they stand beside the raw ones as"
                    + " NAME_normalized, or are computed from the raw ones (clause D1).")
    private @Nullable Path normalized;

    @Option(
            names = "--expected-column",
            paramLabel = "NAME=OTHER",
            description = "A column of training's files has another name there; may be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "--norm-stats",
            paramLabel = "FILE",
            description = "The statistics that the model was trained with. Without them they are fitted to all bars.")
    private @Nullable Path normStats;

    InitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        try (NewFolder target = NewFolder.begin(folder)) {
            FeatureContract of = contract.load();
            BarSource source = bars.read(terminal());
            raw = raw == null ? null : bars.input("--raw", raw, source, terminal());
            normalized = normalized == null ? null : bars.input("--normalized", normalized, source, terminal());
            Training training = new Training(source, raw, normalized, new ColumnNames("--expected-column", names), of);
            JsonDocument given = given(of, training);
            KeptBars kept = new KeptBars(of);
            String statistics = new BarPass(source, of, terminal())
                    .plain(
                            (bar, layout) -> {
                                requireFew(kept, bar);
                                kept.add(bar, layout);
                            },
                            rows -> given == null ? fitted(rows) : drained(rows, given));
            BarColumns columns = kept.columns();
            GoldenDraft draft = new GoldenDraft(caseName(source.file()), why(source, columns), of, columns);
            training.addTo(draft, columns, Normalizer.of(of, NormStats.parse("norm_stats.json", statistics)));
            target.write(draft.files(statistics, origin(source, training)));
            target.write(Map.of(ServiceTest.FILE, ServiceTest.of(folder)));
            return answer(target, of);
        }
    }

    /** The statistics, read once, or null if they are to be fitted. */
    private @Nullable JsonDocument given(FeatureContract of, Training training) {
        if (normStats != null) {
            JsonDocument document = JsonDocument.load(normStats);
            NormStats.parse(document.name(), document.canonicalText())
                    .requireFeatures(
                            of.marketFeatures().stream().map(FeatureSpec::name).toList());
            return document;
        }
        if (training.hasNormalized()) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_VALUES_MISSING,
                    Place.option("--norm-stats"),
                    "must name the statistics with which training made its normalised values",
                    "none"));
        }
        return null;
    }

    private static void requireFew(KeptBars kept, TimedRows bar) {
        if (kept.size() == GoldenDraft.MOST_BARS) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_CASE_TOO_LARGE,
                    bar.place(),
                    "must be among the " + GoldenDraft.MOST_BARS + " bars that a case has at most",
                    "one more; take the first bars of the file"));
        }
    }

    private static String fitted(EngineRows rows) {
        return NormStatsFit.of(rows, Long.MIN_VALUE, Long.MAX_VALUE).toJson(Map.of());
    }

    /** Every bar goes through an engine, so that one that is refused is said with its place in the file. */
    private static String drained(EngineRows rows, JsonDocument given) {
        while (rows.next()) {
            // The bars are kept as they pass.
        }
        if (rows.index() < 0) {
            throw new InputException(new Fault(ErrorCode.TABLE_EMPTY, Place.work("init"), "must have a bar", "none"));
        }
        return given.canonicalText() + "\n";
    }

    /** The name of the bars' file, as far as it can stand in a path of the suite. */
    private static String caseName(Path file) {
        String name = file.getFileName().toString().replaceFirst("(?<=.)\\.\\w+$", "");
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-");
        return plain.startsWith(".") ? "-" + plain : plain;
    }

    private static String why(BarSource source, BarColumns bars) {
        Instant first = Instant.ofEpochMilli(bars.time(0));
        Instant last = Instant.ofEpochMilli(bars.time(bars.size() - 1));
        return "what training computed of " + source.file().getFileName() + ", " + first + " to " + last;
    }

    private Map<String, String> origin(BarSource source, Training training) {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("command", "parity init");
        origin.put(
                "bars_sha256",
                FileHash.of(source.tables().content(source.file())).sha256());
        if (raw != null) {
            origin.put("raw_sha256", FileHash.of(source.tables().content(raw)).sha256());
        }
        if (normalized != null) {
            origin.put(
                    "normalized_sha256",
                    FileHash.of(source.tables().content(normalized)).sha256());
        }
        origin.put("normalized", training.hasNormalized() ? "training" : "the library, from training's raw values");
        origin.put("statistics", normStats == null ? "fitted to the bars" : "training");
        return origin;
    }

    /** The suite is held to what it says before anybody can take it for one. */
    private ExitCode answer(NewFolder target, FeatureContract of) {
        GoldenSuite suite = GoldenSuite.open(target.temporary());
        ParityReport report = suite.hold(FeatureSource.streaming());
        if (!report.isParity()) {
            new ReportText(report, suite.coverage(), "case").print(terminal());
            line("nothing was written to " + folder + ": the library does not compute what training did");
            return ExitCode.DIVERGENCE;
        }
        target.commit();
        line(suite.cases().get(0).bars().size() + " bars of contract " + of + ", a golden suite in " + folder);
        line(suite.coverage().shape().statement().toString());
        if (normStats == null) {
            line("no statistics were given: they were fitted to these bars");
        }
        line("to compare them: parity verify --suite " + folder);
        line("to test your service: move " + folder.resolve(ServiceTest.FILE)
                + " to src/test/java, and put your service in place of the engine");
        return ExitCode.PARITY;
    }
}
