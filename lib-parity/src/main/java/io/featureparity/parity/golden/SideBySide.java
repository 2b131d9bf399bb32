// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Work on things that do not need each other, on all processors, with the outcome of doing one after another. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Does the same work with each thing. The largest is begun first, so that no processor waits for it at the end.
     *
     * @return the results, in the order of the things; if some fail, the first of them in this order is thrown
     */
    static <T, R> List<R> map(List<T> things, ToIntFunction<T> size, Function<T, R> work) {
        List<FutureTask<R>> tasks = things.stream()
                .map(thing -> new FutureTask<>(() -> work.apply(thing)))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            IntStream.range(0, tasks.size())
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer at) -> size.applyAsInt(things.get(at)))
                            .reversed())
                    .forEach(at -> pool.execute(tasks.get(at)));
            return tasks.stream().map(SideBySide::result).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(FutureTask<R> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work on other processors", e);
        }
    }
}
