// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.checkpoint.CheckpointPlace;
import io.featureparity.contract.error.Place;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A place for checkpoints that can hang, and the writer of the log with it. */
final class HeldPlace implements CheckpointPlace {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private volatile boolean holds;
    private volatile Thread writer = Thread.currentThread();

    /** Hangs from here on. */
    void hold() {
        holds = true;
    }

    /** Waits until the writer hangs. */
    void awaitHeld() throws InterruptedException {
        asked.await();
    }

    void goOn() {
        holds = false;
        allowed.countDown();
    }

    /** Waits until the writer that hung has ended. */
    void awaitEnd() throws InterruptedException {
        writer.join();
    }

    @Override
    public void keep(long records, String note) {
        if (!holds) {
            return;
        }
        writer = Thread.currentThread();
        asked.countDown();
        try {
            allowed.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<Long> kept() {
        return List.of();
    }

    @Override
    public String read(long records) {
        throw new AssertionError(records);
    }

    @Override
    public Place place(long records) {
        return Place.named("checkpoint " + records);
    }
}
