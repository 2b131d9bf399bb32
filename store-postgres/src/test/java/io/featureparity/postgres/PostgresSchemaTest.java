// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RefreshStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest {

    private static final FeatureKey KEY = Samples.key('a', 'b');

    private static PostgresSettings fresh(String name) {
        Server.run("postgres", "create database " + name + " owner trader");
        return Server.settings(name);
    }

    private static ErrorCode refusedToOpen(PostgresSettings settings) {
        return refusal(StoreException.class, () -> PostgresStores.open(settings))
                .code();
    }

    @Test
    void scriptsAreAppliedOnce() {
        PostgresSettings settings = fresh("once");

        assertThat(PostgresSchema.migrate(settings)).isEqualTo(PostgresSchema.version());
        assertThat(PostgresSchema.migrate(settings)).isZero();
        PostgresStores.open(settings).close();
    }

    @Test
    void severalThatMigrateAtOnceWaitForOneAnother() throws Exception {
        PostgresSettings settings = fresh("several");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> applied = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                applied.add(threads.submit(() -> PostgresSchema.migrate(settings)));
            }
            int all = 0;
            for (Future<Integer> one : applied) {
                all += one.get();
            }
            assertThat(all).isEqualTo(PostgresSchema.version());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDatabaseWithoutTablesIsRefused() {
        PostgresSettings settings = fresh("without");
        assertThat(refusedToOpen(settings)).isEqualTo(ErrorCode.STORE_TABLE);

        PostgresSchema.migrate(settings);
        Server.run("without", "delete from parity_schema");
        StoreException refused = refusal(StoreException.class, () -> PostgresStores.open(settings));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_TABLE);
        assertThat(refused).hasMessageContaining("must have the tables of version 2: migrate it, but was version 0");
    }

    @Test
    void aDatabaseFromTheFutureIsRefusedAndLeftAsItIs() {
        PostgresSettings settings = fresh("future");
        PostgresSchema.migrate(settings);
        Server.run("future", "insert into parity_schema values (3, '3-more.sql', 'abc')");

        assertThat(refusedToOpen(settings)).isEqualTo(ErrorCode.STORE_MIGRATION_FROM_FUTURE);
        StoreException refused = refusal(StoreException.class, () -> PostgresSchema.migrate(settings));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_MIGRATION_FROM_FUTURE);
        assertThat(refused)
                .hasMessageContaining("trader@localhost:")
                .hasMessageContaining("/future: must be of version 2 or older, but was version 3");
    }

    @Test
    void aScriptThatWasAnotherOneIsRefused() {
        PostgresSettings settings = fresh("another");
        PostgresSchema.migrate(settings);
        Server.run("another", "update parity_schema set sha256 = 'abc'");

        assertThat(refusedToOpen(settings)).isEqualTo(ErrorCode.STORE_MIGRATION_DIFFERS);
        assertThat(refusal(StoreException.class, () -> PostgresSchema.migrate(settings))
                        .code())
                .isEqualTo(ErrorCode.STORE_MIGRATION_DIFFERS);
    }

    @Test
    void aScriptThatFailsLeavesNothing() {
        PostgresSettings settings = fresh("fails");
        Server.run("fails", "create table decisions (a integer)");
        Server.run("fails", "alter table decisions owner to trader");

        StoreException refused = refusal(StoreException.class, () -> PostgresSchema.migrate(settings));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_CALL_FAILED);
        assertThat(refused).hasMessageContaining("42P07").hasMessageContaining("\"decisions\" already exists");

        Server.run("fails", "drop table decisions");
        assertThat(PostgresSchema.migrate(settings)).isEqualTo(2);
    }

    /** A database as the first script left it, with rows in it. */
    @Test
    void rowsOfTheFirstVersionStayAndHaveNoQuality() throws Exception {
        PostgresSettings settings = fresh("upgraded");
        PostgresSchema.migrate(settings);
        try (Stores stores = PostgresStores.open(settings)) {
            write(stores, 1, Double.NaN);
        }
        Server.run("upgraded", "alter table inference_features_5m drop column quality");
        Server.run("upgraded", "delete from parity_schema where version > 1");
        assertThat(refusedToOpen(settings)).isEqualTo(ErrorCode.STORE_TABLE);

        assertThat(PostgresSchema.migrate(settings)).isEqualTo(1);
        try (Stores stores = PostgresStores.open(settings)) {
            assertThat(stores.features().newest(KEY)).contains(Samples.row(KEY, 1, 1, 1));
            FeatureRow judged = write(stores, 2, 62.5);
            assertThat(stores.features().newest(KEY)).contains(judged);
            assertThat(stores.features().at(KEY, Samples.time(1)).orElseThrow().quality())
                    .isNaN();
        }
    }

    private static FeatureRow write(Stores stores, int position, double quality) {
        FeatureRow row = Samples.row(KEY, position, position, position).withQuality(quality);
        EngineState state = new EngineState(
                KEY,
                position,
                position,
                row.time(),
                MarketFeed.of(Samples.model()).build().snapshot());
        stores.refresh().commit(new RefreshStep(position - 1, List.of(row), state));
        return row;
    }
}
