// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.RunFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands have in common: help, where they print, and that what is refused is bad input, said in one line. */
abstract class GateCommand implements Runnable, IExitCodeGenerator {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    @Spec
    private @Nullable CommandSpec verb;

    private final Terminal terminal;
    private ExitCode answer = ExitCode.FAULT;

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work; what is refused on the way is thrown. */
    abstract ExitCode answer();

    /** How the command ends after it was refused something: as a rule what the user gave is to blame. */
    ExitCode afterRefusal(FeatureParityException refused) {
        return ExitCode.USAGE;
    }

    final CommandSpec verb() {
        if (verb == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return verb;
    }

    final PrintStream out() {
        return terminal.out();
    }

    final Terminal terminal() {
        return terminal;
    }

    /** Prints one line to the output, whatever names and values from files it has in it. */
    final void line(String text) {
        out().println(ErrorText.oneLine(text));
    }

    /** Writes a text as a file in one step, so that no reader ever sees half of it. */
    static void write(Path file, String text) {
        try (AtomicFile target = AtomicFile.create(file)) {
            target.write(text.getBytes(StandardCharsets.UTF_8));
            target.commit();
        } catch (IOException e) {
            Fault fault = new Fault(
                    ErrorCode.TABLE_FILE,
                    Place.file(file),
                    "must be a file that can be written",
                    FileTrouble.writing(e));
            throw new InputException(List.of(fault), e);
        }
    }

    /** Says everything that is wrong, one after the other, where the first would not do. */
    final ExitCode refuse(FeatureParityException refused, ExitCode code) {
        refused.faults().forEach(fault -> terminal.err().println("parity: " + ErrorText.of(fault)));
        return code;
    }

    @Override
    public final void run() {
        try {
            RunFiles.of(verb()).requireInputsUntouched();
            answer = answer();
        } catch (FeatureParityException refused) {
            terminal.err().println("parity: " + ErrorText.of(refused));
            answer = afterRefusal(refused);
        }
    }

    @Override
    public final int getExitCode() {
        return answer.status();
    }
}
