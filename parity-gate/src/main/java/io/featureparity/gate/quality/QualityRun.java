// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.quality.QualityMeter;
import io.featureparity.features.quality.QualityRule;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.quality.SessionQuality;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Judges the bars of a file, one after the other, as a feed would. */
public final class QualityRun {

    private final FeatureContract contract;
    private final QualityRules rules;
    private final QualityMeter meter;
    private final SessionCurves curves;
    private final List<JudgedSession> sessions = new ArrayList<>();
    private final Map<QualityRule, First> firsts = new EnumMap<>(QualityRule.class);
    private final BarBuffer bar;
    private final double[] macro;
    private int seen;
    private long bars;
    private long last = Long.MIN_VALUE;

    private record First(long time, String place) {}

    /** Prepares a run. */
    public QualityRun(FeatureContract contract, TradingCalendar calendar, QualityRules rules) {
        this.contract = contract;
        this.rules = rules;
        this.meter = QualityMeter.of(rules, contract, calendar, this::ended);
        this.curves = new SessionCurves(calendar, scoreOfMissing(rules));
        this.bar = BarBuffer.of(contract.macroColumns());
        this.macro = new double[contract.macroColumns().size()];
    }

    private static double scoreOfMissing(QualityRules rules) {
        return QualityRules.BEST - rules.weight(QualityRule.BAR_MISSING);
    }

    /** Judges all rows of a file. */
    public FileQuality judge(Path file, TimedRows rows, BarLayout layout) {
        while (rows.next()) {
            judge(rows, layout);
        }
        meter.end();
        return new FileQuality(file, contract, rules, bars, sessions, broken(), curves.byDay());
    }

    private void judge(TimedRows row, BarLayout layout) {
        long time = row.time();
        bar.set(
                time,
                row.value(BarLayout.OPEN),
                row.value(BarLayout.HIGH),
                row.value(BarLayout.LOW),
                row.value(BarLayout.CLOSE),
                layout.volume(row));
        if (time > last) {
            layout.macro(row, macro);
            last = time;
        } else {
            Arrays.fill(macro, Double.NaN); // macro values of another file are looked up forward only
        }
        bar.setMacro(macro);
        meter.take(bar, QualityMeter.NOT_KNOWN);
        bars++;
        curves.put(meter.session().day(), meter.bar());
        int fresh = meter.bar().broken() & ~seen;
        if (fresh != 0) {
            noteFirsts(row);
            seen |= fresh;
        }
    }

    private void noteFirsts(TimedRows row) {
        for (QualityRule rule : QualityRule.values()) {
            if (meter.bar().breaks(rule)) {
                firsts.putIfAbsent(rule, new First(row.time(), row.place().toString()));
            }
        }
    }

    private void ended(SessionQuality session) {
        sessions.add(JudgedSession.of(session));
        curves.end(session.day(), session.score(), session.unseen());
        for (QualityRule rule : List.of(QualityRule.BAR_MISSING, QualityRule.COLUMN_NEVER_PRESENT)) {
            if (session.count(rule) > 0) {
                firsts.putIfAbsent(rule, new First(session.first(rule), ""));
            }
        }
    }

    private List<BrokenRule> broken() {
        List<BrokenRule> broken = new ArrayList<>();
        firsts.forEach((rule, first) -> broken.add(new BrokenRule(
                rule,
                rules.weight(rule),
                sessions.stream()
                        .mapToLong(session -> session.counts().getOrDefault(rule, 0L))
                        .sum(),
                sessions.stream()
                        .filter(session -> session.counts().containsKey(rule))
                        .count(),
                Instant.ofEpochMilli(first.time()),
                first.place())));
        return broken;
    }
}
