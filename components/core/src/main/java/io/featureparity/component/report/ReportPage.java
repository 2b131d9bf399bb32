// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/**
 * Builds the page of a report: title, remarks, key figures, and a table of what was computed. Write the parts that only one
 * kind of report has to {@link #html}.
 *
 * <p>Not thread-safe.
 */
public final class ReportPage {

    private final Html html = new Html();

    /**
     * Begins a page.
     *
     * @param title the title of the page
     * @param lead what the page is about
     */
    public ReportPage(String title, String lead) {
        html.beginPage(title).element("h1", title).element("p", lead, "class", "lead");
    }

    /** {@return the page as it is now, to be written to} */
    public Html html() {
        return html;
    }

    /**
     * Writes a list of remarks; nothing if the list is empty.
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
     * @param name the name of the figure
     * @param value the value as text
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
     * @param heading the heading of the table
     */
    public void beginRows(String heading) {
        html.element("h2", heading).open("div", "class", "scroll").open("table");
    }

    /**
     * Writes a row of the table.
     *
     * @param name the name of the value
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
