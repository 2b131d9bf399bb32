// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Loads the library and what it uses for holidays anew, and writes down what is asked for by its name: files, and classes that
 * somebody makes by reflection. A native image has only those of them that its metadata names.
 */
final class TracingLoader extends ClassLoader {

    private static final List<String> ANEW =
            List.of("io.featureparity.", "de.focus_shift.", "com.fasterxml.jackson.", "com.ctc.wstx.");

    final Set<String> resources = new TreeSet<>();
    final Set<String> classes = new TreeSet<>();

    TracingLoader() {
        super(TracingLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isByName()) {
            classes.add(name);
        }
        if (ANEW.stream().noneMatch(name::startsWith) || name.startsWith("io.featureparity.testsupport.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? anew(name) : loaded;
        }
    }

    /** Whoever has a class's name as text calls {@code Class.forName}, or a method of theirs that loads classes. */
    private static boolean isByName() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(2)
                        .dropWhile(frame -> frame.getClassName().equals("java.lang.ClassLoader"))
                        .findFirst()
                        .filter(TracingLoader::takesAName)
                        .isPresent());
    }

    private static boolean takesAName(StackWalker.StackFrame frame) {
        boolean ofTheJdk = frame.getClassName().equals("java.lang.Class");
        return frame.getMethodName().equals("loadClass")
                || (ofTheJdk && frame.getMethodName().startsWith("forName"));
    }

    private Class<?> anew(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = file.readAllBytes();
            int dot = name.lastIndexOf('.');
            if (getDefinedPackage(name.substring(0, dot)) == null) {
                definePackage(name.substring(0, dot), null, null, null, null, null, null, null);
            }
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return traced(name, super.getResource(name));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        resources.add(name);
        return super.getResources(name);
    }

    private @Nullable URL traced(String name, @Nullable URL found) {
        if (found != null) {
            resources.add(name);
        }
        return found;
    }
}
