// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An expression of PromQL, of the part of the language that alerts and dashboards here use. */
public sealed interface Expr {

    /** The types of values. */
    enum Type {
        SCALAR,
        VECTOR,
        RANGE
    }

    Type type();

    /** The parts that this one is made of. */
    default List<Expr> parts() {
        return List.of();
    }

    /** All selectors in it. */
    default Stream<Selector> selectors() {
        return parts().stream().flatMap(Expr::selectors);
    }

    /** All aggregations in it. */
    default Stream<Aggregate> aggregates() {
        return parts().stream().flatMap(Expr::aggregates);
    }

    record Num(double value) implements Expr {
        @Override
        public Type type() {
            return Type.SCALAR;
        }
    }

    /** A condition on a label. */
    record Matcher(String label, String operator, String value) {
        boolean accepts(String of) {
            return switch (operator) {
                case "=" -> of.equals(value);
                case "!=" -> !of.equals(value);
                case "=~" -> Pattern.matches(value, of);
                default -> !Pattern.matches(value, of);
            };
        }
    }

    /** Series by name and labels; with a range in seconds, their samples of that time. */
    record Selector(String name, List<Matcher> matchers, Optional<Long> range, long offset) implements Expr {
        @Override
        public Type type() {
            return range.isPresent() ? Type.RANGE : Type.VECTOR;
        }

        @Override
        public Stream<Selector> selectors() {
            return Stream.of(this);
        }
    }

    record Call(Function function, List<Expr> parts) implements Expr {
        @Override
        public Type type() {
            return function.result();
        }
    }

    record Aggregate(String operator, boolean without, Set<String> labels, Expr of) implements Expr {
        public Aggregate {
            labels = new TreeSet<>(labels);
        }

        @Override
        public Type type() {
            return Type.VECTOR;
        }

        @Override
        public List<Expr> parts() {
            return List.of(of);
        }

        @Override
        public Stream<Aggregate> aggregates() {
            return Stream.concat(Stream.of(this), of.aggregates());
        }
    }

    record Binary(String operator, boolean bool, Expr left, Expr right) implements Expr {
        @Override
        public Type type() {
            return left.type() == Type.SCALAR && right.type() == Type.SCALAR ? Type.SCALAR : Type.VECTOR;
        }

        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }
}
