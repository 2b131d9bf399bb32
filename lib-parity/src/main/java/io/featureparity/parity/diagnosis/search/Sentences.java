// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.diagnosis.edit.AverageEdits;
import io.featureparity.parity.diagnosis.edit.ChangeEdits;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.InputEdits;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says in a sentence what was found. */
public final class Sentences {

    private static final List<String> ORDER = List.of(
            "feature",
            InputEdits.FIXED,
            AverageEdits.SMOOTHING,
            ChangeEdits.FORM,
            AverageEdits.WINDOW,
            ChangeEdits.LAG,
            InputEdits.INPUT);

    /** They say what is done with the input itself. */
    private static final List<String> SAYS_ALL = List.of("session", "constant");

    private Sentences() {}

    /** What was done, such as "plain rolling mean of 9 with epsilon 1e-10 in the divisor (not Wilder's)". */
    public static String what(List<Edit> unsorted) {
        List<Edit> edits = new ArrayList<>(unsorted);
        if (edits.stream().anyMatch(edit -> SAYS_ALL.contains(edit.name()))) {
            edits.removeIf(edit -> edit.name().equals(InputEdits.FIXED));
        }
        edits.sort(Comparator.comparingInt(Sentences::place));
        if (edits.isEmpty()) {
            return "what the contract says";
        }
        StringBuilder out = new StringBuilder(edits.get(0).words());
        for (int i = 1; i < edits.size(); i++) {
            out.append(i == 1 ? " with " : " and ").append(edits.get(i).words());
        }
        List<String> instead = new ArrayList<>();
        edits.stream().map(Edit::instead).filter(words -> !words.isEmpty()).forEach(instead::add);
        return instead.isEmpty() ? out.toString() : out + " (not " + String.join(", not ", instead) + ")";
    }

    /** What shapes the formula comes first. */
    private static int place(Edit edit) {
        int place = ORDER.indexOf(edit.name());
        return place < 0 ? ORDER.size() : place;
    }

    /** How well it fits, such as "100 % of 90,000 rows to the bit". */
    static String how(Evidence evidence) {
        String rows = String.format(Locale.ROOT, "%,d rows", evidence.rows());
        String text = Share.percent(evidence.equal(), evidence.rows()) + " of " + rows + " to the bit";
        if (evidence.equal() < evidence.rows()) {
            text += ", " + Share.percent(evidence.close(), evidence.rows()) + " within 1e-9 or as it was rounded";
        }
        return text;
    }

    static String clauses(Core core, List<Edit> edits) {
        Set<String> clauses = new LinkedHashSet<>();
        edits.forEach(edit -> clauses.add(edit.clause()));
        if (clauses.isEmpty()) {
            clauses.add(core.clause());
        }
        return "contract clause" + (clauses.size() == 1 ? " " : "s ") + String.join(", ", clauses);
    }

    public static String found(String column, Core core, Explained best, Stage stage, int warmUp) {
        List<Edit> edits = best.edits();
        Evidence evidence = best.evidence();
        String since = evidence.first() > warmUp ? ", from bar " + evidence.first() + " on" : "";
        String see = edits.isEmpty() ? "" : "; see " + stage.code().id();
        return column + ": " + what(edits) + "; " + how(evidence) + since + "; " + clauses(core, edits) + see;
    }
}
