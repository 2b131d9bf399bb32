// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Part;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check with its limit. A check that hangs keeps its one thread, and no second one: all who ask while it runs wait for the same
 * run, each no longer than the limit.
 */
final class Probe {

    private final String name;
    private final Duration limit;
    private final HealthCheck check;
    private final LongSupplier ticks;
    private final ContainedFailures failures;
    private @Nullable CompletableFuture<PartHealth> running;

    Probe(String name, Duration limit, HealthCheck check, LongSupplier ticks, ContainedFailures failures) {
        this.name = name;
        this.limit = limit;
        this.check = check;
        this.ticks = ticks;
        this.failures = failures;
    }

    /** Begins a run, unless there is one. */
    synchronized CompletableFuture<PartHealth> begin(Executor threads) {
        if (running == null || running.isDone()) {
            CompletableFuture<PartHealth> begun = new CompletableFuture<>();
            running = begun;
            try {
                threads.execute(() -> begun.complete(run()));
            } catch (RejectedExecutionException ended) {
                begun.complete(new PartHealth(name, Duration.ZERO, HealthFinding.down("the checks have ended")));
            }
        }
        return running;
    }

    private PartHealth run() {
        long begin = ticks.getAsLong();
        HealthFinding finding;
        try {
            finding = check.check();
        } catch (Throwable thrown) { // whatever it is, whoever asks wants an answer
            finding = HealthFinding.down(words(thrown));
            count(thrown);
        }
        return new PartHealth(name, Duration.ofNanos(Math.max(0, ticks.getAsLong() - begin)), finding);
    }

    private void count(Throwable thrown) {
        // A JVM without memory is a finding too; thrown again, it would leave those who ask without an answer.
        if (!(thrown instanceof FeatureParityException) && !(thrown instanceof VirtualMachineError)) {
            failures.add(Part.HEALTH_CHECK, thrown);
        }
    }

    /** Codes or a class: the message of an exception may hold a secret. */
    private static String words(Throwable thrown) {
        return thrown instanceof FeatureParityException refused
                ? refused.faults().stream()
                        .map(Fault::code)
                        .map(Object::toString)
                        .distinct()
                        .collect(Collectors.joining(", "))
                : thrown.getClass().getName();
    }

    /** Waits for a run, for what is left of the limit since a time. */
    PartHealth await(CompletableFuture<PartHealth> run, long since) {
        long left = limit.toNanos() - (ticks.getAsLong() - since);
        try {
            return run.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            return new PartHealth(name, limit, HealthFinding.down("no answer within " + limit));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return new PartHealth(name, Duration.ZERO, HealthFinding.down("interrupted"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a run is completed with a finding", impossible);
        }
    }
}
