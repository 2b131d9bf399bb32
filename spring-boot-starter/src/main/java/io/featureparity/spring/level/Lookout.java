// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** The thread that lets all {@link LevelWatch} beans look, from when the application has started until it ends. */
public final class Lookout implements SmartLifecycle {

    private final ObjectProvider<LevelWatch> watches;
    private final Duration every;
    private final ContainedFailures failures;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> looks;

    Lookout(ObjectProvider<LevelWatch> watches, Duration every, ContainedFailures failures) {
        this.watches = watches;
        this.every = every;
        this.failures = failures;
    }

    @Override
    public synchronized void start() {
        List<LevelWatch> all = watches.orderedStream().toList();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "feature-parity levels");
            made.setDaemon(true);
            return made;
        });
        looks = started.scheduleWithFixedDelay(() -> look(all), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        thread = started;
    }

    /**
     * Lets a watch look as soon as the thread has time, and not only at the next turn. Before the application has started, and after it has
     * ended, nothing is done.
     *
     * @param watch the watch that looks
     */
    public synchronized void lookSoon(LevelWatch watch) {
        if (thread != null) {
            thread.execute(() -> look(watch));
        }
    }

    private void look(List<LevelWatch> all) {
        all.forEach(this::look);
    }

    /** Whatever is thrown on would end all looks for ever, and no level would be left again: also memory that ran out. */
    private void look(LevelWatch watch) {
        try {
            failures.run(Part.LISTENER, watch::look);
        } catch (VirtualMachineError contained) {
            return;
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null && looks != null) {
            looks.cancel(true);
            thread.shutdownNow();
            looks = null;
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
