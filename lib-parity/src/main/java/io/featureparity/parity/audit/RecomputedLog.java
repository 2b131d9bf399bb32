// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditFindings;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.InstrumentName;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Computes each observation of an instrument again, in the order in which a log holds them, from the log alone. */
public final class RecomputedLog {

    private final String instrument;
    private final Visitor visitor;
    private final LoggedModels models = new LoggedModels();
    private final Set<String> instruments = new TreeSet<>();

    private @Nullable Model model;
    private @Nullable Recomputation again;

    private RecomputedLog(String instrument, Visitor visitor) {
        this.instrument = instrument;
        this.visitor = visitor;
    }

    /** Receives each observation. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Receives an observation.
         *
         * @param served what was served
         * @param computed the same observation, computed again, in an array that is reused for the next one; null if nothing
         *     can be computed
         * @param why the reason why nothing can be computed; null if the observation was computed
         */
        void visit(ServedVector served, float @Nullable [] computed, @Nullable NotRecomputed why);
    }

    /**
     * Reads a log, checks all of it on the way, and computes the observations of one instrument again.
     *
     * @param log the folder of the log
     * @param instrument the instrument
     * @param visitor receives the observations of the instrument, on the calling thread
     * @return what is wrong with the log. An incomplete last record is no fault, since the log may still be written
     * @throws AuditLogException if a file cannot be read, or the log has no such instrument
     */
    public static List<Fault> read(Path log, String instrument, Visitor visitor) {
        RecomputedLog reading = new RecomputedLog(instrument, visitor);
        AuditFindings chain = AuditCheck.of(log, reading::visit);
        Instruments.requireKnown(log, instrument, reading.instruments);
        List<Fault> faults = new ArrayList<>(reading.models.faults());
        chain.faults().stream()
                .filter(fault -> fault.code() != ErrorCode.AUDIT_TAIL_TORN)
                .forEach(faults::add);
        return faults;
    }

    private boolean visit(SegmentHeader header, AuditRecord record) {
        if (record instanceof SegmentHeader begin) {
            use(models.of(begin));
        } else if (record instanceof InstrumentName name) {
            instruments.add(name.name());
        }
        Recomputation its = again;
        if (record instanceof ServedVector vector && vector.bar().instrument().equals(instrument)) {
            show(vector, its);
        } else if (its != null
                && record instanceof SavedState state
                && state.instrument().equals(instrument)) {
            its.take(state);
        } else if (its != null
                && record instanceof TakenBar taken
                && taken.bar().instrument().equals(instrument)) {
            its.take(taken.bar());
        }
        return true;
    }

    /** Another model has another engine, which begins with a state of its own. */
    private void use(@Nullable Model now) {
        if (now != model) {
            model = now;
            again = now == null ? null : new Recomputation(now);
        }
    }

    private void show(ServedVector vector, @Nullable Recomputation its) {
        if (its == null) {
            visitor.visit(vector, null, NotRecomputed.NO_MODEL);
        } else if (!its.take(vector.bar())) {
            visitor.visit(vector, null, its.why());
        } else {
            float[] computed = its.observe(vector);
            visitor.visit(vector, computed, computed == null ? NotRecomputed.IMPOSSIBLE_OBSERVATION : null);
        }
    }
}
