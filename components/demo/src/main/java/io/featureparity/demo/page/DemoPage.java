// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.page;

import io.featureparity.component.report.CurvePlot;
import io.featureparity.component.report.Html;
import io.featureparity.demo.stream.Difference;
import io.featureparity.demo.stream.Observed;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * The page of the demo.
 *
 * @param components what each component gave to the model
 * @param differences where they differ, none if all agree
 * @param model the model and what it was trained with
 * @param features the names of the market features
 * @param rows the stored features of the bars
 * @param closes the close of each bar that came
 * @param decisions the decisions
 */
public record DemoPage(
        List<Observed> components,
        List<Difference> differences,
        String model,
        List<String> features,
        List<FeatureRow> rows,
        Map<Instant, Double> closes,
        List<Decision> decisions) {

    private static final int PRICE_HEIGHT = 260;
    private static final int FEATURE_HEIGHT = 110;
    private static final int LAST_DECISIONS = 60;
    private static final int SHORT_HASH = 16;

    /** {@return the page} */
    public String html() {
        Html html = new Html().beginPage("Feature parity, a demo");
        html.element(
                "h1",
                differences.isEmpty() ? "All components gave the model the same bytes" : "Components differ",
                "class",
                differences.isEmpty() ? "good" : "bad");
        html.element("p", model, "class", "lead");
        streams(html);
        html.element("h2", "Price and position");
        html.element("p", "Green: the model wants to have bought. Red: it wants to have sold.", "class", "lead");
        price(html);
        html.element("h2", "Features, as the model sees them");
        for (int i = 0; i < features.size(); i++) {
            int feature = i;
            html.element("p", features.get(i));
            plot(FEATURE_HEIGHT, bar -> rows.get(bar).normalized()[feature])
                    .draw(html, features.get(i), "line", value -> String.format(Locale.ROOT, "%.1f", value));
        }
        decisions(html);
        return html.endPage().toString();
    }

    private void streams(Html html) {
        html.open("div", "class", "scroll").open("table").open("tr");
        html.element("th", "component").element("th", "observations", "class", "number");
        html.element("th", "SHA-256 of the stream").close("tr");
        for (Observed component : components) {
            html.open("tr").element("td", component.component());
            html.element("td", Integer.toString(component.count()), "class", "number");
            html.open("td").element("code", component.sha256()).close("td").close("tr");
        }
        html.close("table").close("div");
        html.open("ul", "class", "remarks");
        differences.forEach(difference -> html.element("li", difference.toString(), "class", "bad"));
        html.close("ul");
    }

    private CurvePlot plot(int height, IntToDoubleFunction value) {
        return new CurvePlot(rows.size(), bar -> rows.get(bar).time(), value, height);
    }

    private void price(Html html) {
        CurvePlot plot =
                plot(PRICE_HEIGHT, bar -> closes.getOrDefault(rows.get(bar).time(), Double.NaN));
        int next = 0;
        int from = 0;
        Action position = Action.FLAT;
        for (int bar = 0; bar < rows.size(); bar++) {
            while (next < decisions.size()
                    && !decisions.get(next).time().isAfter(rows.get(bar).time())) {
                Action wanted = decisions.get(next).action();
                if (wanted != position) {
                    band(plot, from, bar, position);
                    from = bar;
                    position = wanted;
                }
                next++;
            }
        }
        band(plot, from, rows.size(), position);
        plot.draw(html, "The close of each bar", "line", value -> String.format(Locale.ROOT, "%.0f", value));
    }

    private static void band(CurvePlot plot, int from, int end, Action position) {
        if (position != Action.FLAT && end > from) {
            plot.band(from, end, position == Action.LONG ? "long" : "short");
        }
    }

    private void decisions(Html html) {
        html.element("h2", "The last decisions");
        html.open("div", "class", "scroll").open("table").open("tr");
        List.of("bar", "position before").forEach(name -> html.element("th", name));
        html.element("th", "output", "class", "number");
        List.of("action", "SHA-256 of the observation").forEach(name -> html.element("th", name));
        html.close("tr");
        for (Decision decision : decisions.subList(Math.max(0, decisions.size() - LAST_DECISIONS), decisions.size())) {
            html.open("tr").element("td", decision.time().toString());
            html.element("td", Double.toString(decision.agentPosition()));
            html.element("td", String.format(Locale.ROOT, "%.4f", decision.output()), "class", "number");
            html.element("td", decision.action().toString());
            html.open("td")
                    .element("code", decision.observation().sha256().substring(0, SHORT_HASH))
                    .close("td")
                    .close("tr");
        }
        html.close("table").close("div");
    }
}
