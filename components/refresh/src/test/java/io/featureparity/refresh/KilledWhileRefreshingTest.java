// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process of a refresh is killed in the middle of a write, again and again, over the same stores: before and after each table
 * is written within the transaction, and while the outbox is emptied. After each kill the table holds the features of all bars up
 * to the stored state, and no others; at the end it is what one uninterrupted run gives.
 *
 * <p>{@code -Drefresh.kills=100} kills as often, {@code -Drefresh.seed=2} at other writes; a build does it at each write once.
 */
class KilledWhileRefreshingTest {

    private static final long SEED = Long.getLong("refresh.seed", 1);
    private static final String DATABASE = "killed";

    /** More than one piece of history, so that a kill meets one too. */
    private static final int FIRST_BARS = 1100;

    private static final int BARS_BETWEEN_KILLS = 25;

    /** Where a process is killed: in a trigger of the database. */
    private static final List<String> WRITES = List.of(
            "inference_features_5m after insert",
            "engine_state before update",
            "online_outbox after delete",
            "engine_state after update",
            "inference_features_5m before insert",
            "online_outbox before insert",
            "online_outbox before delete",
            "online_outbox after update"); // of the row that the kill before has left

    private static final int KILLS = Integer.getInteger("refresh.kills", WRITES.size());

    /** The transaction that reaches the wanted write takes a lock, so that it can be seen, and stands still. */
    private static final String STANDS_STILL = """
            create table stands_still (at text, number bigint);
            create sequence passed;
            create function stand_still() returns trigger language plpgsql security definer as $$
            declare wanted bigint;
            begin
                select number into wanted from stands_still
                where at = tg_table_name || ' ' || lower(tg_when) || ' ' || lower(tg_op);
                if found and nextval('passed') = wanted then
                    perform pg_advisory_xact_lock(4711);
                    perform pg_sleep(600);
                end if;
                return coalesce(new, old);
            end $$;
            """;

    /** For two minutes at most. */
    private static final String WAIT_FOR_IT = """
        do $$ begin
            for i in 1..6000 loop
                if exists (select from pg_locks where locktype = 'advisory' and objid = 4711 and granted) then
                    return;
                end if;
                perform pg_sleep(0.02);
            end loop;
            raise exception 'no process came to write % of %',
                (select number from stands_still), (select at from stands_still);
        end $$\
        """;

    @Test
    void whereverItIsKilledNothingIsMissingTwiceOrHalf(@TempDir Path folder) throws IOException, InterruptedException {
        PostgresSettings settings = Servers.migrated(DATABASE);
        Servers.run(DATABASE, STANDS_STILL);
        for (String table : List.of("inference_features_5m", "engine_state", "online_outbox")) {
            for (String when : List.of("before", "after")) {
                Servers.run(
                        DATABASE,
                        "create trigger stands_still_" + when + " " + when + " insert or update or delete on " + table
                                + " for each row execute function stand_still()");
            }
        }
        ModelFiles.write(folder.resolve("model"), "weights");
        ModelFolder model = ModelFolder.of(folder.resolve("model"));
        Path file = SettingsFile.write(folder, DATABASE, Servers.postgresPort());
        List<ArrivedBar> bars = Market.arrivals(SEED, (FIRST_BARS + KILLS * BARS_BETWEEN_KILLS) / 50);
        try (Stores stores = PostgresStores.open(settings);
                LatestStore online = new RedisLatest(Addresses.redis(Servers.redisPort(), DATABASE))) {
            stores.models().register(model.toRegister(Market.INSTRUMENT, "1", Market.BEFORE));
            stores.models().makeLive("toy", "1");
            stores.macro().append(Market.macro());
            stores.bars().append(bars.subList(0, FIRST_BARS));
            SplittableRandom random = new SplittableRandom(SEED);
            int next = FIRST_BARS;
            for (int kill = 0; kill < KILLS; kill++) {
                String write = WRITES.get(kill % WRITES.size());
                killAt(write, numberOf(write, random), file);
                assertStoredIsWhole(stores, "kill " + kill + ", " + write);
                stores.bars().append(bars.subList(next, next + BARS_BETWEEN_KILLS));
                next += BARS_BETWEEN_KILLS;
            }
            Servers.run(DATABASE, "truncate stands_still");
            try (Refresh last = new Refresh(new RefreshSetup(
                    Market.INSTRUMENT,
                    stores,
                    online,
                    FeedSettings.live(),
                    ModelSource.live(Market.INSTRUMENT, model),
                    new ServiceLevels(() -> Instant.EPOCH),
                    AuditTrail.none(),
                    () -> 0,
                    new RefreshListener() {}))) {
                assertThat(last.catchUp(new StopSignal())).isTrue();
                assertThat(last.counts().rowsWritten()).isPositive();
            }
            assertThat(Market.stored(stores, Market.MODEL)).isEqualTo(Market.expected(stores, Market.MODEL));
            assertThat(online.get(Market.KEY)).isEqualTo(stores.features().newest(Market.KEY));
            assertThat(stores.outbox().pending(10)).isEmpty();
        }
    }

    /** The outbox is emptied once for all bars that are there; every bar but a refused one is a row. */
    private static int numberOf(String write, SplittableRandom random) {
        return write.endsWith("delete") ? 1 : random.nextInt(1, 10);
    }

    private static void killAt(String write, int number, Path settings) throws IOException, InterruptedException {
        Servers.run(
                DATABASE,
                "truncate stands_still; alter sequence passed restart; insert into stands_still values ('" + write
                        + "', " + number + ")");
        ProcessBuilder builder = JavaProcess.of(RefreshMain.class, List.of(settings.toString()));
        builder.environment().put("PARITY_DATABASE_PASSWORD", Addresses.PASSWORD);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Servers.run(DATABASE, WAIT_FOR_IT);
        } finally {
            process.destroyForcibly().waitFor();
            Servers.endConnections(DATABASE);
        }
    }

    /** The rows are those of all bars up to the stored state, to the bit. */
    private static void assertStoredIsWhole(Stores stores, String when) {
        long position =
                stores.refresh().state(Market.KEY).map(EngineState::position).orElse(0L);
        Map<Instant, FeatureRow> expected = new TreeMap<>(Market.expected(stores, Market.MODEL));
        expected.values().removeIf(row -> row.position() > position);
        assertThat(Market.stored(stores, Market.MODEL)).as(when).isEqualTo(expected);
    }
}
