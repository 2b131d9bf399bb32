// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Stores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Servers that a test stops and starts again, or makes slow. Each call of a store counts, also one that fails. */
final class Outage {

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private boolean stopped;
    private @Nullable Runnable wait;

    synchronized void stop() {
        stopped = true;
    }

    /** From now on a call waits before it is answered. */
    synchronized void delay(Runnable waiting) {
        wait = waiting;
    }

    synchronized void end() {
        stopped = false;
        wait = null;
    }

    private synchronized void call() {
        calls.incrementAndGet();
        if (wait != null) {
            wait.run();
        }
        if (stopped) {
            throw new StoreException(
                    new Fault(ErrorCode.STORE_UNREACHABLE, "server of a test", "must be reachable", "stopped"));
        }
    }

    /** A port whose calls end here. */
    <T> T port(Class<T> port, T behind) {
        return proxy(port, (proxy, method, args) -> {
            if (method.getName().equals("close")) {
                closed.incrementAndGet();
            } else {
                call();
            }
            return invoke(behind, method, args);
        });
    }

    /** Stores some of whose ports are behind this outage. */
    Stores stores(Stores behind, Set<String> ports) {
        return proxy(Stores.class, (proxy, method, args) -> {
            if (method.getName().equals("close")) {
                closed.incrementAndGet();
            }
            Object port = invoke(behind, method, args);
            return ports.contains(method.getName()) ? guarded(method.getReturnType(), port) : port;
        });
    }

    private <T> T guarded(Class<T> port, @Nullable Object behind) {
        return port(port, port.cast(behind));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Outage.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object on, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
