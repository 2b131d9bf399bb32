// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Audits some of the instruments on a thread of its own, while the log is read on. What waits is bounded, so that memory does not
 * grow with the log.
 */
final class AuditWorker implements Runnable {

    /** Of more instruments than these, a worker keeps the differences of the others together. */
    private static final int MOST_APART = 64;

    private static final int MOST_WAITING = 4;

    /** A record and the model that it was served under. */
    record Task(Model model, String instrument, AuditRecord record) {}

    private final KeySample sample;
    private final BlockingQueue<List<Task>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Model, Map<String, InstrumentAudit>> audits = new LinkedHashMap<>();
    private final Map<Model, ServedRows> others = new HashMap<>();
    private final int number;
    private int instruments;

    /** Why it has stopped before the end. */
    private volatile @Nullable Throwable failure;

    AuditWorker(int number, KeySample sample) {
        this.number = number;
        this.sample = sample;
    }

    /** Hands tasks over; an empty list is the end. Waits while there is much to do. */
    void give(List<Task> tasks) throws InterruptedException {
        waiting.put(tasks);
    }

    @Override
    public void run() {
        try {
            List<Task> tasks = waiting.take();
            while (!tasks.isEmpty()) {
                if (failure == null) {
                    work(tasks);
                }
                tasks = waiting.take(); // also after a failure: the reader must not wait for ever
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(List<Task> tasks) {
        try {
            for (Task task : tasks) {
                of(task).take(task.record());
            }
        } catch (RuntimeException | Error e) { // told to the thread that reads
            failure = e;
        }
    }

    private InstrumentAudit of(Task task) {
        Map<String, InstrumentAudit> ofModel = audits.computeIfAbsent(task.model(), model -> new HashMap<>());
        InstrumentAudit audit = ofModel.get(task.instrument());
        if (audit == null) {
            audit = new InstrumentAudit(
                    task.instrument(), task.model(), task.record().number(), sample, rows(task));
            ofModel.put(task.instrument(), audit);
        }
        return audit;
    }

    private ServedRows rows(Task task) {
        instruments++;
        if (instruments <= MOST_APART) {
            return new ServedRows(subject(task), task.model());
        }
        return others.computeIfAbsent(task.model(), model -> new ServedRows("other instruments, " + number, model));
    }

    /** An instrument that was served under several models appears once for each. */
    private String subject(Task task) {
        boolean isFirst = audits.keySet().iterator().next() == task.model();
        return isFirst
                ? task.instrument()
                : task.instrument() + " (contract "
                        + shortened(task.model().contract().hash()) + ", statistics "
                        + shortened(task.model().stats().hash()) + ")";
    }

    private static String shortened(String hash) {
        return hash.substring(0, 12);
    }

    /** {@return why it has stopped before the end; null if it has not} */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** {@return the audits; to be asked for behind the end} */
    List<InstrumentAudit> audits() {
        List<InstrumentAudit> all = new ArrayList<>();
        audits.values().forEach(ofModel -> all.addAll(ofModel.values()));
        return all;
    }
}
