// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.process;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
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
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(main),
                main.getName());
        process.command().addAll(arguments);
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
