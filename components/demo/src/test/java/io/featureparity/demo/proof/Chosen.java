// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * One of two that are the same but for their time limits, chosen anew for each call: short ones while a server fails or is slow on purpose, and
 * else long ones, so that nothing fails because the machine of the build does much else.
 */
final class Chosen {

    private Chosen() {}

    /** The chosen one of a type; its ports are those of the chosen one, too. */
    static <T> T of(Class<T> type, Supplier<?> choice) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> isPort(method)
                        ? of(method.getReturnType(), () -> port(method, choice.get()))
                        : call(method, choice.get(), arguments)));
    }

    private static boolean isPort(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType().isInterface()
                && method.getReturnType()
                        .getPackage()
                        .equals(method.getDeclaringClass().getPackage());
    }

    private static Object port(Method method, Object of) {
        try {
            return call(method, of);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a port declares no exception", e);
        }
    }

    private static Object call(Method method, Object of, Object... arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
