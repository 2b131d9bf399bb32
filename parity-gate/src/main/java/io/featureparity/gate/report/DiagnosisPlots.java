// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Diagnosis.Plot;
import java.util.List;
import java.util.Objects;

/** The columns of a page as JSON, in the form that the page's script draws. */
final class DiagnosisPlots {

    private DiagnosisPlots() {}

    static String json(List<Diagnosis> drawn) {
        StringBuilder bars = new StringBuilder();
        StringBuilder times = new StringBuilder();
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < drawn.size(); i++) {
            Plot plot = Objects.requireNonNull(drawn.get(i).plot());
            String comma = i == 0 ? "" : ",\n";
            bars.append(comma).append(PlotData.indexes(plot.bars().length, at -> plot.bars()[at]));
            times.append(comma).append(PlotData.doubles(plot.times().length, at -> plot.times()[at]));
            series.append(comma).append(series(drawn.get(i), plot, i));
        }
        return "{\"bars\":[" + bars + "],\n\"times\":[" + times + "],\n\"prices\":[],\n\"series\":[" + series + "]}";
    }

    private static String series(Diagnosis answer, Plot plot, int index) {
        int size = plot.bars().length;
        boolean explained = answer.evidence() != null;
        return "{\"feature\":" + PlotData.quote(answer.column())
                + ",\"stage\":" + PlotData.quote(answer.stage().label())
                + ",\"subject\":\"\",\"names\":{\"expected\":\"contract\",\"actual\":\"column\"},\"bits\":64,\"unit\":null"
                + ",\"rows\":" + plot.rows()
                + ",\"first\":" + furthest(plot)
                + ",\"numeric\":null,\"bars\":" + index + ",\"price\":null"
                + ",\"expected\":" + PlotData.doubles(size, at -> plot.contract()[at])
                + ",\"actual\":" + PlotData.doubles(size, at -> plot.column()[at])
                + (explained ? ",\"explanation\":" + PlotData.doubles(size, at -> plot.explanation()[at]) : "") + "}";
    }

    /** Where the column is furthest from the contract. */
    private static int furthest(Plot plot) {
        int furthest = 0;
        double most = -1;
        for (int i = 0; i < plot.bars().length; i++) {
            double apart = Math.abs(plot.column()[i] - plot.contract()[i]);
            if (apart > most) {
                most = apart;
                furthest = i;
            }
        }
        return furthest;
    }
}
