// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.Price;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a log saw and served with given bars and what is computed of them, of one instrument or of several. */
final class GivenRows {

    private static final int OTHERS = 5;

    private final Model model;
    private final Comparison bars;
    private final Comparison features;
    private final boolean readsVolume;
    private final double[] raw;
    private long row = -1;
    private @Nullable Found found;

    GivenRows(Model model, String of, String name, boolean recording) {
        this.model = model;
        this.readsVolume = model.contract().readsVolume();
        this.raw = new double[model.contract().marketFeatures().size()];
        this.bars = Comparison.ofColumns(of + ", bars of " + name, model.contract(), columns(model));
        this.features = Comparison.exact(of + ", computed of " + name, model.contract(), model.stats(), recording);
    }

    /** What was found of the bars, and of the features that are computed of them. */
    record Found(Findings bars, Findings features) {}

    private static List<String> columns(Model model) {
        List<String> columns = new ArrayList<>();
        Price.columns().forEach(price -> columns.add("bar " + price));
        columns.add("bar volume");
        model.contract().macroColumns().forEach(macro -> columns.add("bar " + macro));
        return columns;
    }

    /** Compares a bar; gives whether it is the one that the log saw. */
    boolean bar(SeenBar seen, BarBuffer given) {
        row++;
        if (seen.decision().isEmpty()) {
            return true;
        }
        double[] here = {given.open(), given.high(), given.low(), given.close(), given.volume()};
        double[] there = {seen.open(), seen.high(), seen.low(), seen.close(), seen.volume()};
        boolean same = true;
        for (int i = 0; i < here.length; i++) {
            if (i < here.length - 1 || readsVolume) {
                same &= value(i, seen.time(), here[i], there[i]);
            }
        }
        for (int i = 0; i < seen.macroCount(); i++) {
            same &= value(OTHERS + i, seen.time(), given.macro(i), seen.macro(i));
        }
        return same;
    }

    private boolean value(int column, long time, double here, double there) {
        bars.value(Stage.RAW, column, row, time, here, there);
        return Double.doubleToLongBits(here) == Double.doubleToLongBits(there);
    }

    /** Compares the features at the bar; gives whether all of them are equal to the bit. */
    boolean features(
            SeenBar seen, @Nullable ServedVector served, double close, double[] computed, DifferenceCounts counts) {
        long time = seen.time();
        boolean equal = true;
        for (int i = 0; i < computed.length; i++) {
            raw[i] = seen.raw(i);
            equal &= counts.raw(i, time, raw[i], computed[i]);
        }
        features.price(row, close);
        features.raw(row, time, computed, raw);
        for (int i = 0; served != null && i < computed.length; i++) {
            float normalized = model.normalizer().normalize(i, computed[i]);
            equal &= counts.normalized(i, time, served.observation(i), normalized);
            features.value(Stage.NORMALIZED, i, row, time, normalized, served.observation(i));
        }
        return equal;
    }

    /** {@return what was found, to be asked for behind the last bar} */
    Found found() {
        if (found == null) {
            found = new Found(Findings.of(bars, ""), Findings.of(features, ""));
        }
        return found;
    }
}
