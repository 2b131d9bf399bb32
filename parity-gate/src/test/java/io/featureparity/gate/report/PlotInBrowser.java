// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** Uses the first plot of a page in a browser as a person would: with the mouse and the buttons. */
final class PlotInBrowser {

    private static final int MOST_MILLISECONDS_TO_DRAW = 2_000;
    private static final String FIRST_PLOT = "document.querySelector('figure.plot')";

    private final Devtools browser;
    private final Checks checks;

    PlotInBrowser(Devtools browser, Checks checks) {
        this.browser = browser;
        this.checks = checks;
    }

    void scrollTo() throws Exception {
        browser.evaluate(FIRST_PLOT + ".scrollIntoView({behavior: 'instant'})");
    }

    void check(String name) throws Exception {
        long took = browser.evaluate("new Promise(done => { const begin = performance.now(); " + FIRST_PLOT
                        + ".scrollIntoView({behavior: 'instant'}); " + FIRST_PLOT
                        + ".querySelector('select').dispatchEvent(new Event('change'));"
                        + " requestAnimationFrame(() => done(performance.now() - begin)); })")
                .asLong();
        System.out.println(name + ": drawn in " + took + " ms");
        checks.hold(name + ": draws in " + took + " ms", took < MOST_MILLISECONDS_TO_DRAW);
        browser.settle();
        checks.hold(name + ": values are drawn", !blank("values"));
        checks.hold(name + ": differences are drawn", !blank("difference"));
        checks.hold(name + ": the price is drawn", !blank("price"));
        double[] all = range();
        JsonNode box = browser.evaluate("(r => ({x: r.x, y: r.y, width: r.width, height: r.height}))(" + FIRST_PLOT
                + ".querySelector('.u-over').getBoundingClientRect())");
        double x = box.path("x").asDouble();
        double width = box.path("width").asDouble();
        double y = box.path("y").asDouble() + box.path("height").asDouble() / 2;
        drag(x + width * 0.25, x + width * 0.5, y);
        double[] dragged = range();
        checks.hold(
                name + ": dragging zooms, from " + all[0] + ".." + all[1] + " to " + dragged[0] + ".." + dragged[1],
                Math.abs((dragged[1] - dragged[0]) / (all[1] - all[0]) - 0.25) < 0.02);
        checks.hold(name + ": the other charts are as wide", sameRange());
        press("first");
        double first = browser.evaluate("(d => { const s = d.series[+" + FIRST_PLOT + ".querySelector('select').value];"
                        + " const v = new DataView(Uint8Array.from(atob(d.times[s.bars]), c => c.charCodeAt(0)).buffer);"
                        + " return v.getFloat64(8 * s.first, true) / 1000; })"
                        + "(JSON.parse(document.getElementById('data').textContent))")
                .asDouble();
        double[] zoomed = range();
        double[] times = times();
        checks.hold(name + ": zooms to the first divergence", times[0] <= first && first <= times[1]);
        checks.hold(name + ": and near to it", times[1] - times[0] < 5 * 86_400);
        checks.hold(name + ": a night takes no more room than a bar", zoomed[1] - zoomed[0] <= 121);
        boolean another = browser.evaluate(FIRST_PLOT + ".querySelector('[data-do=numeric]').offsetWidth > 0")
                .asBoolean();
        checks.hold(
                name + ": a button for the first numeric divergence, if it is another", another == name.equals("late"));
        press("out");
        checks.hold(name + ": zooms out", range()[1] - range()[0] > zoomed[1] - zoomed[0]);
        press("all");
        checks.hold(name + ": shows all", Arrays.equals(range(), all));
        press("first");
        browser.mouse("mouseMoved", x + width / 2, y, 0);
        browser.settle();
        JsonNode said = browser.evaluate("['price', 'values', 'difference'].map(of => " + FIRST_PLOT
                + ".querySelector('.' + of + ' .u-value').textContent)");
        String time = said.path(0).asText();
        checks.hold(
                name + ": the charts say the time under the pointer, but " + said,
                time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                        && said.path(1).asText().equals(time)
                        && said.path(2).asText().equals(time));
    }

    /** The browser may be slow: it sees each movement before the next. */
    private void drag(double fromX, double toX, double y) throws Exception {
        browser.mouse("mouseMoved", fromX, y, 0);
        browser.settle();
        browser.mouse("mousePressed", fromX, y, 1);
        for (double x : new double[] {(fromX + toX) / 2, toX}) {
            browser.mouse("mouseMoved", x, y, 1);
            browser.settle();
        }
        browser.mouse("mouseReleased", toX, y, 0);
        browser.settle();
    }

    private void press(String action) throws Exception {
        browser.evaluate(FIRST_PLOT + ".querySelector('[data-do=" + action + "]').click()");
        browser.settle();
    }

    /** In bars. */
    private double[] range() throws Exception {
        return numbers("fromBar", "toBar");
    }

    /** In seconds since 1970. */
    private double[] times() throws Exception {
        return numbers("from", "to");
    }

    private double[] numbers(String from, String to) throws Exception {
        JsonNode at =
                browser.evaluate("[+" + FIRST_PLOT + ".dataset." + from + ", +" + FIRST_PLOT + ".dataset." + to + "]");
        return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
    }

    /** So that what stands above each other is of the same bar. */
    private boolean sameRange() throws Exception {
        return browser.evaluate("(a => a.length === 3 && a.every(w => w === a[0]))([..." + FIRST_PLOT
                        + ".querySelectorAll('.u-over')].map(o => o.getBoundingClientRect().width))")
                .asBoolean();
    }

    /** Whether a canvas has nothing but its background: no lines in the colours of both sides. */
    boolean blank(String which) throws Exception {
        return browser.evaluate(PageInBrowser.BLANK + "(" + FIRST_PLOT + ".querySelector('." + which + " canvas'))")
                .asBoolean();
    }
}
