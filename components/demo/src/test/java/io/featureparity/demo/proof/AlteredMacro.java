// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Macro values that a component reads otherwise than they are stored.
 *
 * @param macro the stored values
 * @param altered makes of all that are known those that the component reads
 */
record AlteredMacro(MacroStore macro, UnaryOperator<List<KnownMacro>> altered) implements MacroStore {

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public int append(List<MacroPublication> publications) {
        return macro.append(publications);
    }

    @Override
    public Optional<Instant> settledUntil() {
        return macro.settledUntil();
    }

    @Override
    public RowCursor<KnownMacro> available(Instant after, Instant until) {
        List<KnownMacro> known = macro.available(Instant.MIN, END).toList();
        return AlteredBars.cursor(altered.apply(known).stream()
                .filter(value ->
                        value.available().isAfter(after) && !value.available().isAfter(until))
                .sorted(Comparator.comparing(KnownMacro::available))
                .toList());
    }
}
