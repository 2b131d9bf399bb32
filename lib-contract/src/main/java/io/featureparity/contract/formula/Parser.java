// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clauses G1 and G5: reads a text. It calls itself, at most as deep as the limits allow a text to be nested. */
final class Parser {

    private static final Map<String, FormulaFunction> COMPARISONS = Map.of(
            "==", FormulaFunction.EQUAL,
            "!=", FormulaFunction.NOT_EQUAL,
            "<", FormulaFunction.LESS,
            "<=", FormulaFunction.LESS_OR_EQUAL,
            ">", FormulaFunction.GREATER,
            ">=", FormulaFunction.GREATER_OR_EQUAL);

    /** Operators between two parts, the weakest first. */
    private static final List<Map<String, FormulaFunction>> BINARY = List.of(
            Map.of("|", FormulaFunction.OR),
            Map.of("&", FormulaFunction.AND),
            Map.of("+", FormulaFunction.ADD, "-", FormulaFunction.SUBTRACT),
            Map.of("*", FormulaFunction.MULTIPLY, "/", FormulaFunction.DIVIDE));

    private static final Map<String, FormulaFunction> UNARY =
            Map.of("-", FormulaFunction.NEGATE, "~", FormulaFunction.NOT);

    private final Lexer lexer;
    private Token token;
    private int nodes;
    private int parentheses;
    private int unaries;

    private Parser(String text) throws UnreadableFormula {
        lexer = new Lexer(text);
        token = lexer.next();
    }

    static Syntax parse(String text) throws UnreadableFormula {
        if (text.codePointCount(0, text.length()) > FormulaLimits.LONGEST_TEXT) {
            String rule = "must have at most " + FormulaLimits.LONGEST_TEXT + " characters";
            throw UnreadableFormula.limit(FormulaLimits.LONGEST_TEXT, rule, text.length() + " characters");
        }
        Parser parser = new Parser(text);
        Syntax root = parser.expression();
        if (parser.token.type() != Token.Type.END) {
            throw parser.refused("must end here, or go on with an operator");
        }
        return root;
    }

    private Syntax expression() throws UnreadableFormula {
        Syntax left = binary(0);
        FormulaFunction comparison = operator(COMPARISONS);
        if (comparison == null) {
            return left;
        }
        int offset = take().offset();
        Syntax whole = operation(comparison, List.of(left, binary(0)), offset);
        if (operator(COMPARISONS) != null) {
            throw refused("must end here"); // says that comparisons do not chain
        }
        return whole;
    }

    private Syntax binary(int level) throws UnreadableFormula {
        if (level == BINARY.size()) {
            return unary();
        }
        Syntax left = binary(level + 1);
        FormulaFunction function = operator(BINARY.get(level));
        while (function != null) {
            int offset = take().offset();
            left = operation(function, List.of(left, binary(level + 1)), offset);
            function = operator(BINARY.get(level));
        }
        return left;
    }

    private Syntax unary() throws UnreadableFormula {
        FormulaFunction function = operator(UNARY);
        if (function == null) {
            return primary();
        }
        unaries++;
        if (unaries >= FormulaLimits.DEEPEST_TREE) {
            throw tooDeep(token.offset());
        }
        int offset = take().offset();
        Syntax whole = operation(function, List.of(unary()), offset);
        unaries--;
        return whole;
    }

    private Syntax primary() throws UnreadableFormula {
        Token first = token;
        switch (first.type()) {
            case NUMBER -> {
                take();
                return made(new Syntax.Num(first.value(), first.text(), first.offset()));
            }
            case NAME -> {
                take();
                return token.is("(") ? call(first) : made(new Syntax.Name(first.text(), first.offset()));
            }
            case KEYWORD -> {
                if (first.text().equals("True") || first.text().equals("False")) {
                    take();
                    return made(new Syntax.Flag(first.text().equals("True"), first.offset()));
                }
                throw UnreadableFormula.syntax(first.offset(), InsteadOfPython.ofWord(first.text()), first.text());
            }
            default -> {
                return inParentheses();
            }
        }
    }

    private Syntax inParentheses() throws UnreadableFormula {
        if (!token.is("(")) {
            String rule = token.is("+")
                    ? "must not have a + before a single number: leave it out"
                    : "must be a number, a name, a call or an expression in parentheses";
            throw UnreadableFormula.syntax(token.offset(), rule, token.describe());
        }
        open();
        Syntax inner = expression();
        close("must be ) or an operator");
        return inner;
    }

    private Syntax call(Token name) throws UnreadableFormula {
        open();
        List<Syntax> positional = new ArrayList<>();
        List<Syntax.Named> named = new ArrayList<>();
        int deepest = 0;
        boolean more = !token.is(")");
        while (more) {
            Syntax argument = argument(positional, named);
            deepest = Math.max(deepest, argument.depth());
            more = token.is(",");
            if (more) {
                int comma = take().offset();
                if (token.is(")")) {
                    throw UnreadableFormula.syntax(comma, "must not have a comma behind the last argument", ",");
                }
            }
        }
        close("must be a comma, ) or an operator");
        return made(new Syntax.Call(name.text(), positional, named, name.offset(), deepest + 1));
    }

    private Syntax argument(List<Syntax> positional, List<Syntax.Named> named) throws UnreadableFormula {
        Token first = token;
        if (first.type() == Token.Type.NAME && lexer.assignsNext()) {
            take();
            take();
            Syntax value = expression();
            named.add(new Syntax.Named(first.text(), first.offset(), value));
            return value;
        }
        Syntax value = expression();
        if (!named.isEmpty()) {
            String rule = "must have a name, or stand before the arguments that have one";
            throw UnreadableFormula.syntax(first.offset(), rule, first.text());
        }
        positional.add(value);
        return value;
    }

    // ---- pieces

    private @Nullable FormulaFunction operator(Map<String, FormulaFunction> operators) {
        return token.type() == Token.Type.SYMBOL ? operators.get(token.text()) : null;
    }

    private Token take() throws UnreadableFormula {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private void open() throws UnreadableFormula {
        parentheses++;
        if (parentheses > FormulaLimits.MOST_PARENTHESES) {
            String rule =
                    "must have at most " + FormulaLimits.MOST_PARENTHESES + " parentheses open at a time; use define";
            throw UnreadableFormula.limit(token.offset(), rule, "the 65th");
        }
        take();
    }

    private void close(String expected) throws UnreadableFormula {
        if (!token.is(")")) {
            throw refused(expected);
        }
        parentheses--;
        take();
    }

    private UnreadableFormula refused(String expected) {
        return UnreadableFormula.syntax(token.offset(), InsteadOfPython.ofPiece(token, expected), token.describe());
    }

    // ---- limits

    private Syntax operation(FormulaFunction function, List<Syntax> parts, int offset) throws UnreadableFormula {
        int deepest = 0;
        for (Syntax part : parts) {
            deepest = Math.max(deepest, part.depth());
        }
        return made(new Syntax.Operator(function, parts, offset, deepest + 1));
    }

    private Syntax made(Syntax node) throws UnreadableFormula {
        nodes++;
        if (nodes > FormulaLimits.MOST_NODES) {
            String rule = "must have at most " + FormulaLimits.MOST_NODES
                    + " numbers, names, operators and calls; use define";
            throw UnreadableFormula.limit(node.offset(), rule, "one more");
        }
        if (node.depth() > FormulaLimits.DEEPEST_TREE) {
            throw tooDeep(node.offset());
        }
        return node;
    }

    private static UnreadableFormula tooDeep(int offset) {
        String rule =
                "must be at most " + FormulaLimits.DEEPEST_TREE + " operators and calls deep; use define for its parts";
        return UnreadableFormula.limit(offset, rule, "one more");
    }
}
