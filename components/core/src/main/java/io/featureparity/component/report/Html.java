// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

/**
 * Builds an HTML page that loads nothing and runs no script. Every text and every value of an attribute is escaped.
 *
 * <p>Not thread-safe.
 */
public final class Html {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2530; --soft: #5c6875; --line: #d5dbe1; --page: #fbfcfd;
              --good: #1a7f4b; --bad: #b3261e; --accent: #1f5fa8; --fill: #1f5fa822; --loss: #b3261e33 }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #9aa7b4; --line: #38424d; --page: #14191f;
              --good: #5cc58b; --bad: #f08b83; --accent: #7ab3f0; --fill: #7ab3f022; --loss: #f08b8333 } }
            body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--ink);
              font: 15px/1.5 system-ui, sans-serif }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
            p.lead { margin: 0 0 1rem; color: var(--soft) }
            dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: .75rem; margin: 0 }
            dl.facts div { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem }
            dl.facts dt { color: var(--soft); font-size: .85rem } dl.facts dd { margin: 0; font-size: 1.15rem;
              font-variant-numeric: tabular-nums }
            .good { color: var(--good) } .bad { color: var(--bad) }
            .scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
            th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap }
            th { color: var(--soft); font-weight: 600 } .number { text-align: right }
            code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
            svg { width: 100%; height: auto; display: block } svg text { fill: var(--soft); font: 12px system-ui, sans-serif }
            svg .grid { stroke: var(--line); stroke-width: 1 } svg .line { fill: none; stroke: var(--accent); stroke-width: 1.5 }
            svg .area { fill: var(--fill) } svg .loss { fill: var(--loss); stroke: var(--bad); stroke-width: 1 }
            svg .band { opacity: .14 } svg .long { fill: var(--good) } svg .short { fill: var(--bad) }
            ul.remarks { padding-left: 1.2rem; margin: .5rem 0 }
            """;

    private final StringBuilder out = new StringBuilder();

    /** Makes an empty page. */
    public Html() {}

    /**
     * Begins the page, up to the beginning of its body.
     *
     * @param title the title of the page
     * @return this
     */
    public Html beginPage(String title) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src")
                .append(" 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        return this;
    }

    /**
     * Ends the page.
     *
     * @return this
     */
    public Html endPage() {
        out.append("</body>\n</html>\n");
        return this;
    }

    /**
     * Begins an element.
     *
     * @param tag its name
     * @param attributes names and values in turn
     * @return this
     */
    public Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /**
     * Ends an element.
     *
     * @param tag its name
     * @return this
     */
    public Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /**
     * Writes an element that holds text alone.
     *
     * @param tag its name
     * @param text the text
     * @param attributes names and values in turn
     * @return this
     */
    public Html element(String tag, String text, String... attributes) {
        open(tag, attributes);
        out.append(escape(text));
        return close(tag);
    }

    /**
     * Adds a part that was built separately.
     *
     * @param part the part of a page
     * @return this
     */
    public Html append(Html part) {
        out.append(part.out);
        return this;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** {@return the text of the page} */
    @Override
    public String toString() {
        return out.toString();
    }
}
