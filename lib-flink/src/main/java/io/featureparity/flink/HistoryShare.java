// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.PlainName;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Counts what came of a history, of all instruments, and sends its end on when enough was taken in. What it gets for each instrument: the
 * name, how many bars came, how many were taken in, how many were refused, and why the first one was.
 */
final class HistoryShare extends AbstractStreamOperator<Long>
        implements OneInputStreamOperator<Tuple5<String, Long, Long, Long, String>, Long>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    private static final double HALF = 0.5;
    private static final int MOST_FAULTS = 10;

    private final double mostRefused;
    private final long end;

    /** The first instruments, by name, of which too little was taken in. */
    private final TreeMap<String, Fault> cold = new TreeMap<>();

    private long bars;
    private long taken;
    private long refused;
    private String firstInstrument = "";
    private String firstRefusal = "";

    HistoryShare(double mostRefused, long end) {
        this.mostRefused = mostRefused;
        this.end = end;
    }

    static OutputTag<Tuple5<String, Long, Long, Long, String>> counts() {
        return new OutputTag<>(
                "feature-parity-history-counts",
                Types.TUPLE(Types.STRING, Types.LONG, Types.LONG, Types.LONG, Types.STRING));
    }

    @Override
    public void processElement(StreamRecord<Tuple5<String, Long, Long, Long, String>> element) {
        Tuple5<String, Long, Long, Long, String> count = element.getValue();
        String instrument = count.f0;
        bars += count.f1;
        taken += count.f2;
        refused += count.f3;
        if (count.f3 > 0 && (firstRefusal.isEmpty() || instrument.compareTo(firstInstrument) < 0)) {
            firstInstrument = instrument;
            firstRefusal = count.f4;
        }
        if (mostRefused < 1 && PlainName.isOne(instrument)) {
            judge(count);
        }
    }

    private void judge(Tuple5<String, Long, Long, Long, String> count) {
        double most = Math.max(HALF, mostRefused);
        boolean tooMany = count.f3 > most * count.f1;
        if (tooMany || count.f2 == 0) {
            String rule = tooMany ? mostRefused(most) : "must have a bar that is taken in";
            String value = (tooMany ? count.f3 : count.f2) + " of " + count.f1;
            cold.put(count.f0, fault(Place.item("history of", count.f0), rule, count.f4, value));
            if (cold.size() > MOST_FAULTS) {
                cold.pollLastEntry();
            }
        }
    }

    @Override
    public void endInput() {
        count(FeatureHistory.BARS, bars);
        count(FeatureHistory.BARS_TAKEN, taken);
        count(FeatureHistory.BARS_REFUSED, refused);
        List<Fault> faults = new ArrayList<>();
        if (taken == 0) {
            faults.add(fault(Place.named("history"), "must have bars that are taken in", firstRefusal, "0 of " + bars));
        } else if (refused > mostRefused * bars) {
            faults.add(fault(Place.named("history"), mostRefused(mostRefused), firstRefusal, refused + " of " + bars));
        }
        faults.addAll(cold.values());
        if (!faults.isEmpty()) {
            throw new ComponentException(faults, null);
        }
        output.collect(new StreamRecord<>(end));
    }

    private void count(String name, long value) {
        getRuntimeContext().addAccumulator(name, new LongCounter(value));
    }

    private static Fault fault(Place place, String rule, String refusal, String value) {
        String because = refusal.isEmpty() ? "" : "; the first refusal was " + refusal;
        return new Fault(ErrorCode.FLINK_HISTORY_REFUSED, place, rule + because, value);
    }

    private static String mostRefused(double share) {
        return String.format(Locale.ROOT, "must have at most %.1f %% of its bars refused", 100 * share);
    }
}
