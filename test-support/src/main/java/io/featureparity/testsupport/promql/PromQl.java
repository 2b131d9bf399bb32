// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import io.featureparity.testsupport.promql.Expr.Aggregate;
import io.featureparity.testsupport.promql.Expr.Binary;
import io.featureparity.testsupport.promql.Expr.Call;
import io.featureparity.testsupport.promql.Expr.Matcher;
import io.featureparity.testsupport.promql.Expr.Num;
import io.featureparity.testsupport.promql.Expr.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads PromQL, as much of it as alerts and dashboards here use, and refuses all else: unknown functions and operators, wrong types,
 * parentheses that do not close, matchers that are no regular expressions.
 */
public final class PromQl {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<duration>(?:\\d+(?:ms|[smhdwy]))+(?![\\w.]))|(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.]))"
                    + "|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
                    + "|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^><=(){}\\[\\],]))\\s*");
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|[smhdwy])");
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L, "y", 31_536_000L);
    private static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count");

    /** By how strongly they bind, the weakest first. */
    private static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", ">", "<", ">=", "<="),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private PromQl(String text) {
        this.text = text;
        int end = 0;
        for (MatchResult token : TOKEN.matcher(text).results().toList()) {
            if (token.start() != end) {
                break;
            }
            tokens.add(token.group().trim());
            end = token.end();
        }
        if (end != text.length()) {
            throw refused("what is this: " + text.substring(end));
        }
    }

    /** Reads an expression; throws {@link IllegalArgumentException} if it is none. */
    public static Expr parse(String text) {
        PromQl reading = new PromQl(text);
        Expr expression = reading.binary(0);
        if (reading.at != reading.tokens.size()) {
            throw reading.refused("more after the end: " + reading.next());
        }
        return expression;
    }

    /** Reads a duration, such as {@code 15m} or {@code 1h30m}, in seconds. */
    public static long seconds(String duration) {
        if (!duration.matches("(\\d+(ms|[smhdwy]))+")) {
            throw new IllegalArgumentException("no duration: " + duration);
        }
        return DURATION.matcher(duration)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0L))
                .sum();
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(why + ", in: " + text);
    }

    // ---- tokens

    private Optional<String> peek() {
        return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
    }

    private String next() {
        if (at == tokens.size()) {
            throw refused("it ends too early");
        }
        return tokens.get(at++);
    }

    private boolean skip(String token) {
        boolean there = peek().filter(token::equals).isPresent();
        at += there ? 1 : 0;
        return there;
    }

    private void require(String token) {
        String was = next();
        if (!was.equals(token)) {
            throw refused(token + " expected, and not " + was);
        }
    }

    private String word() {
        String word = next();
        if (!word.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            throw refused("a name expected, and not " + word);
        }
        return word;
    }

    // ---- expressions

    private Expr binary(int strength) {
        if (strength == OPERATORS.size()) {
            return unary();
        }
        Expr left = binary(strength + 1);
        while (peek().filter(OPERATORS.get(strength)::contains).isPresent()) {
            String operator = next();
            boolean bool = strength == 2 && skip("bool");
            left = joined(operator, bool, left, binary(strength + 1));
        }
        return left;
    }

    private Expr joined(String operator, boolean bool, Expr left, Expr right) {
        boolean set = Set.of("or", "and", "unless").contains(operator);
        boolean scalars = left.type() == Expr.Type.SCALAR && right.type() == Expr.Type.SCALAR;
        if (left.type() == Expr.Type.RANGE || right.type() == Expr.Type.RANGE) {
            throw refused("a range has no operator " + operator);
        }
        if (set && (left.type() != Expr.Type.VECTOR || right.type() != Expr.Type.VECTOR)) {
            throw refused(operator + " is of vectors");
        }
        if (scalars && OPERATORS.get(2).contains(operator) && !bool) {
            throw refused("numbers are compared with bool");
        }
        return new Binary(operator, bool, left, right);
    }

    private Expr unary() {
        if (skip("-")) {
            return new Binary("*", false, new Num(-1), unary());
        }
        if (skip("(")) {
            Expr inner = binary(0);
            require(")");
            return inner;
        }
        String token = next();
        if (token.matches("\\d.*")) {
            if (!token.matches("[\\d.eE+-]+")) {
                throw refused("a duration stands only in brackets: " + token);
            }
            return new Num(Double.parseDouble(token));
        }
        if (AGGREGATIONS.contains(token)) {
            return aggregate(token);
        }
        if (peek().filter("("::equals).isPresent()) {
            return call(token);
        }
        if (!token.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw refused("an expression expected, and not " + token);
        }
        return selector(token);
    }

    private Expr aggregate(String operator) {
        boolean without = peek().filter("without"::equals).isPresent();
        Set<String> labels = grouping();
        require("(");
        Expr of = binary(0);
        require(")");
        if (labels.isEmpty()) {
            without = peek().filter("without"::equals).isPresent();
            labels = grouping();
        }
        if (of.type() != Expr.Type.VECTOR) {
            throw refused(operator + " is of a vector");
        }
        return new Aggregate(operator, without, labels, of);
    }

    private Set<String> grouping() {
        Set<String> labels = new TreeSet<>();
        if (skip("by") || skip("without")) {
            require("(");
            do {
                labels.add(word());
            } while (skip(","));
            require(")");
        }
        return labels;
    }

    private Expr call(String name) {
        Function function = Function.find(name).orElseThrow(() -> refused("no function " + name));
        require("(");
        List<Expr> arguments = new ArrayList<>();
        if (!skip(")")) {
            do {
                arguments.add(binary(0));
            } while (skip(","));
            require(")");
        }
        if (!arguments.stream().map(Expr::type).toList().equals(function.arguments())) {
            throw refused(name + " takes " + function.arguments());
        }
        return new Call(function, arguments);
    }

    private Expr selector(String name) {
        List<Matcher> matchers = new ArrayList<>();
        if (skip("{") && !skip("}")) {
            do {
                matchers.add(matcher());
            } while (skip(","));
            require("}");
        }
        Optional<Long> range = Optional.empty();
        if (skip("[")) {
            range = Optional.of(seconds(next()));
            require("]");
        }
        long offset = skip("offset") ? seconds(next()) : 0;
        return new Selector(name, matchers, range, offset);
    }

    private Matcher matcher() {
        String label = word();
        String operator = next();
        if (!Set.of("=", "!=", "=~", "!~").contains(operator)) {
            throw refused("no operator of a matcher: " + operator);
        }
        String value = next();
        if (!value.startsWith("\"")) {
            throw refused("a text expected, and not " + value);
        }
        String plain = value.substring(1, value.length() - 1);
        try {
            Pattern.compile(operator.endsWith("~") ? plain : "");
        } catch (PatternSyntaxException e) {
            throw refused("no regular expression: " + plain);
        }
        return new Matcher(label, operator, plain);
    }
}
