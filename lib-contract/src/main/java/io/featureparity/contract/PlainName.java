// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/** The rule for names of instruments, columns and models. Every store gives back unchanged a name that keeps the rule. */
public final class PlainName {

    /** Longer names would not fit into the keys of every store. */
    private static final int LONGEST = 200;

    /** The rule, as faults state it. */
    public static final String RULE = "must be 1 to " + LONGEST + " characters of text, not only blanks";

    private PlainName() {}

    /**
     * Says whether a name keeps the rule. Control characters and halves of surrogate pairs are refused too: PostgreSQL
     * cannot store the character zero, and UTF-8 cannot write half a pair.
     *
     * @param name the name
     * @return whether it keeps the rule
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
