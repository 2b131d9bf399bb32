// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads DuckDB's driver together with a native library that was unpacked and checked before.
 *
 * <p>The driver by itself unpacks 60 MB into the folder for temporary files at every start, and leaves them there if the
 * process is killed. It has no option for that. But it does not unpack where its class loader does not show it the packed
 * library, and then takes the library that is loaded already. So it gets a class loader of its own.
 */
final class DuckDbLoader extends ClassLoader {

    private static final String DRIVER = "org.duckdb.";
    private static final String BRIDGE = "io.featureparity.table.duckdb.";
    private static final String PACKED_LIBRARY = "libduckdb_java.so_";
    private static final String LIBRARY = "duckdb_java";

    private static @Nullable DuckDbLoader loader;

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader origin;
    private @Nullable Path library;

    private DuckDbLoader(ClassLoader origin) {
        super("feature-parity-duckdb", origin);
        this.origin = origin;
    }

    /** The driver; its library is unpacked and loaded where that was not done yet. */
    static synchronized Driver driver() {
        DuckDbLoader used = loader;
        if (used == null) {
            used = new DuckDbLoader(DuckDbLoader.class.getClassLoader());
            used.initialize(DRIVER + "DuckDBNative"); // asks for the packed library
            loader = used;
        }
        return used.make(Driver.class, DRIVER + "DuckDBDriver", new Class<?>[0]);
    }

    /** Makes an object of a class of the bridge; the driver must have been loaded. */
    static synchronized <T> T bridge(Class<T> type, String name, Class<?>[] parameters, Object... arguments) {
        if (loader == null) {
            throw new IllegalStateException("the driver is not loaded");
        }
        return loader.make(type, BRIDGE + name, parameters, arguments);
    }

    private void initialize(String name) {
        try {
            Class.forName(name, true, this);
        } catch (ExceptionInInitializerError e) {
            // The driver puts what getResource has thrown into an exception of its own.
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof InputException refused) {
                    throw refused;
                }
            }
            throw e;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("DuckDB's driver is not whole", e);
        }
    }

    private <T> T make(Class<T> type, String name, Class<?>[] parameters, Object... arguments) {
        try {
            return type.cast(loadClass(name).getConstructor(parameters).newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DuckDB's driver is another one than it was made for: " + name, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(DRIVER) && !name.startsWith(BRIDGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = origin.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            // From where this class is too: tools that look at classes, such as those that count coverage, ask for it.
            return defineClass(name, code, 0, code.length, DuckDbLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** The driver asks for its packed library: that is the time to load the unpacked one. */
    @Override
    public @Nullable URL getResource(String name) {
        URL found = super.getResource(name);
        if (found == null || !name.startsWith(PACKED_LIBRARY)) {
            return found;
        }
        library = NativeLibrary.load(found, Path.of(String.valueOf(System.getProperty("java.io.tmpdir"))), this::load);
        return null;
    }

    @SuppressWarnings("unchecked")
    private void load(Path unpacked) {
        ((Consumer<Path>) make(Consumer.class, BRIDGE + "LibraryLoad", new Class<?>[0])).accept(unpacked);
    }

    /** The driver then asks for a library by its name, which is loaded already. */
    @Override
    protected @Nullable String findLibrary(String name) {
        return library == null || !name.equals(LIBRARY) ? super.findLibrary(name) : library.toString();
    }
}
