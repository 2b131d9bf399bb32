// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/**
 * The page of a report in the making: title, remarks, key figures, a table of what was computed. What is special to a report is
 * written to its {@link #html}.
 *
 * <p>Not thread-safe.
 */
public final class ReportPage {

    private final Html html = new Html();

    /**
     * Begins a page.
     *
     * @param title its title
     * @param lead what it is about
     */
    public ReportPage(String title, String lead) {
        html.beginPage(title).element("h1", title).element("p", lead, "class", "lead");
    }

    /** {@return the page as it is now, to be written to} */
    public Html html() {
        return html;
    }

    /**
     * Writes a list, if there is something in it.
     *
     * @param lines a text for each item
     */
    public void remarks(List<String> lines) {
        if (!lines.isEmpty()) {
            html.open("ul", "class", "remarks");
            lines.forEach(line -> html.element("li", line));
            html.close("ul");
        }
    }

    /** Begins the key figures. */
    public void beginFacts() {
        html.open("dl", "class", "facts");
    }

    /**
     * Writes a key figure.
     *
     * @param name what it is
     * @param value how much it is
     * @param attributes names and values of attributes in turn
     */
    public void fact(String name, String value, String... attributes) {
        html.open("div").element("dt", name).element("dd", value, attributes).close("div");
    }

    /** Ends the key figures. */
    public void endFacts() {
        html.close("dl");
    }

    /**
     * Begins a table of two columns.
     *
     * @param heading what stands above it
     */
    public void beginRows(String heading) {
        html.element("h2", heading).open("div", "class", "scroll").open("table");
    }

    /**
     * Writes a row of the table.
     *
     * @param name what it is
     * @param value the value
     */
    public void row(String name, String value) {
        html.open("tr")
                .element("th", name)
                .open("td")
                .element("code", value)
                .close("td")
                .close("tr");
    }

    /**
     * Writes the rows of a model.
     *
     * @param model the model
     */
    public void rows(RegisteredModel model) {
        row("SHA-256 of the model's file", model.modelHash());
        row("contract", model.contractHash());
        row("statistics", model.normStatsHash());
    }

    /** Ends the table. */
    public void endRows() {
        html.close("table").close("div");
    }

    /** {@return the whole page, ended} */
    public String end() {
        return html.endPage().toString();
    }
}
