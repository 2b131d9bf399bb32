// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import io.featureparity.component.main.Runner;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.json.JsonOut;
import io.featureparity.demo.page.PageServer;
import io.featureparity.demo.stream.Observed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: starts the servers, lets a month go by, and shows what each component gave to the model. */
@Command(
        name = "parity demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a PostgreSQL and a Redis, lets feature refresh and inference trade a generated month, runs the backtest and"
                    + " the replay, and prints what each of them gave to the model.",
            "Then it serves a page on this machine until it is stopped."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all components gave the model the same bytes",
            "1:they did not",
            "2:wrong usage",
            "3:the demo itself failed"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;
    private static final int FAULT = 3;
    private static final int LAST_PORT = 65_535;

    @Option(names = "--exit", description = "end after the table")
    private boolean exit;

    @Option(names = "--json", description = "print the table as JSON, and nothing else")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description =
                    "makes the market and its feed; the same number gives the same table (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "where the page is served; without it at a port that is free")
    private int port;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Supplier<DemoSystem> start;

    /** There once the servers have started. */
    private volatile @Nullable DemoSystem running;

    DemoCommand(Supplier<DemoSystem> start) {
        this.start = start;
    }

    /**
     * Runs the command.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        DemoCommand command = new DemoCommand(DemoSystem::start);
        // A signal ends the JVM while the work goes on; the servers end with it.
        Runtime.getRuntime().addShutdownHook(new Thread(command::stop));
        System.exit(command.run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((thrown, line, parsed) -> fault(err, thrown))
                .execute(arguments.length > 0 && arguments[0].equals("help") ? new String[] {"--help"} : arguments);
    }

    private static int fault(PrintWriter err, Exception thrown) {
        if (thrown instanceof FeatureParityException refused) {
            refused.faults().forEach(fault -> err.println("parity: " + Runner.line(fault)));
        } else {
            err.println("parity: " + thrown);
        }
        return FAULT;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> progress = spec.commandLine().getErr()::println;
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be from 0 to " + LAST_PORT + ", but was " + port);
        }
        // The page's port is taken first: if that fails, nobody has waited for the month.
        try (PageServer page = exit ? null : PageServer.open(port);
                DemoSystem system = started(progress)) {
            running = system;
            Demo demo = system.run(seed, progress);
            DemoResult result = demo.result();
            out.print(json ? toJson(result) : String.join("\n", result.lines()) + "\n");
            out.flush();
            result.differences().forEach(difference -> progress.accept("parity: " + difference));
            if (page != null) {
                page.serve(demo.page());
                progress.accept("the page is at " + page.address() + " until this is stopped (Ctrl-C)");
                stopped.await();
            }
            return result.allEqual() ? EQUAL : DIFFERENT;
        }
    }

    private DemoSystem started(Consumer<String> progress) {
        progress.accept("starting PostgreSQL and Redis");
        return start.get();
    }

    /** Ends the page and the servers. */
    void stop() {
        stopped.countDown();
        DemoSystem system = running;
        if (system != null) {
            system.close();
        }
    }

    private static String toJson(DemoResult result) {
        return JsonOut.text(json -> {
            json.beginObject().key("equal").value(result.allEqual());
            json.key("components").beginList();
            for (Observed one : result.components()) {
                json.beginObject().key("component").value(one.component());
                json.key("observations").value(one.count());
                json.key("sha256").value(one.sha256()).endObject();
            }
            json.endList().key("differences").beginList();
            for (var difference : result.differences()) {
                json.value(difference.toString());
            }
            json.endList().endObject();
        });
    }
}
