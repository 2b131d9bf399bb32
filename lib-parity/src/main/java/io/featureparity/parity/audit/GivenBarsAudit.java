// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of a log with bars from another source, joined by instrument and time. It compares the bars themselves,
 * and the features that are computed from them. It takes a few instruments at a time and reads the log once for them, so that
 * few files are open and memory is bounded.
 */
public final class GivenBarsAudit {

    /** For so many instruments the log is read once. */
    private static final int TOGETHER = 8;

    /** Of more instruments than these, the others are compared together. */
    private static final int MOST_APART = 64;

    private final AuditedLog audited;
    private final String name;
    private final GivenBars given;
    private final boolean named;
    private final Map<Model, GivenRows> others = new HashMap<>();
    private int joins;
    private int explained;

    private GivenBarsAudit(AuditedLog audited, String name, GivenBars given) {
        this.audited = audited;
        this.name = name;
        this.given = given;
        this.named = audited.names().size() > 1;
    }

    /**
     * Compares a log with bars.
     *
     * @param audited the result of an audit of the log alone; its instruments are compared
     * @param name the name of the bars in messages and reports
     * @param given the bars
     * @param unknown instruments that the bars have and the log does not
     * @return the result
     */
    public static JoinedBars run(AuditedLog audited, String name, GivenBars given, List<String> unknown) {
        GivenBarsAudit audit = new GivenBarsAudit(audited, name, given);
        List<AuditedInstrument> all = audited.instruments();
        List<Supplier<GivenBarsFindings>> results = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            results.addAll(audit.join(all.subList(from, Math.min(all.size(), from + TOGETHER))));
        }
        return new JoinedBars(results.stream().map(Supplier::get).toList(), unknown);
    }

    private List<Supplier<GivenBarsFindings>> join(List<AuditedInstrument> some) {
        List<GivenBarsJoin> open = new ArrayList<>();
        try {
            for (AuditedInstrument one : some) {
                Model model = audited.model(one);
                if (model != null) {
                    open.add(open(one, model));
                }
            }
            AuditCheck.of(audited.request().log(), (header, record) -> visit(open, header, record));
            List<Supplier<GivenBarsFindings>> results = new ArrayList<>();
            for (GivenBarsJoin join : open) {
                boolean wanted = join.differs() && explained < DifferencePass.MOST_EXPLAINED;
                explained += wanted ? 1 : 0;
                results.add(join.result(wanted, named));
            }
            return results;
        } finally {
            open.forEach(GivenBarsJoin::close);
        }
    }

    private GivenBarsJoin open(AuditedInstrument one, Model model) {
        boolean recording = audited.request().recording();
        joins++;
        GivenRows rows = joins <= MOST_APART
                ? new GivenRows(model, one.name(), name, recording)
                : others.computeIfAbsent(model, of -> new GivenRows(of, "other instruments", name, false));
        int kept = KeptRecords.MOST / Math.min(TOGETHER, audited.instruments().size());
        return new GivenBarsJoin(one, model, new GivenBarsCursor(given, one.name(), model), rows, kept);
    }

    private boolean visit(List<GivenBarsJoin> open, SegmentHeader header, AuditRecord record) {
        if (record.number() > audited.counts().lastRecord()) {
            return false; // written since
        }
        if (record instanceof ServedVector vector) {
            take(open, header, vector.bar(), vector);
        } else if (record instanceof TakenBar taken) {
            take(open, header, taken.bar(), null);
        }
        return true;
    }

    private static void take(
            List<GivenBarsJoin> open, SegmentHeader header, SeenBar bar, @Nullable ServedVector vector) {
        for (GivenBarsJoin join : open) {
            if (join.isOf(bar.instrument(), header.contractHash(), header.statsHash())) {
                join.take(bar, vector);
            }
        }
    }
}
