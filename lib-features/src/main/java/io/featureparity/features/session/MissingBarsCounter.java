// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Goes once over the bars of some days and writes down what is missing. */
final class MissingBarsCounter {

    private final TradingCalendar calendar;
    private final LocalDate from;
    private final LocalDate to;
    private final BitSet ofToday = new BitSet();
    private final List<MissingBars.Day> days = new ArrayList<>();
    private LocalDate today;
    private long expected;
    private long present;
    private long repeated;
    private long unexpected;
    private long bars;
    private long lastTime;

    MissingBarsCounter(TradingCalendar calendar, LocalDate from, LocalDate to) {
        this.calendar = calendar;
        this.from = from;
        this.to = to;
        this.today = from;
    }

    void accept(long time) {
        if (bars > 0 && time < lastTime) {
            String rule = "must not be before the time of the bar before it, " + Instant.ofEpochMilli(lastTime);
            throw new InputException(new Fault(
                    ErrorCode.TIME_NOT_AFTER,
                    Place.bar(bars),
                    rule,
                    Instant.ofEpochMilli(time).toString()));
        }
        LocalDate day = LocalDate.ofEpochDay(calendar.dayOf(time));
        if (bars > 0 && time == lastTime) {
            repeated++;
        } else if (day.isBefore(from) || day.isAfter(to) || !calendar.isBarTime(time)) {
            unexpected++;
        } else {
            closeDaysBefore(day);
            ofToday.set(calendar.grid().placeOf(day.toEpochDay(), time));
        }
        bars++;
        lastTime = time;
    }

    MissingBars report() {
        closeDaysBefore(to.plusDays(1));
        return new MissingBars(from, to, expected, present, repeated, unexpected, days);
    }

    private void closeDaysBefore(LocalDate day) {
        while (today.isBefore(day)) {
            int ofDay = calendar.barsExpected(today);
            int there = ofToday.cardinality();
            if (there < ofDay) {
                days.add(new MissingBars.Day(today, ofDay, there, ranges(ofDay)));
            }
            expected += ofDay;
            present += there;
            ofToday.clear();
            today = today.plusDays(1);
        }
    }

    private List<MissingBars.Range> ranges(int ofDay) {
        List<MissingBars.Range> ranges = new ArrayList<>();
        int start = ofToday.nextClearBit(0);
        while (start < ofDay) {
            int present = ofToday.nextSetBit(start);
            int end = present < 0 ? ofDay : present;
            ranges.add(new MissingBars.Range(timeOf(start), timeOf(end - 1), end - start));
            start = ofToday.nextClearBit(end);
        }
        return ranges;
    }

    private Instant timeOf(int place) {
        return Instant.ofEpochMilli(calendar.grid().timeOf(today.toEpochDay(), place));
    }
}
