// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.kafka.wire.RecordForm;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command: starts Kafka and Flink, lets a market go by, and shows whether the job computed what a batch computes. */
@Command(
        name = "parity flink-demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a Kafka and a Flink in this JVM, sends the bars of a generated market through the job, ends its task manager"
                    + " now and then, and compares what is committed with a batch, to the bit.",
            "Then the job goes on until it is stopped."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all observations are those of the batch, and each is there once",
            "1:they are not",
            "2:wrong usage",
            "3:the demo itself failed"
        })
public final class FlinkDemoCommand implements Callable<Integer> {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;
    private static final int FAULT = 3;

    @Option(names = "--exit", description = "end after the table")
    private boolean exit;

    @Option(names = "--json", description = "print the table as JSON, and nothing else")
    private boolean json;

    @Option(
            names = "--instruments",
            paramLabel = "NUMBER",
            defaultValue = "64",
            description = "how many instruments, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int instruments;

    @Option(
            names = "--sessions",
            paramLabel = "NUMBER",
            defaultValue = "4",
            description = "how many sessions of 60 bars, 1 to 100 (default: ${DEFAULT-VALUE})")
    private int sessions;

    @Option(
            names = "--failures",
            paramLabel = "NUMBER",
            defaultValue = "5",
            description = "how many times the task manager ends, 0 to 50 (default: ${DEFAULT-VALUE})")
    private int failures;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "avro",
            split = ",",
            description = "avro or json, or both, one after the other: avro,json (default: ${DEFAULT-VALUE})")
    private List<String> forms = List.of();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "makes the market (default: ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Demo.Start start;

    /** There once the demo has started. */
    private volatile @Nullable Demo running;

    FlinkDemoCommand(Demo.Start start) {
        this.start = start;
    }

    /**
     * Runs the command.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // Kafka 4.2 makes names by it: in a Turkish one its broker does not start
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        FlinkDemoCommand command = new FlinkDemoCommand(FlinkDemo::start);
        // A signal ends the JVM while the work goes on; Kafka and Flink end with it, and their folder is deleted.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> command.stop(err)));
        System.exit(command.run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err, arguments));
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
            refused.faults().forEach(fault -> err.println("parity: " + fault));
        } else {
            err.println("parity: " + thrown);
        }
        return FAULT;
    }

    @Override
    @SuppressWarnings("try") // an interrupt ends the demo
    public Integer call() throws Exception {
        DemoSettings settings = new DemoSettings(
                jobJar(),
                seed,
                within("--instruments", instruments, 1, 10_000),
                within("--sessions", sessions, 1, 100),
                within("--failures", failures, 0, 50),
                forms());
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> progress = spec.commandLine().getErr()::println;
        try (Demo demo = start.start(settings, progress)) {
            running = demo;
            List<Demo.Outcome> outcomes = new ArrayList<>();
            for (RecordForm form : settings.forms()) {
                Demo.Outcome outcome = demo.run(form, progress);
                DemoResult result = outcome.result();
                out.print(json ? result.toJson() : String.join("\n", result.lines()) + "\n");
                out.flush();
                outcomes.add(outcome);
            }
            if (!exit) {
                stay(demo, outcomes.get(0), progress);
            }
            return outcomes.stream().allMatch(each -> each.result().isEqual()) ? EQUAL : DIFFERENT;
        }
    }

    /** Ends what was started. */
    void stop(PrintWriter err) {
        stopped.countDown();
        Demo demo = running;
        try {
            if (demo != null) {
                demo.close();
            }
        } catch (Exception e) {
            err.println("parity: " + e);
        }
    }

    private void stay(Demo demo, Demo.Outcome outcome, Consumer<String> progress) throws Exception {
        demo.goOn(outcome);
        progress.accept("Kafka is at " + demo.brokers() + ", with the topics bars, publications, features and refused");
        progress.accept("Flink's page is at " + demo.page());
        progress.accept("the job goes on where it was stopped, until this is stopped (Ctrl-C)");
        stopped.await();
    }

    /** The jar that flink run would get. It lies beside the one of this class. */
    private static Path jobJar() throws URISyntaxException {
        Path ours = Path.of(FlinkDemoCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return ours.resolveSibling("features-job.jar");
    }

    private int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + least + " to " + most + ", but was " + value);
        }
        return value;
    }

    private List<RecordForm> forms() {
        return forms.stream().map(this::form).distinct().toList();
    }

    private RecordForm form(String name) {
        for (RecordForm one : RecordForm.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
                return one;
            }
        }
        throw new ParameterException(spec.commandLine(), "--form must be avro or json, but was " + name);
    }
}
