// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.process;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM with the class path of the tests. */
public final class JavaProcess {

    private JavaProcess() {}

    /**
     * Prepares a process. The caller starts it, and ends it.
     *
     * @param main the class whose main runs
     * @param arguments its arguments
     * @return the process
     */
    public static ProcessBuilder of(Class<?> main, List<String> arguments) {
        return of(main, List.of(), arguments);
    }

    /**
     * Prepares a process. The caller starts it, and ends it.
     *
     * @param main the class whose main runs
     * @param options options of the JVM; they win over those that make it start fast
     * @param arguments the arguments of the main
     * @return the process
     */
    public static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(options);
        words.addAll(List.of("-cp", classPath(main), main.getName()));
        words.addAll(arguments);
        return new ProcessBuilder(words);
    }

    /**
     * Lets a shell prepare what the process inherits.
     *
     * @param command a command of the shell, such as {@code ulimit -f 200}
     * @param process the process
     * @return the same process, which the shell becomes after the command
     */
    public static ProcessBuilder after(String command, ProcessBuilder process) {
        process.command().addAll(0, List.of("bash", "-c", command + "; exec \"$@\"", "bash"));
        return process;
    }

    /**
     * Gives the class path of the tests. A launcher may load them with a class loader of its own; the JVM's class path is then the
     * launcher's.
     *
     * @param main a class of the tests
     * @return the class path
     */
    public static String classPath(Class<?> main) {
        return main.getClassLoader() instanceof URLClassLoader own
                ? Arrays.stream(own.getURLs())
                        .map(URL::getPath)
                        .collect(Collectors.joining(System.getProperty("path.separator")))
                : System.getProperty("java.class.path");
    }
}
