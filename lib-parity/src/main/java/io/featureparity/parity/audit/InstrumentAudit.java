// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audits the records of one instrument and one model, one after the other. Not thread-safe. */
final class InstrumentAudit {

    private final String name;
    private final Model model;
    private final long firstRecord;
    private final KeySample sample;
    private final long key;
    private final Recomputation again;
    private final ServedRows rows;
    private final Missing missing = new Missing();
    private final Map<NotRecomputed, Long> reasons = new EnumMap<>(NotRecomputed.class);

    private long served;
    private long bars;
    private long recomputed;
    private long notAsked;
    private long equal;
    private @Nullable FirstDifference first;

    InstrumentAudit(String name, Model model, long firstRecord, KeySample sample, ServedRows rows) {
        this.name = name;
        this.model = model;
        this.firstRecord = firstRecord;
        this.sample = sample;
        this.key = KeySample.hash(name);
        this.again = new Recomputation(model);
        this.rows = rows;
    }

    void take(AuditRecord record) {
        if (record instanceof SavedState state) {
            again.take(state);
        } else if (record instanceof ServedVector vector) {
            served++;
            audit(vector);
        } else if (record instanceof TakenBar taken) {
            bars++;
            boolean computed = again.take(taken.bar());
            if (computed && sample.has(key, taken.bar().time())) {
                compareRaw(record, taken.bar());
            }
        }
    }

    private void audit(ServedVector vector) {
        SeenBar bar = vector.bar();
        boolean computed = again.take(bar);
        if (!sample.has(key, bar.time())) {
            notAsked++;
            return;
        }
        float[] observation = computed ? again.observe(vector) : null;
        if (observation == null) {
            missing.add(bar.time());
            reasons.merge(computed ? NotRecomputed.IMPOSSIBLE_OBSERVATION : again.why(), 1L, Long::sum);
            return;
        }
        recomputed++;
        boolean same = compareRaw(vector, bar);
        // The reader has seen that the hash is that of the observation, so equal bits have an equal hash.
        int differs = rows.observation(vector, observation);
        if (differs >= 0) {
            boolean market = differs < model.contract().marketFeatures().size();
            note(vector, bar, market ? Stage.NORMALIZED : Stage.OBSERVATION, differs);
        }
        equal += same && differs < 0 ? 1 : 0;
    }

    private boolean compareRaw(AuditRecord record, SeenBar bar) {
        int differs = rows.raw(bar, again);
        if (differs >= 0) {
            note(record, bar, Stage.RAW, differs);
        }
        return differs < 0;
    }

    private void note(AuditRecord record, SeenBar bar, Stage stage, int feature) {
        if (first == null) {
            first = new FirstDifference(
                    record.number(),
                    bar.index(),
                    Instant.ofEpochMilli(bar.time()),
                    stage,
                    model.contract().features().get(feature).name());
        }
    }

    /** {@return the number of its first record} */
    long firstRecord() {
        return firstRecord;
    }

    /** {@return its model} */
    Model model() {
        return model;
    }

    /** {@return its rows, which it may share with other instruments} */
    ServedRows rows() {
        return rows;
    }

    /** {@return what is known of it} */
    AuditedInstrument result() {
        return new AuditedInstrument(
                name,
                model.contract().hash(),
                model.stats().hash(),
                served,
                bars,
                recomputed,
                notAsked,
                missing.result(),
                reasons,
                equal,
                first);
    }
}
