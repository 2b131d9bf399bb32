// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stores of which one call fails, before or after it has done its work. */
final class FailingCalls {

    private final Stores stores;
    private int calls;
    private int failing = -1;
    private boolean after;

    FailingCalls(Stores stores) {
        this.stores = stores;
    }

    /** The call behind so many others fails. */
    void failOnce(int others, boolean afterItsWork) {
        failing = calls + others;
        after = afterItsWork;
    }

    Stores get() {
        return wrap(Stores.class, stores);
    }

    private <T> T wrap(Class<T> port, Object target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    boolean gives = target == stores && method.getParameterCount() == 0;
                    boolean fails = !gives && calls++ == failing;
                    if (fails && !after) {
                        throw failure(method.getName());
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (fails) {
                            throw failure(method.getName());
                        }
                        return gives && result != null && method.getReturnType().isInterface()
                                ? wrap(method.getReturnType(), result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static StoreException failure(String call) {
        return new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "test", "must not fail", call));
    }
}
