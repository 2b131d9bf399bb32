// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.NormStats;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.options.LoadedModel;
import io.featureparity.gate.report.Provenances;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.rows.TrainingCheck;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a check compares. Documents are read by now; what a report says of them is said of what was read.
 *
 * @param model contract, statistics and stage
 * @param bars where the bars come from
 * @param expected the file that training computed
 * @param names what the columns of that file are called
 */
record CheckInputs(LoadedModel model, BarSource bars, Path expected, ColumnNames names) {

    /** The same, with what the columns of the opened file are called there. */
    CheckInputs withColumnsOf(TableFile training, List<String> features) {
        names.requireKnown(TableWriter.TIME, features);
        ColumnNames found = bars.tables().find(names, training, List.of(TableWriter.TIME), features);
        return new CheckInputs(model, bars, expected, found);
    }

    /** What training computed of these features, in the opened file, and a warning if its times are odd. */
    TimedRows expected(TableFile training, List<String> features, Consumer<? super String> warnings) {
        NumberColumn.Kind kind = model.stage() == Stage.RAW ? NumberColumn.Kind.DOUBLE : NumberColumn.Kind.FLOAT;
        List<NumberColumn> columns = features.stream()
                .map(name -> new NumberColumn(names.inFile(name), kind))
                .toList();
        TimedRows rows = training.read(names.inFile(TableWriter.TIME), columns, TimeOrder.FORWARD, bars.zoneless());
        return bars.withCheckedTimes(rows, expected, model.contract(), warnings);
    }

    /** In one line. */
    String about(TrainingCheck.Result result) {
        return expected + " against " + bars.file() + ", " + result.coverage().joined() + " times in common";
    }

    /** A report with where everything came from. */
    ReportDocument document(Comparison comparison, TrainingCheck.Result result) {
        List<Provenance> provenance = new ArrayList<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(Provenances.of(model.contract()));
        NormStats stats = model.stats();
        if (stats != null) {
            provenance.add(Provenances.of(stats));
        }
        provenance.addAll(Provenances.of(bars));
        provenance.add(Provenances.ofFile("expected values", expected));
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("on both sides", rows(result.coverage().joined()));
        rows.put("only in the bars", rows(result.coverage().barsOnly().rows()));
        rows.put(
                "only in the expected values",
                rows(result.coverage().expectedOnly().rows()));
        rows.put("of the warm-up, not compared", rows(result.coverage().warmUp()));
        rows.put("left out by the policy", rows(result.coverage().leftOut()));
        provenance.add(new Provenance("rows, joined by time", rows));
        Findings found = Findings.of(comparison, about(result));
        return new ReportDocument("parity check", List.of(found), provenance, result.coverage());
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
