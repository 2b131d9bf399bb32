// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.TimeShares;
import io.featureparity.parity.comparison.TimeShares.Share;
import java.util.List;
import java.util.function.LongFunction;

/** The share of bars that diverged by hour, by day of the week and by day, as tables that need no script. */
final class TimeTables {

    private static final int BAR_WIDTH = 100;

    private final Html html;

    TimeTables(Html html) {
        this.html = html;
    }

    void write(ParityReport.Line line) {
        TimeShares times = line.times();
        String stage = line.stage().label();
        html.open("div", "class", "times").line();
        table("hour", "By hour (UTC), " + stage, times.hours(), TimeNames::hour);
        table("weekday", "By weekday (UTC), " + stage, times.weekdays(), TimeNames::weekday);
        long together = times.daysTogether();
        String days = together == 1 ? "By day (UTC), " : "By " + Words.count(together) + " days from (UTC), ";
        table("day", days + stage, times.days(), TimeNames::day);
        html.close("div").line();
    }

    private void table(String what, String title, List<Share> shares, LongFunction<String> name) {
        html.open("section").element("h4", title);
        html.open("div", "class", "rows", "tabindex", "0", "role", "region", "aria-label", "Share diverged, " + title);
        html.open("table", "class", "shares").open("thead").open("tr").element("th", what, "scope", "col");
        html.element("th", "bars", "scope", "col", "class", "number");
        html.element("th", "diverged", "scope", "col", "class", "number");
        html.element("th", "share", "scope", "col", "class", "number");
        html.element("th", "", "aria-hidden", "true").close("tr").close("thead").open("tbody");
        for (Share share : shares) {
            html.open("tr").element("th", name.apply(share.at()), "scope", "row");
            html.element("td", Words.count(share.compared()));
            html.element("td", Words.count(share.diverged()));
            html.element("td", Words.percent(share.diverged(), share.compared()));
            html.open("td", "aria-hidden", "true");
            bar(share);
            html.close("td").close("tr").line();
        }
        html.close("tbody").close("table").close("div").close("section").line();
    }

    private void bar(Share share) {
        if (share.diverged() == 0) {
            return;
        }
        long width = Math.max(1, Math.round((double) share.diverged() / share.compared() * BAR_WIDTH));
        html.open("svg", "class", "bar", "viewBox", "0 0 " + BAR_WIDTH + " 10", "preserveAspectRatio", "none");
        html.open("rect", "class", "apart", "width", Long.toString(width), "height", "10")
                .close("rect")
                .close("svg");
    }
}
