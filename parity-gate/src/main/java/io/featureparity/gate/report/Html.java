// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

/** Text of a page in the making. Whatever is given as text or as the value of an attribute is escaped. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Begins an element; attributes come as name, value, name, value; a value that is empty stands without it. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.append("=\"").append(escape(attributes[i + 1])).append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element that holds text and nothing else. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html line() {
        out.append('\n');
        return this;
    }

    /** What comes with the program, or is made of it alone. */
    Html trusted(String html) {
        out.append(html);
        return this;
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Words.plain(text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
