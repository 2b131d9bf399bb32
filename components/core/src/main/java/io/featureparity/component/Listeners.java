// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import io.featureparity.contract.error.Containment;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Combines several listeners into one, or contains the exceptions of a listener. It works for any interface by a proxy, so no
 * interface needs a class that passes each of its methods on.
 *
 * <p>All methods of such an interface must return nothing.
 */
public final class Listeners {

    private Listeners() {}

    /**
     * Makes one listener from several. Each of them receives every call, in order, even if one before it throws. The first
     * exception is thrown at the end.
     *
     * @param <L> the interface
     * @param type the interface
     * @param listeners the listeners
     * @return one listener that calls all of them
     */
    public static <L> L all(Class<L> type, List<? extends L> listeners) {
        List<L> told = List.copyOf(listeners);
        return proxy(type, (method, arguments) -> {
            @Nullable Throwable first = null;
            for (L listener : told) {
                try {
                    call(listener, method, arguments);
                } catch (RuntimeException | Error e) {
                    first = first == null ? e : first;
                }
            }
            if (first instanceof Error error) {
                throw error;
            } else if (first instanceof RuntimeException thrown) {
                throw thrown;
            }
        });
    }

    /**
     * Contains the exceptions of a listener: they go no further ({@link Containment}).
     *
     * @param <L> the interface
     * @param type the interface
     * @param listener the listener
     * @param failed receives the exceptions of the listener
     * @return the same listener, contained
     */
    public static <L> L contained(Class<L> type, L listener, Consumer<Throwable> failed) {
        return proxy(type, (method, arguments) -> {
            try {
                call(listener, method, arguments);
            } catch (Throwable thrown) {
                Containment.of(thrown);
                failed.accept(thrown);
            }
        });
    }

    /** What is done with a call of the interface. */
    @FunctionalInterface
    private interface Telling {
        void tell(Method method, @Nullable Object @Nullable [] arguments);
    }

    private static <L> L proxy(Class<L> type, Telling telling) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return ofAnObject(type, self, method, arguments);
            }
            telling.tell(method, arguments);
            return null;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofAnObject(
            Class<?> type, Object self, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> type.getSimpleName() + " of several or contained";
        };
    }

    private static void call(Object listener, Method method, @Nullable Object @Nullable [] arguments) {
        try {
            method.invoke(listener, arguments);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            if (thrown instanceof Error error) {
                throw error;
            } else if (thrown instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("a listener declares no exception", thrown);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a listener's interface is public", e);
        }
    }
}
