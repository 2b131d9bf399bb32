// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.bar;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedBarsTest {

    /** The query holds the name as text. */
    @ParameterizedTest
    @ValueSource(strings = {"O'Neill", "back\\slash", "'; drop table usdcop_m5_ohlcv; --", "\\'", "dólar €", "%s $1 ?"})
    void anInstrumentCanHaveAnyName(String name) {
        PostgresStores stores = Server.emptied();
        ArrivedBar named = ArrivedBar.closed(name, bar(0), time(1));
        stores.bars().append(List.of(arrived(0), named));

        assertThat(all(stores.bars().closedAfter(name, 0))).containsExactly(new StoredBar(1, named));
        assertThat(all(stores.bars().seenBetween(name, Instant.MIN, Instant.MAX)))
                .containsExactly(new StoredBar(1, named));
        assertThat(all(stores.bars().closedAfter(Samples.INSTRUMENT, 0))).hasSize(1);
    }

    @Test
    void moreBarsThanAPageAreGivenOneAfterTheOther() {
        PostgresStores stores = Server.emptied();
        List<ArrivedBar> bars = arrived(0, 10_001);
        stores.bars().append(bars);

        assertThat(all(stores.bars().closedAfter(Samples.INSTRUMENT, 0)))
                .extracting(StoredBar::arrival)
                .isEqualTo(bars);
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume type float4", "close type text", "seen type date", "open drop not null"})
    void bytesOfAnotherTypeAreNotReadAsSomethingElse(String change) {
        PostgresSettings settings = Server.another("copied_" + change.replaceAll("[^a-z0-9]", "_"));
        try (PostgresStores stores = PostgresStores.open(settings)) {
            stores.bars().append(arrived(0, 2));
            Server.run(settings.database(), "alter table usdcop_m5_ohlcv alter column " + change);
            Server.run(
                    settings.database(),
                    change.startsWith("open") ? "update usdcop_m5_ohlcv set open = null" : "select 1");

            StoreException refused =
                    refusal(StoreException.class, () -> all(stores.bars().closedAfter(Samples.INSTRUMENT, 0)));

            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_TABLE);
            assertThat(stores.bars().lastPosition(Samples.INSTRUMENT)).isEqualTo(2);
        }
    }
}
