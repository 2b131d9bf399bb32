// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deals records out to workers, each instrument to one of them, so that its records stay in order. */
final class AuditWorkers implements AutoCloseable {

    private static final int TOGETHER = 512;

    private final List<AuditWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<List<AuditWorker.Task>> batches = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean ended;

    AuditWorkers(int count, KeySample sample) {
        for (int i = 0; i < count; i++) {
            AuditWorker worker = new AuditWorker(i + 1, sample);
            Thread thread = new Thread(worker, "audit-" + i);
            thread.setDaemon(true);
            thread.start();
            workers.add(worker);
            threads.add(thread);
            batches.add(new ArrayList<>(TOGETHER));
        }
    }

    void give(Model model, String instrument, AuditRecord record) {
        int place = places.computeIfAbsent(instrument, name -> places.size() % workers.size());
        List<AuditWorker.Task> batch = batches.get(place);
        batch.add(new AuditWorker.Task(model, instrument, record));
        if (batch.size() == TOGETHER) {
            send(place);
        }
    }

    private void send(int place) {
        hand(place, batches.set(place, new ArrayList<>(TOGETHER)));
        throwFailure(workers.get(place));
    }

    private void hand(int place, List<AuditWorker.Task> batch) {
        try {
            workers.get(place).give(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was read", e);
        }
    }

    /** Waits for the end, and gives the audits in the order of the log. */
    List<InstrumentAudit> finish() {
        for (int i = 0; i < workers.size(); i++) {
            if (!batches.get(i).isEmpty()) {
                send(i);
            }
        }
        close();
        List<InstrumentAudit> audits = new ArrayList<>();
        for (AuditWorker worker : workers) {
            throwFailure(worker);
            audits.addAll(worker.audits());
        }
        audits.sort(Comparator.comparingLong(InstrumentAudit::firstRecord));
        return audits;
    }

    private static void throwFailure(AuditWorker worker) {
        Throwable failure = worker.failure();
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException refused) {
            throw refused;
        }
    }

    /** Ends the threads and waits for them. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        for (int i = 0; i < workers.size(); i++) {
            hand(i, List.of());
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was audited", e);
        }
    }
}
