// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The refresh on a real PostgreSQL and a real Redis. */
class RefreshOnServersTest {

    private static final String DATABASE = "refreshed";

    private static Stores stores = new MemoryStores();

    private final List<ErrorCode> interruptions = new ArrayList<>();
    private final List<ErrorCode> anew = new ArrayList<>();
    private final LatestStore online = new RedisLatest(Addresses.redis(Servers.redisPort(), DATABASE));
    private final List<ArrivedBar> bars = Market.arrivals(20, 2);

    @BeforeAll
    static void migrate() {
        stores = PostgresStores.open(Servers.migrated(DATABASE));
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void fill() {
        Servers.run(
                DATABASE,
                "truncate usdcop_m5_ohlcv, macro_indicators_daily, inference_features_5m, engine_state, "
                        + "online_outbox, model_registry");
        Market.makeLive(stores, Market.MODEL, "1", "a");
        stores.macro().append(Market.macro());
    }

    @AfterEach
    void closeOnline() {
        online.close();
    }

    private Refresh refresh(Stores used, LatestStore latest) {
        ModelSource models = new ModelSource() {
            @Override
            public RegisteredModel wanted(ModelRegistry registry) {
                return registry.live(Market.INSTRUMENT);
            }

            @Override
            public Model open(RegisteredModel registered) {
                return Market.MODEL;
            }
        };
        RefreshListener listener = new RefreshListener() {
            @Override
            public void startsAnew(List<Fault> faults) {
                anew.add(faults.get(0).code());
            }

            @Override
            public void interrupted(List<Fault> faults) {
                interruptions.add(faults.get(0).code());
            }
        };
        return new Refresh(new RefreshSetup(
                Market.INSTRUMENT,
                used,
                latest,
                FeedSettings.live(),
                models,
                new ServiceLevels(() -> Instant.EPOCH),
                AuditTrail.none(),
                () -> 0,
                listener));
    }

    private static void catchUp(Refresh refresh) {
        Round round = refresh.step();
        for (int more = 0; more < 50 && (round == Round.WORKING || round == Round.INTERRUPTED); more++) {
            round = refresh.step();
        }
        assertThat(round).isEqualTo(Round.CAUGHT_UP);
    }

    private static void letAnotherLead(Refresh refresh) {
        refresh.close();
    }

    private static void assertStoredIsExpected() {
        assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(Market.expected(stores, Market.MODEL));
    }

    @Test
    void barsThatComeAreComputedAndDelivered() throws InterruptedException, ExecutionException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(1);
        FailingStores told = new FailingStores();
        long newest = bars.size();
        told.failing(call -> {
            if (call.equals("await")) {
                waits.countDown();
                if (stores.refresh().state(Market.KEY).stream().anyMatch(state -> state.position() == newest)) {
                    delivered.countDown(); // it has caught up, and waits for more
                }
            }
            return false;
        });
        StopSignal stop = new StopSignal();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Refresh refresh = refresh(told.of(stores), online)) {
            Future<?> runs = threads.submit(() -> refresh.run(stop));
            waits.await();
            stores.bars().append(bars.subList(0, 50));
            stores.bars().append(bars.subList(50, bars.size()));
            delivered.await();
            stop.request();
            runs.get();
            assertThat(refresh.counts().interruptions()).isZero();
        } finally {
            stop.request();
            threads.shutdown();
        }
        assertStoredIsExpected();
        assertThat(online.get(Market.KEY))
                .isEqualTo(stores.features().newest(Market.KEY))
                .isPresent();
        assertThat(stores.outbox().pending(10)).isEmpty();
    }

    @Test
    void whenTheDatabaseEndsAllConnectionsItGoesOn() {
        try (Refresh refresh = refresh(stores, online)) {
            for (int from = 0; from < bars.size(); from += 10) {
                stores.bars().append(bars.subList(from, Math.min(bars.size(), from + 10)));
                Servers.endConnections(DATABASE);
                catchUp(refresh);
            }
        }
        assertStoredIsExpected();
        assertThat(interruptions).containsOnly(ErrorCode.STORE_UNREACHABLE);
    }

    @Test
    void aSecondJobLeadsOnceTheFirstHasLostItsConnection() {
        stores.bars().append(bars.subList(0, 40));
        try (Stores others = PostgresStores.open(Addresses.postgres(Servers.postgresPort(), DATABASE));
                Refresh first = refresh(others, online);
                Refresh second = refresh(stores, online)) {
            catchUp(first);
            assertThat(second.step()).isEqualTo(Round.FOLLOWING);
            stores.bars().append(bars.subList(40, 80));
            assertThat(second.step()).isEqualTo(Round.FOLLOWING);
            Servers.endConnections(DATABASE);
            catchUp(second);
            Round lost = first.step();
            while (lost == Round.INTERRUPTED) {
                lost = first.step();
            }
            assertThat(lost).isEqualTo(Round.FOLLOWING);
            letAnotherLead(second);
            stores.bars().append(bars.subList(80, bars.size()));
            catchUp(first);
        }
        assertStoredIsExpected();
    }

    @Test
    void withoutRedisItGoesOnAndTheOutboxWaits() {
        try (LatestStore away = new RedisLatest(Addresses.redis(Servers.freePort(), DATABASE));
                Refresh refresh = refresh(stores, away)) {
            stores.bars().append(bars);
            catchUp(refresh);
            assertThat(refresh.counts().onlineInterruptions()).isEqualTo(1);
            assertThat(refresh.counts().interruptions()).isZero();
        }
        assertStoredIsExpected();
        assertThat(stores.outbox().pending(10))
                .containsExactly(stores.features().newest(Market.KEY).orElseThrow());
        try (Refresh refresh = refresh(stores, online)) {
            catchUp(refresh);
        }
        assertThat(online.get(Market.KEY)).isEqualTo(stores.features().newest(Market.KEY));
    }

    @Test
    void aStateThatIsDamagedIsComputedAgain() {
        stores.bars().append(bars.subList(0, 40));
        try (Refresh refresh = refresh(stores, online)) {
            catchUp(refresh);
        }
        Servers.run(
                DATABASE, "update engine_state set snapshot = set_byte(snapshot, 200, 255 - get_byte(snapshot, 200))");
        stores.bars().append(bars.subList(40, bars.size()));
        try (Refresh refresh = refresh(stores, online)) {
            catchUp(refresh);
        }
        assertThat(anew).containsExactly(ErrorCode.SNAPSHOT_CHECKSUM);
        assertStoredIsExpected();
        assertThat(online.get(Market.KEY)).isEqualTo(stores.features().newest(Market.KEY));
    }
}
