// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.LeaderLock.Leadership;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Predicate;

/** Stores whose calls fail when a test wants it: before they have done anything, or after all was done. */
final class FailingStores {

    /** When the next call fails. */
    enum Moment {
        BEFORE,
        AFTER
    }

    private Predicate<String> which = call -> false;
    private Moment moment = Moment.BEFORE;
    private ErrorCode code = ErrorCode.STORE_UNREACHABLE;
    private int calls;

    Stores of(Stores stores) {
        return wrap(Stores.class, stores);
    }

    LatestStore of(LatestStore store) {
        return wrap(LatestStore.class, store);
    }

    /** All calls of some names fail, such as {@code "commit"}. */
    void failing(Predicate<String> names) {
        which = names;
    }

    /** One call fails: the one after so many others. */
    void failOnce(int after, Moment when) {
        int failing = calls + after;
        which = call -> calls == failing;
        moment = when;
    }

    void with(ErrorCode other) {
        code = other;
    }

    int calls() {
        return calls;
    }

    private <T> T wrap(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    boolean isPort = method.getReturnType().getPackageName().equals("io.featureparity.store")
                            && method.getParameterCount() == 0;
                    boolean fails = !isPort && which.test(method.getName());
                    calls += isPort ? 0 : 1;
                    if (fails && moment == Moment.BEFORE) {
                        throw failure(method.getName());
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (fails) {
                        if (result instanceof Optional<?> held && held.orElse(null) instanceof Leadership lost) {
                            lost.close(); // with its connection
                        }
                        throw failure(method.getName());
                    }
                    return isPort || result instanceof RowCursor ? wrapped(method.getReturnType(), result) : result;
                }));
    }

    private <T> Object wrapped(Class<T> port, Object target) {
        return wrap(port, port.cast(target));
    }

    private StoreException failure(String call) {
        return new StoreException(new Fault(code, "test", "must not fail", call));
    }
}
