// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a meter says of some bars. */
final class Judged {

    static final long FIVE_MINUTES = 300_000;
    static final int BARS_OF_SESSION = 60;

    /** The columns dxy and vix are read by features, and spare is not. */
    static final FeatureContract CONTRACT = FeatureContract.parse(
            "small",
            ContractDocument.of("small")
                    .set("/session/holidays", List.of())
                    .macro("dxy", "spare", "vix")
                    .feature("dxy_change", change(), 0.0, "dxy")
                    .feature("vix_change", change(), 0.0, "vix")
                    .feature("ret", CalculationJson.logReturn(1, "log_of_quotient"), 0.0, "close")
                    .stateFeature("position", CalculationJson.of("position").with("limit", 1.0), -1)
                    .stateFeature("time_normalized", CalculationJson.of("session_time"), 0)
                    .toJson());

    static final QualityRules RULES = QualityRules.builtIn();

    static final TradingCalendar CALENDAR = TradingCalendar.of(CONTRACT, Closures.none());

    private static CalculationJson change() {
        return CalculationJson.of("change").with("lag", 1).with("clip", null);
    }

    /** A bar that a test can spoil. */
    static final class Row {
        long time;
        double open;
        double high;
        double low;
        double close;
        double volume = Double.NaN;
        double[] macro = {};
        long arrived = QualityMeter.NOT_KNOWN;

        void scale(double by) {
            open *= by;
            high *= by;
            low *= by;
            close *= by;
        }

        void pricesOf(Row other) {
            open = other.open;
            high = other.high;
            low = other.low;
            close = other.close;
        }

        Row copy() {
            Row copy = new Row();
            copy.time = time;
            copy.pricesOf(this);
            copy.volume = volume;
            copy.macro = macro.clone();
            copy.arrived = arrived;
            return copy;
        }

        void put(BarBuffer bar) {
            bar.set(time, open, high, low, close, volume);
            bar.setMacro(macro);
        }
    }

    /** A session as it ended. */
    record Session(
            long day,
            double score,
            long bars,
            int expected,
            int present,
            int unseen,
            boolean whole,
            Map<QualityRule, Long> counts,
            Map<QualityRule, Long> firsts,
            List<String> never) {

        static Session of(SessionQuality session) {
            Map<QualityRule, Long> counts = new EnumMap<>(QualityRule.class);
            Map<QualityRule, Long> firsts = new EnumMap<>(QualityRule.class);
            for (QualityRule rule : QualityRule.values()) {
                if (session.count(rule) > 0) {
                    counts.put(rule, session.count(rule));
                    firsts.put(rule, session.first(rule));
                }
            }
            return new Session(
                    session.day(),
                    session.score(),
                    session.bars(),
                    session.expected(),
                    session.present(),
                    session.unseen(),
                    session.isWhole(),
                    counts,
                    firsts,
                    session.columnsNeverPresent());
        }
    }

    final List<Set<QualityRule>> broken = new ArrayList<>();
    final List<Double> scores = new ArrayList<>();
    final List<Double> soFar = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();

    static List<Row> tidy(long seed, int sessions) {
        MarketColumns market = Markets.tidy(seed, sessions, 2);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < market.size(); i++) {
            Row row = new Row();
            row.time = market.time()[i];
            row.open = market.open()[i];
            row.high = market.high()[i];
            row.low = market.low()[i];
            row.close = market.close()[i];
            row.macro = new double[] {market.macro()[0][i], Double.NaN, market.macro()[1][i]};
            rows.add(row);
        }
        return rows;
    }

    static Judged of(List<Row> rows) {
        return of(rows, RULES);
    }

    static Judged of(List<Row> rows, QualityRules rules) {
        Judged judged = new Judged();
        QualityMeter meter =
                QualityMeter.of(rules, CONTRACT, CALENDAR, session -> judged.sessions.add(Session.of(session)));
        BarBuffer bar = BarBuffer.of(CONTRACT.macroColumns());
        for (Row row : rows) {
            row.put(bar);
            meter.take(bar, row.arrived);
            judged.scores.add(meter.bar().score());
            judged.soFar.add(meter.session().score());
            judged.broken.add(set(meter.bar()));
        }
        meter.end();
        return judged;
    }

    static Set<QualityRule> set(BarQuality bar) {
        Set<QualityRule> set = EnumSet.noneOf(QualityRule.class);
        for (QualityRule rule : QualityRule.values()) {
            if (bar.breaks(rule)) {
                set.add(rule);
            }
        }
        return set;
    }

    /** How often each rule was broken, over all sessions. */
    Map<QualityRule, Long> counts() {
        Map<QualityRule, Long> counts = new EnumMap<>(QualityRule.class);
        sessions.forEach(session -> session.counts().forEach((rule, count) -> counts.merge(rule, count, Long::sum)));
        return counts;
    }

    static QualityMeter meter() {
        return meter(RULES);
    }

    static QualityMeter meter(QualityRules rules) {
        return QualityMeter.of(rules, CONTRACT, CALENDAR, session -> {});
    }

    static BarBuffer bar(Row row) {
        BarBuffer bar = BarBuffer.of(CONTRACT.macroColumns());
        row.put(bar);
        return bar;
    }
}
