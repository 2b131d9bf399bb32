// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.audit.AuditSegments;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All files that a run reads and writes, as its options and arguments name them. They are found by their type, so that no
 * verb has to list its own.
 */
public final class RunFiles {

    /** Folders of golden cases have two levels; the bound keeps a wrong folder from being searched for ever. */
    private static final int DEEPEST = 8;

    private static final int LARGEST_MANIFEST = 1 << 24;

    private static final String MANIFEST = "manifest.json";

    private record Named(String option, Path file) {}

    private final List<Named> inputs = new ArrayList<>();
    private final List<Named> outputs = new ArrayList<>();

    private RunFiles(CommandSpec verb) {
        for (ArgSpec arg : verb.args()) {
            Object value = arg.getValue();
            if (value instanceof Collection<?> several) {
                several.forEach(one -> addInput(arg, file(one)));
                continue;
            }
            Path file = file(value);
            Output output = output(arg);
            if (file == null) {
                continue;
            }
            if (output == null) {
                inputs.add(new Named(name(arg), file));
            } else if (output.inFolder().length == 0) {
                outputs.add(new Named(name(arg), file));
            } else {
                Stream.of(output.inFolder()).forEach(name -> outputs.add(new Named(name(arg), file.resolve(name))));
            }
        }
    }

    private void addInput(ArgSpec arg, @Nullable Path file) {
        if (file != null) {
            inputs.add(new Named(name(arg), file));
        }
    }

    /** The files of a verb whose options have been parsed. */
    public static RunFiles of(CommandSpec verb) {
        return new RunFiles(verb);
    }

    private static @Nullable Path file(@Nullable Object value) {
        if (value instanceof ContractName contract) {
            return contract.file();
        }
        if (value instanceof ColumnOfFile column) {
            return column.file();
        }
        return value instanceof Path path && !path.toString().isEmpty() ? path : null;
    }

    private static @Nullable Output output(ArgSpec arg) {
        return arg.userObject() instanceof Field field ? field.getAnnotation(Output.class) : null;
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    /**
     * Refuses an output that is an input, whether by its name, a link or the case of its letters.
     *
     * @throws InputException if there is one, with all of them
     */
    public void requireInputsUntouched() {
        List<Fault> faults = new ArrayList<>();
        for (Named output : outputs) {
            inputs.stream()
                    .filter(input -> isIn(output.file(), input.file()))
                    .forEach(input -> faults.add(new Fault(
                            ErrorCode.OUTPUT_IS_INPUT,
                            Place.option(output.option()),
                            "must write to another file than " + input.option() + " reads, " + input.file(),
                            output.file().toString())));
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** Whether the output is the input, or a file in it if it is a suite or a log. Another folder is not read at all. */
    private static boolean isIn(Path output, Path input) {
        if (!Files.isDirectory(input)) {
            return Files.exists(output) && Files.exists(input) && isSame(output, input);
        }
        try (Stream<Path> files = Files.walk(input, DEEPEST)) {
            return isInFolderOfSuite(input, output)
                    || isInLog(input, output)
                    || files.anyMatch(file -> isSame(output, file) && isOfSuite(input, file));
        } catch (IOException | UncheckedIOException e) {
            return false; // a folder that cannot be looked through cannot be read either, and is refused for that
        }
    }

    /** A report may lie in the folder of a suite, and be replaced by the next one: the manifest does not name it. */
    private static boolean isOfSuite(Path suite, Path file) {
        Path manifest = suite.resolve(MANIFEST);
        return Files.isRegularFile(manifest)
                && (isSame(manifest, file)
                        || manifestSays(
                                manifest,
                                '"' + suite.relativize(file).toString().replace('\\', '/') + '"'));
    }

    /** In a folder of the manifest's files there must be no others, so a new one would spoil the suite. */
    private static boolean isInFolderOfSuite(Path suite, Path output) throws IOException {
        Path manifest = suite.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        Path written = real(output);
        try (Stream<Path> entries = Files.list(suite)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder ->
                            manifestSays(manifest, '"' + folder.getFileName().toString() + '/'))
                    .anyMatch(folder -> isBelow(written, folder));
        }
    }

    /** A log's folder holds nothing else; a log with another file in it is refused. */
    private static boolean isInLog(Path folder, Path output) throws IOException {
        return isBelow(real(output), folder) && AuditSegments.count(folder) > 0;
    }

    /** Whether a file is in a folder, however deep. Names are not compared: a system may ignore their case. */
    private static boolean isBelow(Path file, Path folder) {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            if (isSame(above, folder)) {
                return true;
            }
        }
        return false;
    }

    /** Where a file is, or would be. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path there = absolute;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(absolute));
    }

    private static boolean manifestSays(Path manifest, String text) {
        try (InputStream in = Files.newInputStream(manifest)) {
            return new String(in.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file system decides: it knows its links and whether it tells upper case from lower case. */
    private static boolean isSame(Path output, Path input) {
        try {
            return Files.isSameFile(output, input);
        } catch (IOException e) {
            return false; // a file that cannot be looked at cannot be read either, and is refused for that
        }
    }
}
