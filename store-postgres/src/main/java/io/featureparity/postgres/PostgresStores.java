// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.BarNews;
import io.featureparity.store.BarStore;
import io.featureparity.store.DecisionStore;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.MacroStore;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.Outbox;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.Stores;

/**
 * All stores in PostgreSQL 14 or newer. {@link PostgresSchema#migrate} makes the tables.
 *
 * <p>Each call is bounded by the timeouts of the settings. A connection that is lost fails the call in hand; the next call makes
 * another one.
 *
 * <p>Thread-safe.
 */
public final class PostgresStores implements Stores {

    private final Database database;
    private final BarTable bars;
    private final BarListener news;
    private final RefreshTables refresh;

    private PostgresStores(Database database) {
        this.database = database;
        this.bars = new BarTable(database);
        this.news = new BarListener(database, bars);
        this.refresh = new RefreshTables(database);
    }

    /**
     * Connects to a database, and checks that it has the tables of this version.
     *
     * @param settings where the database is
     * @return the stores
     * @throws StoreException if the database cannot be reached, refuses the user, or has other tables
     */
    public static PostgresStores open(PostgresSettings settings) {
        PostgresSchema.check(settings);
        return new PostgresStores(new Database(settings));
    }

    @Override
    public BarStore bars() {
        return bars;
    }

    @Override
    public MacroStore macro() {
        return new MacroTable(database);
    }

    @Override
    public FeatureStore features() {
        return new FeatureTable(database);
    }

    @Override
    public RefreshStore refresh() {
        return refresh;
    }

    @Override
    public Outbox outbox() {
        return refresh;
    }

    @Override
    public ModelRegistry models() {
        return new ModelTable(database);
    }

    @Override
    public DecisionStore decisions() {
        return new DecisionTable(database);
    }

    @Override
    public BarNews news() {
        return news;
    }

    @Override
    public LeaderLock leaders() {
        return new AdvisoryLeaders(database);
    }

    /** For tests of what happens when the pool is in use. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        news.close();
        database.close();
    }
}
