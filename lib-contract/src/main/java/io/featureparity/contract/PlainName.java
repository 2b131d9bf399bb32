// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/** What the name of an instrument, a column or a model may be, so that every store gives it back as it was. */
public final class PlainName {

    /** Longer names would not fit into the keys of every store. */
    private static final int LONGEST = 200;

    /** The rule, as faults state it. */
    public static final String RULE = "must be 1 to " + LONGEST + " characters of text, not only blanks";

    private PlainName() {}

    /**
     * Says whether a name keeps the rule. PostgreSQL keeps no character of zero, and UTF-8 no half of a pair.
     *
     * @param name the name
     * @return whether it does
     */
    public static boolean isOne(String name) {
        int count = 0;
        boolean hasText = false;
        for (int i = 0; i < name.length(); ) {
            int character = name.codePointAt(i);
            int type = Character.getType(character);
            if (type == Character.CONTROL || type == Character.SURROGATE || ++count > LONGEST) {
                return false;
            }
            hasText |= character != ' ';
            i += Character.charCount(character);
        }
        return hasText;
    }
}
