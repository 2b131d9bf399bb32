// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How macro values can be read otherwise than they are stored. */
final class MacroMistakes {

    private MacroMistakes() {}

    static List<KnownMacro> withoutBrent(List<KnownMacro> all) {
        return all.stream()
                .filter(value -> !value.publication().column().equals("brent"))
                .toList();
    }

    static KnownMacro seen(KnownMacro value, Duration later) {
        MacroPublication was = value.publication();
        return new KnownMacro(
                new MacroPublication(
                        was.column(),
                        was.day().plusDays(later.toDays()),
                        was.published().plus(later),
                        was.value()),
                value.available().plus(later));
    }

    static KnownMacro named(KnownMacro value, Map<String, String> names) {
        MacroPublication was = value.publication();
        String name = names.getOrDefault(was.column(), was.column());
        return new KnownMacro(new MacroPublication(name, was.day(), was.published(), was.value()), value.available());
    }

    static KnownMacro valued(KnownMacro value, double other) {
        MacroPublication was = value.publication();
        return new KnownMacro(new MacroPublication(was.column(), was.day(), was.published(), other), value.available());
    }

    static List<KnownMacro> asPublished(List<KnownMacro> all) {
        return all.stream()
                .map(value ->
                        new KnownMacro(value.publication(), value.publication().published()))
                .toList();
    }

    static List<KnownMacro> firstValues(List<KnownMacro> all) {
        Map<String, Map<LocalDate, KnownMacro>> first = new HashMap<>();
        all.forEach(value -> first.computeIfAbsent(value.publication().column(), column -> new HashMap<>())
                .putIfAbsent(value.publication().day(), value));
        return all.stream()
                .filter(value -> first.get(value.publication().column()).containsValue(value))
                .toList();
    }
}
