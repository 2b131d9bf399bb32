// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Series;
import io.featureparity.parity.comparison.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series of a page as JSON. Numbers go as the bytes of IEEE 754 in Base64, little-endian: exact, absent values too, and
 * short. Series that have the same bars share their times.
 */
final class PlotData {

    /** The bars of a series, each with its time. */
    private record Bars(String bars, String times) {}

    private final Map<Bars, Integer> bars = new LinkedHashMap<>();
    private final Map<String, Integer> prices = new LinkedHashMap<>();
    private final StringBuilder series = new StringBuilder();

    private PlotData() {}

    /** The text can stand inside of a script element: it is ASCII and has no character that begins a tag. */
    static String json(PlotBudget plots) {
        PlotData data = new PlotData();
        plots.prices().keySet().forEach(subject -> data.prices.put(subject, data.prices.size()));
        plots.plotted().forEach(one -> data.add(one, plots.firstNumeric(one)));
        return "{\"bars\":[" + lines(data.bars.keySet().stream().map(Bars::bars)) + "],\n\"times\":["
                + lines(data.bars.keySet().stream().map(Bars::times)) + "],\n\"prices\":["
                + lines(plots.prices().values().stream().map(PlotData::prices)) + "],\n\"series\":[" + data.series
                + "]}";
    }

    private static String lines(Stream<String> texts) {
        return texts.collect(Collectors.joining(",\n"));
    }

    private static String prices(PriceSeries one) {
        return "{\"bars\":" + indexes(one.size(), one::bar) + ",\"close\":" + doubles(one.size(), one::close) + "}";
    }

    private void add(Series one, @Nullable Divergence numeric) {
        boolean raw = one.first().stage() == Stage.RAW;
        Bars its = new Bars(indexes(one.size(), one::bar), doubles(one.size(), one::time));
        Integer shared = bars.putIfAbsent(its, bars.size());
        Integer price = prices.get(one.first().subject());
        series.append(series.length() == 0 ? "" : ",\n");
        series.append("{\"feature\":").append(quote(one.first().feature()));
        series.append(",\"stage\":").append(quote(one.first().stage().label()));
        series.append(",\"subject\":").append(quote(one.first().subject()));
        series.append(",\"bits\":").append(raw ? Double.SIZE : Float.SIZE);
        series.append(",\"unit\":")
                .append(
                        Double.isNaN(one.first().unit())
                                ? "null"
                                : Double.toString(one.first().unit()));
        series.append(",\"rows\":").append(one.rows());
        series.append(",\"first\":").append(indexOfFirst(one));
        series.append(",\"numeric\":").append(numeric == null ? "null" : Long.toString(numeric.bar()));
        series.append(",\"bars\":").append(shared == null ? bars.size() - 1 : shared);
        series.append(",\"price\":").append(price == null ? "null" : price.toString());
        series.append(",\"expected\":").append(raw ? doubles(one.size(), one::expected) : floats(one, one::expected));
        series.append(",\"actual\":").append(raw ? doubles(one.size(), one::actual) : floats(one, one::actual));
        series.append("}");
    }

    /** Bars in a row are said by the first of them. */
    static String indexes(int size, IntToLongFunction bar) {
        boolean inARow = true;
        for (int i = 1; i < size; i++) {
            inARow &= bar.applyAsLong(i) == bar.applyAsLong(i - 1) + 1;
        }
        return inARow && size > 0 ? Long.toString(bar.applyAsLong(0)) : doubles(size, bar::applyAsLong);
    }

    private static int indexOfFirst(Series one) {
        int index = 0;
        while (one.bar(index) != one.first().bar()) {
            index++;
        }
        return index;
    }

    static String doubles(int size, IntToDoubleFunction value) {
        ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putDouble(value.applyAsDouble(i));
        }
        return '"' + Base64.getEncoder().encodeToString(bytes.array()) + '"';
    }

    private static String floats(Series one, IntToDoubleFunction value) {
        ByteBuffer bytes = ByteBuffer.allocate(one.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < one.size(); i++) {
            bytes.putFloat((float) value.applyAsDouble(i));
        }
        return '"' + Base64.getEncoder().encodeToString(bytes.array()) + '"';
    }

    static String quote(String text) {
        return JsonDocument.quote(Words.plain(text)).replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
