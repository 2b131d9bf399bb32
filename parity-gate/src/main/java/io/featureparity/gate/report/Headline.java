// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.ParityReport;
import java.util.Optional;

/**
 * The divergences to look at first, at the top of the page: the first of all, and beside it the first of two numbers. An
 * absent value often comes first and says nothing of how far the numbers are apart.
 */
final class Headline {

    private final Html html;

    private Headline(Html html) {
        this.html = html;
    }

    static void write(Html html, ParityReport total) {
        Headline headline = new Headline(html);
        Optional<Divergence> first = total.headline();
        if (first.isEmpty()) {
            return;
        }
        Optional<Divergence> numeric = total.numericHeadline();
        html.open("div", "class", "firsts");
        headline.block("First divergence", first.get());
        total.difference().ifPresent(difference -> headline.note("Kind of difference: " + difference + "."));
        if (numeric.isEmpty()) {
            headline.note("No two numbers diverge: one side is absent each time.");
        } else if (numeric.equals(first)) {
            headline.note("It is the first divergence of two numbers, too.");
        } else {
            headline.block("First numeric divergence", numeric.get());
        }
        html.close("div").line();
    }

    private void note(String text) {
        html.element("p", text, "class", "note").line();
    }

    private void block(String what, Divergence first) {
        html.open("section").open("p").text(what + ": ").element("strong", first.feature());
        html.text(" (" + first.stage().label() + ") in ").element("strong", first.subject());
        html.text(", bar " + Words.count(first.bar()) + ", ")
                .element("time", first.time().toString());
        html.close("p").open("dl", "class", "values");
        value("expected", first.expectedDecimal(), first.expectedHex());
        value("actual", first.actualDecimal(), first.actualHex());
        if (first.isNumeric()) {
            fact("apart", Words.ulps(first.distance()) + " ulps", Words.count(first.distance()));
            fact("absolute error", Words.number(first.absoluteError()), Double.toString(first.absoluteError()));
            fact("relative error", Words.number(first.relativeError()), Double.toString(first.relativeError()));
            fact("shift, normalised", Words.shift(first.shift()), Double.toString(first.shift()));
        } else {
            fact("apart", "one side is absent", "");
        }
        html.close("dl").close("section").line();
    }

    private void fact(String name, String text, String exact) {
        html.open("div").element("dt", name);
        if (exact.isEmpty()) {
            html.element("dd", text);
        } else {
            html.element("dd", text, "title", exact);
        }
        html.close("div");
    }

    private void value(String name, String decimal, String hex) {
        html.open("div", "class", name).element("dt", name);
        html.open("dd")
                .element("code", decimal)
                .element("code", hex, "class", "hex")
                .close("dd")
                .close("div");
    }
}
