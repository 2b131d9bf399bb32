// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.Map;
import java.util.Set;

/** What to write in place of Python's expressions that are no formulas. */
final class InsteadOfPython {

    /** Python's keywords; those that it keeps for some places only are names. */
    static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private static final String NO_ITERATION =
            "must not iterate or hold a comprehension: a function such as rolling_sum(x, n) works on all bars";
    private static final String NO_STRINGS = "must not hold a text in quotes: a column stands by its bare name";
    private static final String NO_INDEXING =
            "must not index or make a list: write shift(x, k) for the value of k bars before";
    private static final String NO_ASSIGNMENT =
            "must not assign: write == to compare; a name for a part of a formula stands in define";

    private static final Map<String, String> FOR_WORDS = Map.ofEntries(
            Map.entry("and", "must not use and: write (a > b) & (c > d), each side in parentheses"),
            Map.entry("or", "must not use or: write (a > b) | (c > d), each side in parentheses"),
            Map.entry("not", "must not use not: write ~(a > b)"),
            Map.entry("if", "must not use if: write where(mask, a, b)"),
            Map.entry("else", "must not use else: write where(mask, a, b)"),
            Map.entry("is", "must not use is: write == to compare, or isna(x)"),
            Map.entry("in", "must not use in: write (x == a) | (x == b)"),
            Map.entry("for", NO_ITERATION),
            Map.entry("while", NO_ITERATION),
            Map.entry("async", NO_ITERATION),
            Map.entry("lambda", "must not define a function: a name for a part of a formula stands in define"),
            Map.entry("def", "must not define a function: a name for a part of a formula stands in define"),
            Map.entry("None", "must not use None: write nan for absent, or leave the parameter out"));

    private static final Map<Character, String> FOR_CHARACTERS = Map.ofEntries(
            Map.entry('"', NO_STRINGS),
            Map.entry('\'', NO_STRINGS),
            Map.entry('[', NO_INDEXING),
            Map.entry(']', NO_INDEXING),
            Map.entry('{', "must not hold a set or a dictionary"),
            Map.entry('}', "must not hold a set or a dictionary"),
            Map.entry(
                    '.',
                    "must not use attributes or methods: write rolling_mean(x, 5) in place of x.rolling(5).mean()"),
            Map.entry('%', "must not use %: there is no remainder; minute_of_day and day_of_week tell the time"),
            Map.entry('@', "must not use @: there are no matrices"),
            Map.entry('^', "must not use ^: write (a & ~b) | (b & ~a) for masks, x * x for a square"),
            Map.entry('!', "must not use ! alone: write ~mask for not, != for unequal"),
            Map.entry('#', "must not hold a comment"),
            Map.entry(';', "must be one expression, without ;"),
            Map.entry('\\', "must not use a backslash: a formula may go on in the next line as it is"),
            Map.entry(':', "must not use a colon: there are no slices, no lambdas and no assignments"),
            Map.entry('`', NO_STRINGS));

    private InsteadOfPython() {}

    static String ofWord(String keyword) {
        return FOR_WORDS.getOrDefault(keyword, "must not use " + keyword + ", which is a keyword of Python");
    }

    static String ofCharacter(String text, int offset) {
        return iterates(text, offset)
                ? NO_ITERATION
                : FOR_CHARACTERS.getOrDefault(
                        text.charAt(offset),
                        "must be written with ASCII letters, digits, _ and the characters"
                                + " + - * / & | ~ < > = ! ( ) , . only");
    }

    /** Whether a bracket stands there in which something is done for each value: a comprehension, and no list or index. */
    private static boolean iterates(String text, int bracket) {
        if ("[{".indexOf(text.charAt(bracket)) < 0) {
            return false;
        }
        int open = 0;
        for (int i = bracket; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                open++;
            } else if (")]}".indexOf(c) >= 0) {
                open--;
            } else if (isWord(text, i, "for")) {
                return true;
            }
            if (open == 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isWord(String text, int at, String word) {
        int behind = at + word.length();
        return text.startsWith(word, at)
                && !Character.isJavaIdentifierPart(text.charAt(at - 1))
                && (behind == text.length() || !Character.isJavaIdentifierPart(text.charAt(behind)));
    }

    /** What to write for a piece that stands where the formula, or an argument, should have ended. */
    static String ofPiece(Token piece, String expected) {
        if (piece.type() == Token.Type.KEYWORD) {
            return ofWord(piece.text());
        }
        return switch (piece.text()) {
            case "=" -> NO_ASSIGNMENT;
            case "==", "!=", "<", "<=", ">", ">=" -> "must not chain comparisons: write (a < b) & (b < c)";
            case "(" -> "must not call a value: a function is called by its name, and * multiplies";
            case "," -> "must be one expression: there are no tuples";
            default -> expected;
        };
    }
}
