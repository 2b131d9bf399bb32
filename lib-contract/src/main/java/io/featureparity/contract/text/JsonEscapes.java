// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.text;

/** Writes a text as it stands between the quotes of a JSON string, in printable ASCII only. */
public final class JsonEscapes {

    private JsonEscapes() {}

    /**
     * Appends a text. Everything that is not printable ASCII is escaped, as Python's {@code json.dumps} does it.
     *
     * @param text the text
     * @param out what it is appended to
     */
    public static void append(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c >= 0x20 && c <= 0x7e) {
                        out.append(c);
                    } else {
                        appendUnicodeEscape(c, out);
                    }
                }
            }
        }
    }

    private static void appendUnicodeEscape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }
}
