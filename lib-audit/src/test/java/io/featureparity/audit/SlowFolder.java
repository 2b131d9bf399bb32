// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A disk that takes nothing until it is allowed to, in the way of a folder that works. */
final class SlowFolder implements LogFolder {
    private final LogFolder folder;
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch unlocked = new CountDownLatch(1);
    private volatile boolean slow;

    SlowFolder(LogFolder folder) {
        this.folder = folder;
    }

    /** Takes nothing from here on. */
    void hang() {
        slow = true;
    }

    /** Waits until it was given something that it does not take. */
    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    void goOn() {
        allowed.countDown();
    }

    /** Waits until the lock was given back; says whether it was. */
    boolean awaitUnlocked(Duration patience) throws InterruptedException {
        return unlocked.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void await() {
        if (slow) {
            asked.countDown();
            try {
                allowed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public Place place(String name) {
        return folder.place(name);
    }

    @Override
    public List<String> names() throws IOException {
        return folder.names();
    }

    @Override
    public Output create(String name) throws IOException {
        Output output = folder.create(name);
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                await();
                output.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                await();
                output.sync();
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public Input open(String name) throws IOException {
        return folder.open(name);
    }

    @Override
    public long size(String name) throws IOException {
        return folder.size(name);
    }

    @Override
    public void settle(String name, long length, long from) throws IOException {
        folder.settle(name, length, from);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        folder.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    public void sync() throws IOException {
        folder.sync();
    }

    @Override
    public void awaitMore() {
        folder.awaitMore();
    }

    @Override
    public @Nullable Closeable lock() throws IOException {
        Closeable lock = folder.lock();
        return lock == null
                ? null
                : () -> {
                    lock.close();
                    unlocked.countDown();
                };
    }
}
