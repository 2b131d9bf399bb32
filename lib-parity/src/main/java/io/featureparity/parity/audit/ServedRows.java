// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.EqualRows;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was served with what is computed again, to the bit. Nearly all records are equal; these are only counted, until one
 * is not.
 */
final class ServedRows {

    private final String subject;
    private final Model model;
    private final double[] computed;
    private final double[] served;
    private final DifferenceCounts counts;
    private EqualRows equal = new EqualRows();
    private @Nullable Comparison comparison;
    private long row = -1;

    ServedRows(String subject, Model model) {
        this.subject = subject;
        this.model = model;
        this.computed = new double[model.contract().marketFeatures().size()];
        this.served = new double[computed.length];
        this.counts = new DifferenceCounts(model.contract());
    }

    /** Compares whole series, so that they can be drawn. */
    static ServedRows recording(String subject, Model model) {
        ServedRows rows = new ServedRows(subject, model);
        rows.comparison = Comparison.exact(subject, model.contract(), model.stats(), true);
        return rows;
    }

    /** Compares the raw features of a record; gives the first that differs, or -1. */
    int raw(SeenBar bar, Recomputation again) {
        row++;
        int differs = -1;
        for (int i = computed.length - 1; i >= 0; i--) {
            computed[i] = again.raw(i);
            served[i] = bar.raw(i);
            if (!counts.raw(i, bar.time(), served[i], computed[i])) {
                differs = i;
            }
        }
        if (differs < 0 && comparison == null) {
            equal.addRaw(bar.time());
        } else {
            Comparison its = comparison();
            its.price(row, bar.close());
            its.raw(row, bar.time(), computed, served);
        }
        return differs;
    }

    /** Compares the observation of a record, whose raw features were compared; gives the first that differs, or -1. */
    int observation(ServedVector vector, float[] again) {
        int differs = -1;
        long time = vector.bar().time();
        for (int i = again.length - 1; i >= 0; i--) {
            boolean same = i < computed.length
                    ? counts.normalized(i, time, vector.observation(i), again[i])
                    : Float.floatToRawIntBits(again[i]) == Float.floatToRawIntBits(vector.observation(i));
            differs = same ? differs : i;
        }
        if (differs < 0 && comparison == null) {
            equal.addObserved(time);
        } else {
            Comparison its = comparison();
            for (int i = 0; i < computed.length; i++) {
                its.value(Stage.NORMALIZED, i, row, time, again[i], vector.observation(i));
            }
            its.observation(row, time, again, vector.observation());
        }
        return differs;
    }

    private Comparison comparison() {
        Comparison its = comparison;
        if (its == null) {
            its = Comparison.exact(subject, model.contract(), model.stats(), false);
            its.equal(equal);
            equal = new EqualRows();
            comparison = its;
        }
        return its;
    }

    /** {@return the number of the row that was compared last} */
    long row() {
        return row;
    }

    /** {@return in how many rows which features differ} */
    DifferenceCounts counts() {
        return counts;
    }

    /** {@return what was found} */
    Findings findings(String about) {
        return Findings.of(comparison(), about);
    }
}
