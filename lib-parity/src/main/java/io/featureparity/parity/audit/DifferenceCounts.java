// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts in how many rows of an instrument each feature differs. */
final class DifferenceCounts {

    /** In so many rows, or in one of a hundred, a difference is that of these rows, and not of the formula. */
    private static final long FEW = 3;

    private static final long ONE_IN = 100;

    private final FeatureContract contract;
    private final Column[] raw;
    private final Column[] normalized;

    /** What is known of a feature at a stage. */
    private static final class Column {
        private long rows;
        private long differing;
        private long first;
        private double served;
        private double computed;

        private void add(long time, double its, double again, boolean equal) {
            rows++;
            if (!equal && differing++ == 0) {
                first = time;
                served = its;
                computed = again;
            }
        }

        private boolean isFew() {
            return differing <= FEW || differing <= rows / ONE_IN;
        }
    }

    DifferenceCounts(FeatureContract contract) {
        this.contract = contract;
        this.raw = columns();
        this.normalized = columns();
    }

    private Column[] columns() {
        Column[] columns = new Column[contract.marketFeatures().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column();
        }
        return columns;
    }

    /** Takes a raw value; gives whether both are equal to the bit. */
    boolean raw(int feature, long time, double served, double computed) {
        boolean equal = Double.doubleToLongBits(served) == Double.doubleToLongBits(computed);
        raw[feature].add(time, served, computed, equal);
        return equal;
    }

    /** Takes a normalised value; gives whether both are equal to the bit. */
    boolean normalized(int feature, long time, float served, float computed) {
        boolean equal = Float.floatToRawIntBits(served) == Float.floatToRawIntBits(computed);
        normalized[feature].add(time, served, computed, equal);
        return equal;
    }

    /** The features that differ, each as a column that claims to be it: raw where the raw values differ, else normalised. */
    List<ClaimedColumn> columns(KeptRecords kept, String of) {
        List<ClaimedColumn> columns = new ArrayList<>();
        for (int i = 0; i < raw.length; i++) {
            if (raw[i].differing > 0) {
                columns.add(kept.raw(i, of));
            } else if (normalized[i].differing > 0) {
                columns.add(kept.normalized(i, of));
            }
        }
        return columns;
    }

    /**
     * What is to be said of columns: what a diagnosis says, or, if only few rows differ and no formula gives all rows, that these
     * values are not those of any formula.
     */
    List<Diagnosis> judged(List<ClaimedColumn> columns, List<Diagnosis> asked) {
        List<Diagnosis> judged = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            judged.add(judged(asked.get(i), columns.get(i).times().length));
        }
        return judged;
    }

    private Diagnosis judged(Diagnosis diagnosis, int rowsAsked) {
        int feature = contract.feature(diagnosis.feature()).index();
        Column column = raw[feature].differing > 0 ? raw[feature] : normalized[feature];
        Evidence evidence = diagnosis.evidence();
        boolean explained = evidence != null
                && diagnosis.verdict() != Diagnosis.Verdict.CONTRACT
                && evidence.equalOfAll() >= rowsAsked;
        return column.isFew() && !explained ? few(diagnosis, column, column == raw[feature]) : diagnosis;
    }

    private static Diagnosis few(Diagnosis asked, Column column, boolean isRaw) {
        Stage stage = isRaw ? Stage.RAW : Stage.NORMALIZED;
        String why = rows(column) + ", at " + Instant.ofEpochMilli(column.first) + ": served "
                + stage.decimal(column.served) + ", computed " + stage.decimal(column.computed)
                + "; all other rows are equal to the bit, and no known formula gives every row: most likely "
                + (column.differing == 1 ? "this value was altered" : "these values were altered");
        return Diagnosis.unknown(asked.column(), asked.feature(), stage, why);
    }

    private static String rows(Column column) {
        return column.differing == 1
                ? "one of " + column.rows + " rows differs"
                : column.differing + " of " + column.rows + " rows differ, the first";
    }
}
