// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a component in this process, with its clocks and streams, and ends the process. Nothing else in the components reads a
 * clock, prints or ends the process.
 */
public final class ThisProcess {

    /** How long a component may take to end once it is asked to; each of its calls is bounded by less. */
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private ThisProcess() {}

    /**
     * Runs a component, and ends the process with its exit code. SIGTERM and SIGINT ask the component to end; the exit code
     * is 0 then too.
     *
     * @param arguments the command line
     * @param runner the component
     */
    public static void run(String[] arguments, Runner runner) {
        StopSignal stop = new StopSignal();
        CountDownLatch ended = new CountDownLatch(1);
        int[] code = {Runner.FAULT};
        Thread ending = new Thread(() -> end(stop, ended, code), "end");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            code[0] = runner.run(List.of(arguments), host(stop));
        } finally {
            ended.countDown();
        }
        // After a signal the JVM is ending already: this waits then for the hook, which ends it.
        System.exit(code[0]);
    }

    private static Host host(StopSignal stop) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Host(
                Map.copyOf(System.getenv()),
                InstantSource.system(),
                System::nanoTime,
                out::println,
                err::println,
                stop);
    }

    /** Without this, a JVM that was ended by a signal has an exit code of its own, however well the component ended. */
    private static void end(StopSignal stop, CountDownLatch ended, int[] code) {
        stop.request();
        try {
            if (ended.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(code[0]);
            }
            Runtime.getRuntime().halt(Runner.FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
