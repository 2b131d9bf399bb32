// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.StopSignal;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.EngineState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A refresh with a database and an online store of its own, which stands still in a write that is named before. */
final class KilledRefresh implements AutoCloseable {

    /**
     * Where it can stand still: in a trigger of the database, before and after each table is written within the transaction, and
     * while the outbox is emptied.
     */
    static final List<String> WRITES = List.of(
            "inference_features_5m after insert",
            "engine_state before update",
            "online_outbox after delete",
            "engine_state after update",
            "inference_features_5m before insert",
            "online_outbox before insert",
            "online_outbox before delete",
            "online_outbox after update"); // of the row that the kill before has left

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
                    if exists (
                        select from pg_locks where locktype = 'advisory' and objid = 4711 and granted
                            and database = (select oid from pg_database where datname = current_database()))
                    then
                        return;
                    end if;
                    perform pg_sleep(0.02);
                end loop;
                raise exception 'no process came to write % of %',
                    (select number from stands_still), (select at from stands_still);
            end $$""";

    private final String database;
    private final ModelFolder model;
    private final Path settings;
    private final Stores stores;
    private final LatestStore online;
    private final Uninterrupted expected;

    KilledRefresh(String database, Path folder) throws IOException {
        this.database = database;
        this.stores = PostgresStores.open(Servers.migrated(database));
        this.online = new RedisLatest(Addresses.redis(Servers.redisPort(), database));
        ModelFiles.write(folder.resolve("model"), "weights");
        this.model = ModelFolder.of(folder.resolve("model"));
        this.settings = SettingsFile.write(Files.createDirectories(folder), database, Servers.postgresPort());
        stores.models().register(model.toRegister(Market.INSTRUMENT, "1", Market.BEFORE));
        stores.models().makeLive("toy", "1");
        stores.macro().append(Market.macro());
        this.expected = new Uninterrupted(stores, Market.MODEL);
        Servers.run(database, STANDS_STILL);
        for (String table : List.of("inference_features_5m", "engine_state", "online_outbox")) {
            for (String when : List.of("before", "after")) {
                Servers.run(
                        database,
                        "create trigger stands_still_" + when + " " + when + " insert or update or delete on " + table
                                + " for each row execute function stand_still()");
            }
        }
    }

    Path settings() {
        return settings;
    }

    void append(List<ArrivedBar> bars) {
        stores.bars().append(bars);
    }

    /** Lets the next process stand still when it comes to a write for so many times. */
    void standStillAt(String write, int number) {
        Servers.run(
                database,
                "truncate stands_still; alter sequence passed restart; insert into stands_still values ('" + write
                        + "', " + number + ")");
    }

    void waitUntilItStandsStill() {
        Servers.run(database, WAIT_FOR_IT);
    }

    String database() {
        return database;
    }

    /** The rows are those of all bars up to the stored state, to the bit. */
    void assertStoredIsWhole(String when) {
        long position =
                stores.refresh().state(Market.KEY).map(EngineState::position).orElse(0L);
        assertThat(Market.stored(stores, Market.MODEL)).as(when).isEqualTo(expected.rowsUpTo(position));
    }

    /** Goes on without being killed, and then all is as if it never had been. */
    void assertGoesOnToTheEnd() {
        Servers.run(database, "truncate stands_still");
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
        assertThat(Market.stored(stores, Market.MODEL)).as(database).isEqualTo(expected.rows());
        assertThat(online.get(Market.KEY))
                .as(database)
                .isEqualTo(stores.features().newest(Market.KEY));
        assertThat(stores.outbox().pending(10)).as(database).isEmpty();
    }

    @Override
    public void close() {
        online.close();
        stores.close();
    }
}
