// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import io.featureparity.observe.ContainedFailures;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The health of a service. There are three questions:
 *
 * <ul>
 *   <li><b>Is it alive?</b> If not, only a restart helps. Usually there is no check: a service that answers is alive.
 *   <li><b>Is it ready?</b> If not, nobody should call it for now.
 *   <li><b>How is it, deep down?</b> All checks: those above, each dependency, disk, memory, hashes, the last bar, breakers.
 * </ul>
 *
 * <p>All checks of a question run at the same time, each on one thread and with a limit of its own. A check that throws, or
 * takes too long, shows its part as down; it never delays an answer by more than its limit.
 *
 * <p>Thread-safe.
 */
public final class Health implements AutoCloseable {

    private final InstantSource clock;
    private final LongSupplier ticks;
    private final List<Probe> live;
    private final List<Probe> ready;
    private final List<Probe> deep;
    private final ThreadPoolExecutor threads;

    Health(HealthBuilder from, List<Probe> live, List<Probe> ready, List<Probe> deep) {
        this.clock = from.clock;
        this.ticks = from.ticks;
        this.live = List.copyOf(live);
        this.ready = List.copyOf(ready);
        this.deep = List.copyOf(deep);
        // No check runs twice at the same time, so there is a thread for each one, and no more than one waits for it to
        // be free.
        int most = Math.max(1, deep.size());
        this.threads =
                new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2 * most), work -> {
                    Thread thread = new Thread(work, "health");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins to collect checks.
     *
     * @param clock gives the current time for reports
     * @param ticks nanoseconds that only go forward, for latencies
     * @param failures counts checks that fail in an unexpected way
     * @return a builder without a check
     */
    public static HealthBuilder builder(InstantSource clock, LongSupplier ticks, ContainedFailures failures) {
        return new HealthBuilder(clock, ticks, failures);
    }

    /** {@return whether the service is alive} */
    public HealthReport live() {
        return ask(live);
    }

    /** {@return whether the service is ready} */
    public HealthReport ready() {
        return ask(ready);
    }

    /** {@return how all parts are} */
    public HealthReport deep() {
        return ask(deep);
    }

    private HealthReport ask(List<Probe> probes) {
        long begin = ticks.getAsLong();
        Map<Probe, CompletableFuture<PartHealth>> runs = new LinkedHashMap<>();
        probes.forEach(probe -> runs.put(probe, probe.begin(threads)));
        List<PartHealth> parts = new ArrayList<>();
        runs.forEach((probe, run) -> parts.add(probe.await(run, begin)));
        return new HealthReport(clock.instant(), parts);
    }

    /** Ends the threads of the checks. A check that hangs is interrupted, and not waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
