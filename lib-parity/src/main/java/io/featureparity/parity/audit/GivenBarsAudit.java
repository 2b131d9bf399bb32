// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the records of one instrument against bars from elsewhere, joined by time: the bars themselves, and the features that are
 * computed of them. The engine begins where that of the log did, if the log has its first bar; else with the first bar that is given.
 */
public final class GivenBarsAudit {

    private static final int OTHERS = 5;

    private final Model model;
    private final String instrument;
    private final AuditReader log;
    private final FeatureEngine again;
    private final BarBuffer copy;
    private final Comparison bars;
    private final Comparison features;
    private final KeptRecords kept;
    private final double[] raw;
    private final boolean readsVolume;
    private final Missing barsOnly = new Missing();
    private final Missing logOnly = new Missing();

    private @Nullable SegmentHeader header;
    private @Nullable SeenBar bar;
    private @Nullable ServedVector served;
    private boolean begun;
    private boolean fresh;
    private long first;
    private long row = -1;
    private long joined;
    private boolean differs;

    private GivenBarsAudit(AuditRequest request, String instrument, Model model, String name, AuditReader log) {
        this.model = model;
        this.instrument = instrument;
        this.log = log;
        this.again = FeatureEngine.of(model, BadPrices.ABSENT);
        this.copy = BarBuffer.of(model.contract().macroColumns());
        this.readsVolume = model.contract().readsVolume();
        this.bars = Comparison.ofColumns(instrument + ", bars of " + name, model.contract(), columns(model));
        this.features = Comparison.exact(
                instrument + ", computed of " + name, model.contract(), model.stats(), request.recording());
        this.kept = new KeptRecords(model.contract());
        this.raw = new double[model.contract().marketFeatures().size()];
    }

    private static List<String> columns(Model model) {
        List<String> columns = new ArrayList<>();
        Price.columns().forEach(price -> columns.add("bar " + price));
        columns.add("bar volume");
        model.contract().macroColumns().forEach(macro -> columns.add("bar " + macro));
        return columns;
    }

    /**
     * Holds a log against bars. A damaged record ends it; an audit of the log alone says where that is.
     *
     * @param request what the audit of the log was asked for
     * @param instrument the instrument whose bars they are
     * @param model the model under which it was served
     * @param name what the bars are called
     * @param given the bars
     * @return what was found
     */
    public static GivenBarsFindings run(
            AuditRequest request, String instrument, Model model, String name, GivenBars given) {
        try (AuditReader log = AuditReader.open(request.log())) {
            GivenBarsAudit audit = new GivenBarsAudit(request, instrument, model, name, log);
            audit.next();
            given.feed(
                    model,
                    new GivenBarsSink(audit, BarBuffer.of(model.contract().macroColumns())));
            return audit.result();
        }
    }

    /** Takes the next of the given bars. */
    void take(BarBuffer given, boolean inserted) {
        long time = given.time();
        passTo(time);
        SeenBar seen = bar;
        boolean both = seen != null && seen.time() == time;
        if (!both && fresh && time < first) {
            return; // the log's engine had no history
        }
        if (both && seen != null && seen.index() == 0) {
            again.reset();
        }
        copy.set(time, given.open(), given.high(), given.low(), given.close(), given.volume());
        for (int i = 0; i < given.macroCount(); i++) {
            copy.setMacro(i, given.macro(i));
        }
        again.update(copy);
        if (!both) {
            if (seen != null && time > first && !inserted) {
                barsOnly.add(time);
            }
            return;
        }
        again.raw(raw);
        joined++;
        while (seen != null && seen.time() == time) {
            compare(seen, given);
            next();
            seen = bar;
        }
    }

    /** Passes over records for whose time there is no bar; what was not observed needs none. */
    private void passTo(long time) {
        while (bar != null && bar.time() < time) {
            if (served != null) {
                logOnly.add(bar.time());
            }
            next();
        }
    }

    private void compare(SeenBar seen, BarBuffer given) {
        row++;
        long time = seen.time();
        if (seen.decision().isPresent()) {
            compareBar(seen, given);
        }
        boolean equal = true;
        for (int i = 0; i < raw.length; i++) {
            equal &= Double.doubleToLongBits(raw[i]) == Double.doubleToLongBits(seen.raw(i));
        }
        features.price(row, given.close());
        features.raw(row, time, raw, seen.raw());
        ServedVector vector = served;
        for (int i = 0; vector != null && i < raw.length; i++) {
            float normalized = model.normalizer().normalize(i, raw[i]);
            equal &= Float.floatToRawIntBits(normalized) == Float.floatToRawIntBits(vector.observation(i));
            features.value(Stage.NORMALIZED, i, row, time, normalized, vector.observation(i));
        }
        differs |= !equal;
        kept.add(seen, vector, differs);
    }

    private void compareBar(SeenBar seen, BarBuffer given) {
        double[] here = {given.open(), given.high(), given.low(), given.close(), given.volume()};
        double[] there = {seen.open(), seen.high(), seen.low(), seen.close(), seen.volume()};
        for (int i = 0; i < here.length; i++) {
            if (i < here.length - 1 || readsVolume) {
                bars.value(Stage.RAW, i, row, seen.time(), here[i], there[i]);
            }
        }
        for (int i = 0; i < seen.macroCount(); i++) {
            bars.value(Stage.RAW, OTHERS + i, row, seen.time(), given.macro(i), seen.macro(i));
        }
    }

    // ---- the records of the instrument

    private void next() {
        bar = null;
        served = null;
        while (bar == null) {
            AuditRecord record = read();
            if (record == null) {
                return;
            }
            if (record instanceof SegmentHeader begin) {
                header = begin;
            } else if (isOfModel() && record instanceof ServedVector vector) {
                served = ours(vector.bar()) ? vector : null;
            } else if (isOfModel() && record instanceof TakenBar taken) {
                ours(taken.bar());
            }
        }
    }

    private @Nullable AuditRecord read() {
        try {
            return log.next();
        } catch (AuditLogException damaged) {
            return null; // the audit of the log alone has found it too
        }
    }

    private boolean isOfModel() {
        return header != null
                && header.contractHash().equals(model.contract().hash())
                && header.statsHash().equals(model.stats().hash());
    }

    private boolean ours(SeenBar candidate) {
        if (!candidate.instrument().equals(instrument)) {
            return false;
        }
        bar = candidate;
        if (!begun) {
            begun = true;
            first = candidate.time();
            fresh = candidate.index() == 0;
        }
        return true;
    }

    private GivenBarsFindings result() {
        passTo(Long.MAX_VALUE);
        Findings found = Findings.of(features, "");
        return new GivenBarsFindings(
                instrument,
                model,
                joined,
                barsOnly.result(),
                logOnly.result(),
                Findings.of(bars, ""),
                found,
                DifferingFeatures.of(found.report(), model.contract(), kept));
    }
}
