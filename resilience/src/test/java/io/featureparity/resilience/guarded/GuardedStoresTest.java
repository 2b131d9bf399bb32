// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.LatestStore;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.LeaderLock.Leadership;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every call of every port goes through its edge, and is repeated only if the port lets it be. */
class GuardedStoresTest {

    private final Edge database = QuietEdges.edge("database");
    private final Edge macro = QuietEdges.edge("macro");
    private final Edge online = QuietEdges.edge("online store");
    private int calls;
    private boolean closed;

    private StoreException failure() {
        calls++;
        return new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "test", "must answer", "nothing"));
    }

    private static <T> T proxy(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** A port on which every call fails, but for its end. */
    private <T> T failing(Class<T> port) {
        return proxy(port, (self, method, arguments) -> {
            if (method.getName().equals("close")) {
                closed = true;
                return null;
            }
            throw failure();
        });
    }

    /** Calls a method with anything, and gives how often it was called behind the edge. */
    private int callsOf(Method method, Object guarded) {
        calls = 0;
        @Nullable Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == long.class ? (Object) 1L : type == int.class ? (Object) 1 : null;
        }
        assertThatThrownBy(() -> method.invoke(guarded, arguments)).hasCauseInstanceOf(StoreException.class);
        return calls;
    }

    private static boolean isCall(Method method) {
        return !method.getName().equals("close");
    }

    @Test
    void onlyWhatThePortsLetBeRepeatedIsRepeated() throws ReflectiveOperationException {
        TreeMap<String, Integer> seen = new TreeMap<>();
        for (Method port : Stores.class.getMethods()) {
            for (Method method : port.getReturnType().getMethods()) {
                if (isCall(port) && isCall(method)) {
                    Edge database = QuietEdges.edge("database"); // a new one each time: none opens
                    Edge macro = QuietEdges.edge("macro");
                    Stores failing = proxy(Stores.class, (self, of, none) -> failing(of.getReturnType()));
                    Object guarded = port.invoke(new GuardedStores(failing, database, macro));
                    int calls = callsOf(method, guarded);
                    seen.put(port.getName() + "." + method.getName(), calls);
                    Edge own = port.getName().equals("macro") ? macro : database;
                    assertThat(own.state().failed()).as("%s", method).isEqualTo(calls);
                    requireCounted(own.port(port.getName()), method, calls);
                }
            }
        }
        assertThat(seen).hasSize(28);
        assertThat(seen.entrySet().stream().filter(entry -> entry.getValue() == 1))
                .extracting(Map.Entry::getKey)
                .containsExactly("decisions.record", "leaders.acquire", "news.await");
        assertThat(seen.values()).containsOnly(1, 3);
    }

    private static final Set<String> WRITES =
            Set.of("append", "commit", "forget", "register", "makeLive", "retire", "delivered", "record", "put");

    private static void requireCounted(StorePort port, Method method, int calls) {
        boolean writes = WRITES.contains(method.getName());
        assertThat(List.of(port.reads(), port.writes(), port.failures(), port.repeated()))
                .as("%s", method)
                .containsExactly(writes ? 0L : 1L, writes ? 1L : 0L, (long) calls, calls - 1L);
    }

    @Test
    void theCallsOfAnOnlineStoreAreRepeated() {
        LatestStore guarded = new GuardedLatest(failing(LatestStore.class), online);
        for (Method method : LatestStore.class.getMethods()) {
            if (isCall(method)) {
                assertThat(callsOf(method, guarded)).isEqualTo(3);
            }
        }
        assertThat(online.state().failed()).isEqualTo(6);
        StorePort port = online.port("online");
        assertThat(List.of(port.reads(), port.writes(), port.failures(), port.repeated()))
                .containsExactly(1L, 1L, 6L, 4L);
        guarded.close();
        assertThat(closed).isTrue();
    }

    @Test
    void aStepOfACursorIsNotRepeated() {
        RowCursor<String> cursor = GuardedCursor.open(database.port("test"), () -> () -> {
            throw failure();
        });
        assertThatThrownBy(cursor::next).isInstanceOf(StoreException.class);
        assertThat(calls).isEqualTo(1);
        assertThat(database.state().failed()).isEqualTo(1);
    }

    @Test
    void aLeadershipIsAskedOnceAndGivenUpWithoutAnEdge() {
        LeaderLock leaders = (work, longest) -> Optional.of(failing(Leadership.class));
        Leadership held = new GuardedLeaders(leaders, database.port("leaders"))
                .acquire("refresh", Duration.ZERO)
                .orElseThrow();
        assertThatThrownBy(held::isHeld).isInstanceOf(StoreException.class);
        assertThat(calls).isEqualTo(1);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(held::isHeld).isInstanceOf(StoreException.class);
        }
        assertThat(database.state().state()).isEqualTo(BreakerState.OPEN);
        held.close();
        assertThat(closed).isTrue();
    }

    @Test
    void aSourceOfMacroValuesThatIsDownDoesNotStopTheRest() {
        GuardedStores stores = new GuardedStores(
                proxy(Stores.class, (self, of, none) -> failing(of.getReturnType())), database, macro);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> stores.macro().knownAt(Instant.EPOCH)).isInstanceOf(StoreException.class);
        }
        assertThat(macro.state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(database.state().state()).isEqualTo(BreakerState.CLOSED);
    }
}
