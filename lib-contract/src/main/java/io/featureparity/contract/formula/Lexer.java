// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

/** Clause G1: cuts a text into numbers, names and symbols, one after the other. */
final class Lexer {

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** Whether the next piece is an = that assigns, and so names an argument. */
    boolean assignsNext() {
        skipBlanks();
        return charAt(at) == '=' && charAt(at + 1) != '=';
    }

    Token next() throws UnreadableFormula {
        skipBlanks();
        if (at == text.length()) {
            return new Token(Token.Type.END, "", at, 0);
        }
        char c = text.charAt(at);
        if (isLetter(c)) {
            return word();
        }
        return isDigit(c) || (c == '.' && isDigit(charAt(at + 1))) ? number() : symbol(c);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Token word() throws UnreadableFormula {
        int start = at;
        while (isLetter(charAt(at)) || isDigit(charAt(at))) {
            at++;
        }
        if (charAt(at) > 0x7f) {
            throw refused(at);
        }
        String word = text.substring(start, at);
        Token.Type type = InsteadOfPython.KEYWORDS.contains(word) ? Token.Type.KEYWORD : Token.Type.NAME;
        return new Token(type, word, start, 0);
    }

    private Token number() throws UnreadableFormula {
        int start = at;
        skipDigits();
        boolean whole = true;
        if (charAt(at) == '.') {
            whole = false;
            at++;
            skipDigits();
        }
        char e = charAt(at);
        int digits = charAt(at + 1) == '+' || charAt(at + 1) == '-' ? at + 2 : at + 1;
        if ((e == 'e' || e == 'E') && isDigit(charAt(digits))) {
            whole = false;
            at = digits;
            skipDigits();
        }
        String written = text.substring(start, at);
        char behind = charAt(at);
        if (isLetter(behind) || isDigit(behind) || behind == '.' || behind > 0x7f) {
            String rule = "must be a decimal number such as 5, 0.5 or 1e-10, with no letter, point or _ behind it";
            throw UnreadableFormula.syntax(start, rule, written + behind);
        }
        if (whole && written.charAt(0) == '0' && !written.chars().allMatch(digit -> digit == '0')) {
            throw UnreadableFormula.syntax(start, "must be a whole number that does not begin with 0", written);
        }
        double value = Double.parseDouble(written);
        if (Double.isInfinite(value)) {
            throw UnreadableFormula.syntax(start, "must be a number that a double can hold, or inf", written);
        }
        return new Token(Token.Type.NUMBER, written, start, value);
    }

    private void skipDigits() {
        while (isDigit(charAt(at))) {
            at++;
        }
    }

    private Token symbol(char c) throws UnreadableFormula {
        char second = charAt(at + 1);
        switch (c) {
            case '*' -> refuseDouble(second == '*', "**", "must not use **: write x * x, or exp(y * log(x))");
            case '/' -> refuseDouble(second == '/', "//", "must not use //: there is no whole division, / divides");
            case '<' -> {
                refuseDouble(second == '>', "<>", "must not use <>: write != for unequal");
                refuseDouble(
                        second == '<', "<<", "must not shift bits: write shift(x, k) for the value of k bars before");
            }
            case '>' ->
                refuseDouble(
                        second == '>', ">>", "must not shift bits: write shift(x, k) for the value of k bars before");
            default -> {}
        }
        boolean twoCharacters = second == '=' && "=!<>".indexOf(c) >= 0;
        if (!twoCharacters && "+-*/&|~<>(),=".indexOf(c) < 0) {
            throw refused(at);
        }
        int start = at;
        at += twoCharacters ? 2 : 1;
        return new Token(Token.Type.SYMBOL, text.substring(start, at), start, 0);
    }

    private void refuseDouble(boolean isThere, String written, String rule) throws UnreadableFormula {
        if (isThere) {
            throw UnreadableFormula.syntax(at, rule, written);
        }
    }

    private UnreadableFormula refused(int offset) {
        char c = text.charAt(offset);
        String found = c > ' ' && c < 0x7f ? String.valueOf(c) : "character " + (int) c;
        return UnreadableFormula.syntax(offset, InsteadOfPython.ofCharacter(text, offset), found);
    }

    /** The character there; one that is part of nothing behind the end. */
    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
