// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.console.DidYouMean;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.coverage.SimilarNames;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of training's file is compared, and what may be missing. */
public final class ScopeOptions {

    @Option(
            names = "--feature",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Compare this feature alone; may be repeated. Else all features of the contract are compared.")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--allow-missing",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The expected file may lack this feature; may be repeated. Else a feature of the contract that is"
                            + " not compared is bad input.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--min-joined",
            paramLabel = "SHARE",
            converter = ShareText.class,
            description = "The least share of the bars, and of the rows of the expected file, that must have the same"
                    + " times, such as 0.95 or 95%%; 99%% if none is named. If there are fewer, that is bad input.")
    private Share minJoined = Scope.MOST_ROWS;

    @Option(
            names = "--from",
            paramLabel = "DAY|TIME",
            converter = TimeBound.Reader.class,
            description =
                    "The first day (UTC) or time that is compared; bars before it are history. Else the first row.")
    private @Nullable TimeBound from;

    @Option(
            names = "--to",
            paramLabel = "DAY|TIME",
            converter = TimeBound.Reader.class,
            description = "The last day (UTC) or time that is compared, itself included. Else the last row.")
    private @Nullable TimeBound to;

    /**
     * Decides what is compared.
     *
     * @param actual what the engine computes
     * @param training training's file
     * @param names what its columns are called
     * @return the scope; its features are those whose columns have to be read
     * @throws InputException if a name is unknown, or there is nothing to compare
     */
    public Scope of(EngineRows actual, TableFile training, ColumnNames names) {
        List<String> known = actual.names();
        names.requireKnown(TableWriter.TIME, known);
        List<Fault> faults = new ArrayList<>(unknown("--feature", features, actual));
        faults.addAll(unknown("--allow-missing", allowed, actual));
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        List<String> columns = training.columns();
        List<String> compared = new LinkedHashSet<>(features.isEmpty() ? known : features)
                .stream().filter(feature -> isCompared(feature, columns, names)).toList();
        List<String> ignored = training.columnsBesides(used(known, names));
        if (compared.isEmpty()) {
            throw nothing(training, known, ignored);
        }
        Omission.Reason otherwise = features.isEmpty() ? Omission.Reason.MISSING : Omission.Reason.NOT_ASKED;
        return Scope.of(known, compared, otherwise, allowed, ignored)
                .withMinJoined(minJoined)
                .within(new Period(
                        from == null ? Long.MIN_VALUE : from.first(), to == null ? Long.MAX_VALUE : to.last()));
    }

    /** A column that somebody names has to be there, so it is asked for whether it is there or not. */
    private boolean isCompared(String feature, List<String> columns, ColumnNames names) {
        boolean named = features.contains(feature) || names.isNamed(feature);
        return columns.contains(names.inFile(feature)) || (named && !allowed.contains(feature));
    }

    private static Set<String> used(List<String> known, ColumnNames names) {
        Set<String> used = new LinkedHashSet<>();
        used.add(names.inFile(TableWriter.TIME));
        known.forEach(name -> used.add(names.inFile(name)));
        return used;
    }

    private static List<Fault> unknown(String option, List<String> named, EngineRows actual) {
        List<String> known = actual.names();
        return named.stream()
                .filter(feature -> !known.contains(feature))
                .map(feature -> new Fault(
                        ErrorCode.UNKNOWN_FEATURE,
                        Place.option(option),
                        "must be one of those of " + actual.contract() + " at the stage "
                                + actual.stage().label() + ": " + String.join(", ", known)
                                + DidYouMean.question(feature, known),
                        feature))
                .toList();
    }

    private static InputException nothing(TableFile training, List<String> known, List<String> ignored) {
        List<String> similar = known.stream()
                .flatMap(feature ->
                        SimilarNames.of(feature, ignored).stream().map(column -> "\"" + column + "\" to " + feature))
                .toList();
        return new InputException(new Fault(
                ErrorCode.NOTHING_TO_COMPARE,
                Place.file(training.file()),
                "must have a column of a feature: " + String.join(", ", known),
                String.join(", ", training.columns())
                        + (similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar))));
    }
}
