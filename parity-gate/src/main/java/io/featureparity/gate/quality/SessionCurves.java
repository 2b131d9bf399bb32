// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.session.TradingCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The scores of bars, drawn one after the other for each session. Of a long file only the sessions with the lowest scores are kept,
 * so the memory does not grow with the file.
 */
final class SessionCurves {

    /** More than a year of sessions; more plots nobody looks at. */
    static final int MOST = 400;

    @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
    private record Curve(LocalDate day, double score, double[] bars) {}

    private final TradingCalendar calendar;
    private final double ofMissing;
    private final PriorityQueue<Curve> lowest =
            new PriorityQueue<>(Comparator.comparingDouble(Curve::score).reversed());

    private double[] ofDay = {};
    private long day = Long.MIN_VALUE;

    SessionCurves(TradingCalendar calendar, double ofMissing) {
        this.calendar = calendar;
        this.ofMissing = ofMissing;
    }

    /** Notes a bar that is one of the expected ones of a session; where several have one time, the lowest score is drawn. */
    void put(long ofSession, BarQuality bar) {
        if (!calendar.covers(bar.time())
                || calendar.dayOf(bar.time()) != ofSession
                || !calendar.isBarTime(bar.time())) {
            return;
        }
        begin(ofSession);
        int place = calendar.barsExpectedBy(bar.time()) - 1;
        ofDay[place] = Double.isNaN(ofDay[place]) ? bar.score() : Math.min(ofDay[place], bar.score());
    }

    private void begin(long ofSession) {
        if (day != ofSession) {
            day = ofSession;
            ofDay = new double[calendar.barsExpected(ofSession)];
            Arrays.fill(ofDay, Double.NaN);
        }
    }

    /** Ends a session. Of its first bars some may be unseen: there nothing is drawn. */
    void end(long ofSession, double score, int unseen) {
        begin(ofSession);
        if (ofDay.length == 0) {
            return;
        }
        for (int i = unseen; i < ofDay.length; i++) {
            ofDay[i] = Double.isNaN(ofDay[i]) ? ofMissing : ofDay[i];
        }
        lowest.add(new Curve(LocalDate.ofEpochDay(ofSession), score, ofDay));
        day = Long.MIN_VALUE;
        if (lowest.size() > MOST) {
            lowest.remove();
        }
    }

    Map<LocalDate, double[]> byDay() {
        Map<LocalDate, double[]> curves = new TreeMap<>();
        lowest.forEach(curve -> curves.put(curve.day, curve.bars));
        return curves;
    }
}
