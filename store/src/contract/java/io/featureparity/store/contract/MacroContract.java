// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.store.contract.Samples.INSTRUMENT;
import static io.featureparity.store.contract.Samples.all;
import static io.featureparity.store.contract.Samples.arrived;
import static io.featureparity.store.contract.Samples.bar;
import static io.featureparity.store.contract.Samples.macro;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.MacroStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.testsupport.series.Bits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of macro values does. */
public abstract class MacroContract {

    /** {@return stores that hold nothing} */
    protected abstract Stores stores();

    private final Stores stores = stores();
    private final MacroStore store = stores.macro();

    @Test
    void aHistoryIsAvailableWhenItWasPublished() {
        List<MacroPublication> history = List.of(
                new MacroPublication("vix", LocalDate.of(2024, 3, 1), time(2), 14.0),
                macro(time(2), 103.5),
                macro(time(0), 103.0));

        assertThat(store.append(history)).isEqualTo(3);
        stores.bars().append(arrived(0, 5));

        assertThat(all(store.knownAt(time(5))))
                .containsExactly(
                        new KnownMacro(history.get(2), time(0)),
                        new KnownMacro(history.get(1), time(2)),
                        new KnownMacro(history.get(0), time(2)));
    }

    @Test
    void aValueThatComesLateIsSeenByNoBarThatWasThere() {
        stores.bars().append(arrived(0, 3));
        MacroPublication late = macro(time(1).plusMillis(7), 103.5);
        MacroPublication later = macro(time(1).plusMillis(3), 103.6);
        MacroPublication inTime = macro(time(2).plusMillis(1), 103.7);
        MacroPublication otherDay = new MacroPublication("dxy", LocalDate.of(2024, 2, 28), time(0), 102.0);

        store.append(List.of(late));
        store.append(List.of(later, otherDay));
        store.append(List.of(inTime));

        assertThat(store.settledUntil()).contains(time(2));
        assertThat(all(store.knownAt(time(2)))).isEmpty();
        // Two values of a day are never available at the same instant, and keep the order in which they came.
        assertThat(all(store.knownAt(time(3))))
                .containsExactly(
                        new KnownMacro(otherDay, time(2).plusMillis(1)),
                        new KnownMacro(late, time(2).plusMillis(1)),
                        new KnownMacro(later, time(2).plusMillis(2)),
                        new KnownMacro(inTime, time(2).plusMillis(3)));
    }

    @Test
    void aFormingBarSettlesNothing() {
        stores.bars().append(List.of(ArrivedBar.forming(INSTRUMENT, bar(3), time(4))));
        assertThat(store.settledUntil()).isEmpty();

        store.append(List.of(macro(time(1), 103.0)));
        assertThat(all(store.knownAt(time(1)))).hasSize(1);

        stores.bars().append(List.of(ArrivedBar.closed("EUR/COP", bar(3), time(4)), arrived(2)));
        assertThat(store.settledUntil()).contains(time(3));
    }

    @Test
    void storingAgainChangesNothing() {
        store.append(List.of(macro(time(0), 103.0)));
        stores.bars().append(arrived(0, 3));
        store.append(List.of(macro(time(1), 104.0)));
        List<KnownMacro> before = all(store.knownAt(time(9)));
        stores.bars().append(arrived(3, 6));

        assertThat(store.append(List.of(macro(time(0), 103.0), macro(time(1), 104.0))))
                .isZero();
        assertThat(store.append(List.of(macro(time(2), 105.0), macro(time(2), 105.0))))
                .isEqualTo(1);
        assertThat(store.append(List.of())).isZero();

        assertThat(all(store.knownAt(time(9)))).hasSize(3).startsWith(before.toArray(KnownMacro[]::new));
    }

    @Test
    void anotherValueOfThePublicationIsRefusedAndNothingIsStored() {
        store.append(List.of(macro(time(0), 0.0)));

        StoreException refused =
                refusal(StoreException.class, () -> store.append(List.of(macro(time(1), 7.0), macro(time(0), -0.0))));

        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
        assertThat(refused).hasMessageContaining("macro value dxy for 2024-03-03, published at 2024-03-04T13:00:00Z");
        assertThat(all(store.knownAt(time(9)))).hasSize(1);
        assertThat(refusal(StoreException.class, () -> store.append(List.of(macro(time(2), 1), macro(time(2), 2))))
                        .code())
                .isEqualTo(ErrorCode.STORE_ROW_DIFFERS);
        assertThat(all(store.knownAt(time(9)))).hasSize(1);
    }

    @Test
    void aStretchOfTimeHoldsItsEndAndNotItsFirstInstant() {
        for (int i = 0; i < 5; i++) {
            store.append(List.of(macro(time(i), 100 + i)));
        }

        assertThat(all(store.available(time(1), time(3))))
                .extracting(KnownMacro::available)
                .containsExactly(time(2), time(3));
        assertThat(all(store.available(Instant.MIN, Instant.MAX))).hasSize(5);
        assertThat(all(store.knownAt(time(0).minusMillis(1)))).isEmpty();
    }

    @Test
    void everyValueComesBackWithItsBits() {
        List<MacroPublication> published = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            published.add(macro(time(i), i < Samples.HARD.size() ? Samples.HARD.get(i) : Math.sqrt(i)));
        }
        store.append(published);

        List<KnownMacro> known = all(store.knownAt(time(3000)));
        assertThat(known.stream().map(KnownMacro::publication).toList().equals(published))
                .isTrue();
        for (int i = 0; i < 3000; i++) {
            Bits.assertSame(known.get(i).publication().value(), published.get(i).value());
        }
    }
}
