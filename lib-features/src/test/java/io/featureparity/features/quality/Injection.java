// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.BARS_OF_SESSION;
import static io.featureparity.features.quality.Judged.FIVE_MINUTES;

import io.featureparity.features.quality.Judged.Row;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** A fault that is put into good bars at a place within a session, and the rules that it breaks, each so often. */
enum Injection {
    A_PRICE_IS_LACKING(Map.of(QualityRule.PRICE_LACKING, 1L), (rows, i) -> rows.get(i).high = Double.NaN),
    A_TIME_IS_OFF_THE_GRID(
            Map.of(QualityRule.OFF_GRID, 1L, QualityRule.BAR_MISSING, 1L), (rows, i) -> rows.get(i).time += 1000),
    A_BAR_IS_OUTSIDE_OF_SESSIONS(Map.of(QualityRule.OUTSIDE_SESSION, 1L), (rows, i) -> {
        int end = (i / BARS_OF_SESSION + 1) * BARS_OF_SESSION;
        Row extra = rows.get(end - 1).copy();
        extra.time += FIVE_MINUTES;
        extra.scale(1.0001);
        rows.add(end, extra);
    }),
    A_BAR_COMES_TWICE(
            Map.of(QualityRule.REPEATED_TIME, 1L),
            (rows, i) -> rows.add(i, rows.get(i).copy())),
    TWO_BARS_CHANGE_PLACES(
            Map.of(QualityRule.OUT_OF_ORDER, 1L, QualityRule.BAR_MISSING, 1L),
            (rows, i) -> rows.add(i, rows.remove(i + 1))),
    A_COLUMN_IS_EMPTY(
            Map.of(QualityRule.MACRO_ABSENT, (long) BARS_OF_SESSION, QualityRule.COLUMN_NEVER_PRESENT, 1L),
            (rows, i) -> {
                int start = i / BARS_OF_SESSION * BARS_OF_SESSION;
                rows.subList(start, start + BARS_OF_SESSION).forEach(row -> row.macro[2] = Double.NaN);
            }),
    A_PRICE_IS_NEGATIVE(Map.of(QualityRule.PRICE_NOT_POSITIVE, 1L), (rows, i) -> rows.get(i).open = -1),
    A_PRICE_IS_ZERO(Map.of(QualityRule.PRICE_NOT_POSITIVE, 1L), (rows, i) -> rows.get(i).low = 0),
    A_PRICE_IS_INFINITE(
            Map.of(QualityRule.PRICE_NOT_FINITE, 1L), (rows, i) -> rows.get(i).high = Double.POSITIVE_INFINITY),
    A_PRICE_IS_TOO_LARGE(Map.of(QualityRule.PRICE_ABSURD, 1L), (rows, i) -> rows.get(i).open = 1.01e9),
    A_PRICE_IS_TOO_SMALL(Map.of(QualityRule.PRICE_ABSURD, 1L), (rows, i) -> rows.get(i).low = 0.99e-6),
    THE_VOLUME_IS_NEGATIVE(Map.of(QualityRule.VOLUME_IMPOSSIBLE, 1L), (rows, i) -> rows.get(i).volume = -1),
    A_MACRO_VALUE_IS_INFINITE(
            Map.of(QualityRule.MACRO_NOT_FINITE, 1L), (rows, i) -> rows.get(i).macro[0] = Double.NEGATIVE_INFINITY),
    A_MACRO_VALUE_IS_TOO_FAR_FROM_ZERO(
            Map.of(QualityRule.MACRO_ABSURD, 1L), (rows, i) -> rows.get(i).macro[0] = -1.01e9),
    THE_PRICES_ARE_ABSENT(
            Map.of(QualityRule.BAR_ABSENT, 1L), (rows, i) -> rows.get(i).scale(Double.NaN)),
    A_MACRO_VALUE_IS_ABSENT(Map.of(QualityRule.MACRO_ABSENT, 1L), (rows, i) -> rows.get(i).macro[2] = Double.NaN),
    HIGH_AND_LOW_ARE_EXCHANGED(Map.of(QualityRule.HIGH_BELOW_LOW, 1L), (rows, i) -> {
        double high = rows.get(i).high;
        rows.get(i).high = rows.get(i).low;
        rows.get(i).low = high;
    }),
    THE_OPEN_IS_ABOVE_THE_HIGH(
            Map.of(QualityRule.OUTSIDE_HIGH_LOW, 1L), (rows, i) -> rows.get(i).open = Math.nextUp(rows.get(i).high)),
    PRICES_JUMP(
            Map.of(QualityRule.PRICE_JUMP, 1L),
            (rows, i) -> rows.subList(i, rows.size()).forEach(row -> row.scale(1.05))),
    PRICES_JUMP_OVERNIGHT(
            Map.of(QualityRule.PRICE_JUMP, 1L),
            (rows, i) -> rows.subList((i / BARS_OF_SESSION + 1) * BARS_OF_SESSION, rows.size())
                    .forEach(row -> row.scale(0.95))),
    PRICES_JUMP_AND_COME_BACK(
            Map.of(QualityRule.PRICE_JUMP, 2L), (rows, i) -> rows.get(i).scale(1.05)),
    PRICES_ARE_STUCK(Map.of(QualityRule.PRICE_STUCK, 1L), (rows, i) -> {
        double back = rows.get(i).close / rows.get(i + 5).close; // the bars after them go on from where these stopped
        rows.subList(i + 1, i + 6).forEach(row -> row.pricesOf(rows.get(i)));
        rows.subList(i + 6, rows.size()).forEach(row -> row.scale(back));
    }),
    A_MACRO_VALUE_LEAPS(
            Map.of(QualityRule.MACRO_STEP, 1L),
            (rows, i) -> rows.subList(i, rows.size()).forEach(row -> row.macro[0] *= 1.6)),
    A_BAR_ARRIVES_LATE(
            Map.of(QualityRule.ARRIVED_LATE, 1L),
            (rows, i) -> rows.get(i).arrived = rows.get(i).time + FIVE_MINUTES + 60_001),
    A_BAR_ARRIVES_EARLY(
            Map.of(QualityRule.ARRIVED_EARLY, 1L),
            (rows, i) -> rows.get(i).arrived = rows.get(i).time + FIVE_MINUTES - 1),
    A_BAR_IS_MISSING(Map.of(QualityRule.BAR_MISSING, 1L), (rows, i) -> rows.remove(i));

    final Map<QualityRule, Long> breaks;
    private final ObjIntConsumer<List<Row>> into;

    Injection(Map<QualityRule, Long> breaks, ObjIntConsumer<List<Row>> into) {
        this.breaks = breaks;
        this.into = into;
    }

    void into(List<Row> rows, int at) {
        into.accept(rows, at);
    }
}
