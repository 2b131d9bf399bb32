// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.contract.Samples;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a feed over stored bars reads the macro values. */
class StoredFeedMacroTest extends StoredFeedTests {

    // ---- macro values

    /** A live bar costs one call; a history that comes at once, few. */
    @Test
    void howFarMacroValuesAreSettledIsAskedWhenItMatters() {
        int[] calls = new int[2];
        MacroStore counted = new MacroStore() {
            @Override
            public int append(List<MacroPublication> publications) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Instant> settledUntil() {
                calls[0]++;
                return stores.macro().settledUntil();
            }

            @Override
            public RowCursor<KnownMacro> available(Instant after, Instant until) {
                calls[1]++;
                return stores.macro().available(after, until);
            }
        };
        StoredFeed feed = StoredFeed.of(INSTRUMENT, USDCOP, counted)
                .feed(set -> set.policy("live"))
                .begin();
        stores.bars().append(arrived(0, 30));
        takeAll(feed, stored());
        assertThat(calls).containsExactly(1, 1);
        for (int i = 30; i < 54; i++) {
            stores.bars().append(List.of(arrived(i)));
            stores.macro().append(List.of(Samples.macro(time(i).plusMillis(1), i)));
            takeAll(feed, all(stores.bars().closedAfter(INSTRUMENT, feed.position())));
        }
        assertThat(calls).containsExactly(1 + 3, 1 + 24);
        stores.bars().append(arrived(54, 100));
        takeAll(feed, all(stores.bars().closedAfter(INSTRUMENT, feed.position())));
        assertThat(calls[0]).isEqualTo(1 + 3 + 1);
        assertThat(calls[1]).isLessThanOrEqualTo(1 + 24 + 8);
        assertThat(feed.lastRow()).isEqualTo(lastOfAll());
    }

    private Optional<FeatureRow> lastOfAll() {
        StoredFeed feed = live().begin();
        takeAll(feed, stored());
        return feed.lastRow();
    }

    @Test
    void ifMacroValuesCannotBeReadTheBarCanBeTakenLater() {
        stores.macro().append(List.of(Samples.macro(time(-1), 103), Samples.macro(time(2), 104)));
        stores.bars().append(arrived(0, 20));
        boolean[] fails = {true};
        MacroStore failing = new MacroStore() {
            @Override
            public int append(List<MacroPublication> publications) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Instant> settledUntil() {
                return stores.macro().settledUntil();
            }

            @Override
            public RowCursor<KnownMacro> available(Instant after, Instant until) {
                RowCursor<KnownMacro> cursor = stores.macro().available(after, until);
                int[] read = {0};
                return () -> {
                    if (fails[0] && read[0]++ == 1) {
                        throw new StoreException(
                                new Fault(ErrorCode.STORE_UNREACHABLE, "test", "must be reachable", "away"));
                    }
                    return cursor.next();
                };
            }
        };
        StoredFeed feed = StoredFeed.of(INSTRUMENT, USDCOP, failing)
                .feed(set -> set.policy("live"))
                .begin();
        refusal(StoreException.class, () -> feed.take(stored().get(0)));
        assertThat(feed.position()).isZero();
        fails[0] = false;
        assertThat(takeAll(feed, stored())).isEqualTo(takeAll(live().begin(), stored()));
    }
}
