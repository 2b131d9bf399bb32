// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.Stores;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features whose state is kept elsewhere. */
class PostgresFeatureWriterTest {

    private static final FeatureKey KEY = Samples.key('a', 'b');

    private static List<FeatureRow> stored(Stores stores) {
        return Samples.all(stores.features().between(KEY, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z")));
    }

    /** A few rows are written one by one, many by a copy. */
    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void rowsCanBeWrittenAgainAndNoEarlierOneTakesThePlaceOfALaterOne(int count) {
        Stores stores = Server.emptied();
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Samples.row(KEY, i, i + 10, i));
        }
        try (PostgresFeatureWriter writer = PostgresFeatureWriter.open(Server.settings())) {
            assertThat(writer.write(rows)).isEqualTo(count);
            assertThat(writer.write(rows.subList(1, count))).isEqualTo(count - 1);
            assertThat(stored(stores)).isEqualTo(rows);

            FeatureRow earlier = Samples.row(KEY, 0, 9, 77);
            FeatureRow later = Samples.row(KEY, 1, 12, 78);
            FeatureRow last = Samples.row(KEY, 1, 12, 79);
            assertThat(writer.write(List.of(earlier, later, last)))
                    .as("of those with one time the last, and not the one with an earlier position")
                    .isEqualTo(1);
            rows.set(1, last);
            assertThat(stored(stores)).isEqualTo(rows);
        }
    }

    /** A job that began anew with fewer bars. */
    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void rowsThatTheTableIgnoresAreNotCounted(int count) {
        Stores stores = Server.emptied();
        List<FeatureRow> rows = new ArrayList<>();
        List<FeatureRow> anew = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Samples.row(KEY, i, i + 10, i));
            anew.add(Samples.row(KEY, i, i == 1 ? 11 : i + 9, i));
        }
        try (PostgresFeatureWriter writer = PostgresFeatureWriter.open(Server.settings())) {
            writer.write(rows);
            assertThat(writer.write(anew)).isEqualTo(1);
            assertThat(writer.write(List.of())).isZero();
            assertThat(stored(stores)).isEqualTo(rows);
        }
    }

    @Test
    void aDatabaseWithoutTheTablesIsRefused() {
        Server.run("postgres", "create database untouched owner trader");
        assertThat(refusal(StoreException.class, () -> PostgresFeatureWriter.open(Server.settings("untouched")))
                        .code())
                .isEqualTo(ErrorCode.STORE_TABLE);
    }
}
