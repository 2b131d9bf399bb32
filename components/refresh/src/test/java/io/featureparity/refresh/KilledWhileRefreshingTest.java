// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.features.model.Model;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A process that refreshes is killed in the middle of it, again and again, over the same stores. After each kill the table holds
 * the features of all bars up to the stored state, and no others; at the end it is what one uninterrupted run gives.
 *
 * <p>{@code -Drefresh.kills=100} kills as often, {@code -Drefresh.seed=2} at other points; a build does it a few times.
 */
class KilledWhileRefreshingTest {

    private static final int KILLS = Integer.getInteger("refresh.kills", 10);
    private static final long SEED = Long.getLong("refresh.seed", 1);
    private static final String DATABASE = "killed";

    /** More than one piece of history, so that a kill meets one too. */
    private static final int FIRST_BARS = 1100;

    private static final int BARS_BETWEEN_KILLS = 25;

    /** The process: refreshes for ever, and says which call to a store it is going to make. */
    static final class RefreshesForEver {

        private RefreshesForEver() {}

        public static void main(String[] args) {
            FailingStores told = new FailingStores();
            told.failing(call -> {
                System.out.println(call);
                return false;
            });
            Stores stores = PostgresStores.open(Addresses.postgres(Integer.parseInt(args[0]), DATABASE));
            LatestStore online = new RedisLatest(Addresses.redis(Integer.parseInt(args[1]), DATABASE));
            refresh(told.of(stores), told.of(online)).run(new StopSignal());
        }
    }

    private static Refresh refresh(Stores stores, LatestStore online) {
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
        return new Refresh(new RefreshSetup(
                Market.INSTRUMENT, stores, online, FeedSettings.live(), models, () -> 0, new RefreshListener() {}));
    }

    @Test
    void whereverItIsKilledNothingIsMissingTwiceOrHalf() throws IOException, InterruptedException {
        PostgresSettings settings = Servers.migrated(DATABASE);
        List<ArrivedBar> bars = Market.arrivals(SEED, (FIRST_BARS + KILLS * BARS_BETWEEN_KILLS) / 50);
        try (Stores stores = PostgresStores.open(settings);
                LatestStore online = new RedisLatest(Addresses.redis(Servers.redisPort(), DATABASE))) {
            Market.makeLive(stores, Market.MODEL, "1", "a");
            stores.macro().append(Market.macro());
            stores.bars().append(bars.subList(0, FIRST_BARS));
            SplittableRandom random = new SplittableRandom(SEED);
            int next = FIRST_BARS;
            for (int kill = 0; kill < KILLS; kill++) {
                killAfter(random.nextInt(8, 100));
                Servers.endConnections(DATABASE);
                assertStoredIsWhole(stores, "kill " + kill);
                stores.bars().append(bars.subList(next, next + BARS_BETWEEN_KILLS));
                next += BARS_BETWEEN_KILLS;
            }
            try (Refresh last = refresh(stores, online)) {
                assertThat(last.catchUp(new StopSignal())).isTrue();
                assertThat(last.counts().rowsWritten()).isPositive();
            }
            assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(Market.expected(stores, Market.MODEL));
            assertThat(online.get(Market.KEY)).isEqualTo(stores.features().newest(Market.KEY));
            assertThat(stores.outbox().pending(10)).isEmpty();
        }
    }

    private static void killAfter(int calls) throws IOException, InterruptedException {
        Process process = JavaProcess.of(
                        RefreshesForEver.class,
                        List.of(Integer.toString(Servers.postgresPort()), Integer.toString(Servers.redisPort())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < calls; i++) {
                assertThat(lines.readLine()).as("a call that it makes").isNotNull();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The rows are those of all bars up to the stored state, to the bit. */
    private static void assertStoredIsWhole(Stores stores, String when) {
        long position = stores.refresh()
                .state(Market.KEY)
                .map(state -> state.position())
                .orElse(0L);
        Map<Instant, FeatureRow> expected = new TreeMap<>(Market.expected(stores, Market.MODEL));
        expected.values().removeIf(row -> row.position() > position);
        assertThat(Market.stored(stores, Market.MODEL)).as(when).isEqualTo(expected);
    }
}
