// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.json.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What all pages have in common: style, scripts, and a policy that forbids whatever else a browser could load or run. */
final class PageFrame {

    private PageFrame() {}

    /** Begins a page, up to the beginning of its body. */
    static void begin(Html html, String title, List<String> scripts) {
        String style = Resources.text("uplot.min.css") + Resources.text("page.css");
        String policy = "default-src 'none'; style-src " + hash(style)
                + (scripts.isEmpty() ? "" : "; script-src")
                + scripts.stream().map(script -> " " + hash(script)).collect(Collectors.joining())
                + "; base-uri 'none'; form-action 'none'";
        html.trusted("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", title).line();
        html.open("style").trusted(style).close("style").close("head").line();
        html.open("body").line();
    }

    /** Ends a page, with its scripts. */
    static void end(Html html, List<String> scripts) {
        scripts.forEach(
                script -> html.open("script").trusted(script).close("script").line());
        html.close("body").close("html").line();
    }

    private static String hash(String source) {
        byte[] digest = Sha256.digest().digest(source.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    /** A plot of one series. */
    static void figure(Html html, String label, String name, int series, String note, String first) {
        Html option = new Html();
        option.element("option", name, "value", Integer.toString(series), "data-note", note);
        figure(html, label, option, first);
    }

    /** A plot of one of several series, each an option. */
    static void figure(Html html, String label, Html options) {
        figure(html, label, options, "Zoom to first divergence");
    }

    private static void figure(Html html, String label, Html options, String first) {
        html.open("figure", "class", "plot", "aria-label", label);
        html.open("div", "class", "controls").open("label").text("Show ").open("select");
        html.trusted(options.toString()).close("select").close("label");
        html.open("span", "class", "buttons");
        button(html, "first", first, "");
        button(html, "numeric", "First numeric", "Zoom to first numeric divergence");
        button(html, "out", "\u2212", "Zoom out");
        button(html, "in", "+", "Zoom in");
        button(html, "left", "\u2190", "Earlier");
        button(html, "right", "\u2192", "Later");
        button(html, "all", "All", "Show all bars");
        html.close("span").close("div");
        html.open("div", "class", "canvas price").close("div");
        html.open("div", "class", "canvas values").close("div");
        html.open("div", "class", "canvas difference").close("div");
        html.open("figcaption")
                .open("output")
                .close("output")
                .open("span", "class", "sampling")
                .close("span");
        html.element(
                "span",
                "To the right of the differences: the shift in units of the normalised feature.",
                "class",
                "unit");
        html.close("figcaption").close("figure").line();
    }

    private static void button(Html html, String action, String text, String label) {
        if (label.isEmpty()) {
            html.element("button", text, "type", "button", "data-do", action);
        } else {
            html.element("button", text, "type", "button", "data-do", action, "aria-label", label, "title", label);
        }
    }
}
