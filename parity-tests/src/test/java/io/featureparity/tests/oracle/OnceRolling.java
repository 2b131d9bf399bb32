// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.add;
import static io.featureparity.tests.oracle.Once.divide;
import static io.featureparity.tests.oracle.Once.multiply;
import static io.featureparity.tests.oracle.Once.root;
import static io.featureparity.tests.oracle.Once.subtract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Clauses C8 to C10, word for word, for values above zero. */
final class OnceRolling {

    private static final int WINDOW = 60;
    private static final double LEAST = 1000 * Math.scalb(1.0, -52);

    private final Deque<Double> window = new ArrayDeque<>();
    private final List<Double> presentSoFar = new ArrayList<>();

    private double s;
    private double ca;
    private double cr;

    private double mean;
    private double m2;
    private double da;
    private double dr;
    private int count;

    double score(double x) {
        double leaving = window.size() == WINDOW ? window.removeFirst() : Double.NaN;
        window.addLast(x);
        boolean startOver = false;
        if (!Double.isNaN(leaving)) {
            double y = subtract(-leaving, cr);
            double t = add(s, y);
            cr = subtract(subtract(t, s), y);
            s = t;
            double before = m2;
            remove(leaving);
            startOver = count > 0 && m2 < multiply(LEAST, before);
        }
        if (!Double.isNaN(x)) {
            double y = subtract(x, ca);
            double t = add(s, y);
            ca = subtract(subtract(t, s), y);
            s = t;
            presentSoFar.add(x);
            double before = m2;
            addValue(x);
            startOver |= m2 < multiply(LEAST, before);
        }
        if (startOver) {
            mean = 0;
            m2 = 0;
            da = 0;
            dr = 0;
            count = 0;
            window.stream().filter(v -> !v.isNaN()).forEach(this::addValue);
        }
        return z(x);
    }

    private void addValue(double x) {
        count++;
        double prev = subtract(mean, da);
        double y = subtract(x, da);
        double t = subtract(y, mean);
        da = subtract(add(t, mean), y);
        mean = add(mean, divide(t, count));
        m2 = add(m2, multiply(subtract(x, prev), subtract(x, mean)));
    }

    private void remove(double x) {
        count--;
        if (count == 0) {
            mean = 0;
            m2 = 0;
            return;
        }
        double prev = subtract(mean, dr);
        double y = subtract(x, dr);
        double t = subtract(y, mean);
        dr = subtract(add(t, mean), y);
        mean = subtract(mean, divide(t, count));
        m2 = subtract(m2, multiply(subtract(x, prev), subtract(x, mean)));
    }

    private double z(double x) {
        if (Double.isNaN(x) || count < 2) {
            return 0;
        }
        double variance = divide(m2, count - 1);
        double deviation = variance < 0 ? 0 : root(variance);
        if (deviation == 0) {
            return 0;
        }
        double z = divide(subtract(x, center()), deviation);
        return z > 3 ? 3 : z < -3 ? -3 : z;
    }

    private double center() {
        List<Double> last = presentSoFar.subList(presentSoFar.size() - count, presentSoFar.size());
        boolean allEqual = last.stream().distinct().count() == 1;
        return allEqual ? last.get(0) : Math.max(0, divide(s, count));
    }
}
