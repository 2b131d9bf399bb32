// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.error.Place;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;

/**
 * A service's class path in a class loader of its own, which knows the JDK and nothing of this build: what is loaded there is
 * what the service loads. Only values of the JDK's types go in and out.
 */
final class ServedClasses implements Command.Place, AutoCloseable {

    private static final String COMMAND = "io.featureparity.gate.EmbeddedCommand";
    private static final String PINS = "io.featureparity.maven.Pins";

    private final URLClassLoader loader;

    ServedClasses(List<File> classPath) throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toURI().toURL();
        }
        loader = new URLClassLoader("service", urls, ClassLoader.getPlatformClassLoader());
    }

    /** A service may have the same classes in another jar, before the library: then that is what it serves with. */
    void requireFrom(File jar, String className) {
        CodeSource source = load(className).getProtectionDomain().getCodeSource();
        try {
            Path found = Path.of(source.getLocation().toURI());
            if (!found.equals(jar.toPath().toAbsolutePath())) {
                String rule = "must come from " + jar;
                throw new MismatchException(
                        new Fault(ErrorCode.LIBRARY_DIFFERS, Place.item("class", className), rule, found.toString()));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path is made of files", e);
        }
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        return (int) call(
                COMMAND, "run", List.of(List.class, PrintStream.class, PrintStream.class), List.of(args, out, err));
    }

    /** {@return what {@link Pins#compare} says, said by the service's library} */
    @SuppressWarnings("unchecked") // It is the same method of the same class, loaded a second time.
    Map<String, List<String>> compare(Map<String, String> pins) {
        return (Map<String, List<String>>) call(PINS, "compare", List.of(Map.class), List.of(pins));
    }

    private Object call(String className, String method, List<Class<?>> types, List<Object> args) {
        try {
            return load(className)
                    .getMethod(method, types.toArray(Class<?>[]::new))
                    .invoke(null, args.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof LinkageError misfit) {
                throw misfit;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className + "." + method, e);
        }
    }

    private Class<?> load(String className) {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(className, e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
