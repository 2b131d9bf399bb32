// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.comparison.Series;
import io.featureparity.parity.comparison.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The series of a page as JSON. Numbers go as the bytes of IEEE 754 in Base64, little-endian: exact, absent values too, and
 * short. Series that have the same bars share their times.
 */
final class PlotData {

    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final StringBuilder series = new StringBuilder();

    private PlotData() {}

    /** The text can stand inside of a script element: it is ASCII and has no character that begins a tag. */
    static String json(List<Series> plotted) {
        PlotData data = new PlotData();
        for (Series one : plotted) {
            data.add(one);
        }
        StringBuilder json = new StringBuilder("{\"times\":[");
        String comma = "";
        for (String text : data.times.keySet()) {
            json.append(comma).append('"').append(text).append('"');
            comma = ",\n";
        }
        return json.append("],\n\"series\":[").append(data.series).append("]}").toString();
    }

    private void add(Series one) {
        boolean raw = one.first().stage() == Stage.RAW;
        String time = doubles(one.size(), one::time);
        Integer shared = times.putIfAbsent(time, times.size());
        series.append(series.length() == 0 ? "" : ",\n");
        series.append("{\"feature\":").append(quote(one.first().feature()));
        series.append(",\"stage\":").append(quote(one.first().stage().label()));
        series.append(",\"subject\":").append(quote(one.first().subject()));
        series.append(",\"bits\":").append(raw ? Double.SIZE : Float.SIZE);
        series.append(",\"rows\":").append(one.rows());
        series.append(",\"first\":").append(indexOfFirst(one));
        series.append(",\"times\":").append(shared == null ? times.size() - 1 : shared);
        series.append(",\"expected\":\"").append(raw ? doubles(one.size(), one::expected) : floats(one, one::expected));
        series.append("\",\"actual\":\"").append(raw ? doubles(one.size(), one::actual) : floats(one, one::actual));
        series.append("\"}");
    }

    private static int indexOfFirst(Series one) {
        int index = 0;
        while (one.bar(index) != one.first().bar()) {
            index++;
        }
        return index;
    }

    private static String doubles(int size, IntToDoubleFunction value) {
        ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putDouble(value.applyAsDouble(i));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String floats(Series one, IntToDoubleFunction value) {
        ByteBuffer bytes = ByteBuffer.allocate(one.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < one.size(); i++) {
            bytes.putFloat((float) value.applyAsDouble(i));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String quote(String text) {
        return JsonDocument.quote(Words.plain(text)).replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
