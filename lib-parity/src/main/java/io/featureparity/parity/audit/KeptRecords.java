// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records of an instrument around the first one that differs, in order of time, for a diagnosis: not more than asked
 * for, so that memory does not grow with the log.
 */
final class KeptRecords {

    static final int MOST = 60_000;

    /** One in so many of them is kept from before the first difference, for formulas that remember. */
    private static final int BEFORE = 12;

    private final FeatureContract contract;
    private final int most;
    private final List<Kept> kept = new ArrayList<>();
    private boolean differed;
    private boolean full;

    private record Kept(SeenBar bar, @Nullable ServedVector served) {}

    /** Keeps so many records at most. */
    KeptRecords(FeatureContract contract, int most) {
        this.contract = contract;
        this.most = most;
    }

    /** Adds a record, and whether it or one before it differs. */
    void add(SeenBar bar, @Nullable ServedVector served, boolean differs) {
        differed |= differs;
        if (full || bar.decision().isEmpty()) {
            return;
        }
        long last = kept.isEmpty()
                ? Long.MIN_VALUE
                : kept.get(kept.size() - 1).bar().time();
        if (bar.time() == last) {
            kept.remove(kept.size() - 1); // observed again, or replaced
        } else if (bar.time() < last) {
            if (differed) {
                full = true; // the service began anew, in the past
                return;
            }
            kept.clear();
        }
        kept.add(new Kept(bar, served));
        int before = most / BEFORE;
        if (!differed && kept.size() > 2 * before) {
            kept.subList(0, kept.size() - before).clear();
        }
        full = kept.size() == most;
    }

    /** {@return the bars, as the log saw them} */
    BarColumns bars() {
        Map<String, double[]> macro = new LinkedHashMap<>();
        for (int i = 0; i < contract.macroColumns().size(); i++) {
            int column = i;
            macro.put(contract.macroColumns().get(i), values(one -> one.bar().macro(column)));
        }
        BarColumns bars = BarColumns.of(
                contract,
                times(),
                values(one -> one.bar().open()),
                values(one -> one.bar().high()),
                values(one -> one.bar().low()),
                values(one -> one.bar().close()),
                macro);
        return bars.withVolume(values(one -> one.bar().volume()));
    }

    /** {@return how many bars are kept} */
    int size() {
        return kept.size();
    }

    /** The raw values of a feature as they were served, as a column that claims to be it; of an instrument that is named. */
    ClaimedColumn raw(int feature, String of) {
        return new ClaimedColumn(
                called(feature, of),
                name(feature),
                times(),
                values(one -> one.bar().raw(feature)));
    }

    /** The normalised values of a feature as they were served; bars at which nothing was observed have none. */
    ClaimedColumn normalized(int feature, String of) {
        List<Kept> observed = kept.stream().filter(one -> one.served() != null).toList();
        return new ClaimedColumn(
                called(feature, of),
                name(feature),
                observed.stream().mapToLong(one -> one.bar().time()).toArray(),
                observed.stream().mapToDouble(one -> observation(one, feature)).toArray());
    }

    private static double observation(Kept one, int feature) {
        ServedVector served = one.served();
        return served == null ? Double.NaN : served.observation(feature);
    }

    private String called(int feature, String of) {
        return of.isEmpty() ? name(feature) : name(feature) + " of " + of;
    }

    private String name(int feature) {
        return contract.marketFeatures().get(feature).name();
    }

    private long[] times() {
        return kept.stream().mapToLong(one -> one.bar().time()).toArray();
    }

    private double[] values(ToDoubleFunction<Kept> of) {
        return kept.stream().mapToDouble(of).toArray();
    }
}
