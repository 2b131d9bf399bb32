// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What this processor asks for the operations that the clauses prescribe, so that one can say what no implementation can
 * go below. Each is measured in eight chains at once, where the unit that does it is always busy, or in a single one, where
 * each waits for the one before.
 */
@State(Scope.Thread)
public class LimitBenchmark extends AverageNanos {

    private static final int STEPS = 125;
    private static final int CHAINS = 8;
    private static final int OPERATIONS = STEPS * CHAINS;

    private static final MethodHandle OUR_LOGARITHM = ourLogarithm();

    /** A number without round digits: a processor may be quicker with those. */
    private double number = 1.2345678901234567;

    private final double[] quotients = quotients();

    private static MethodHandle ourLogarithm() {
        try {
            Class<?> type = Class.forName("io.featureparity.features.primitive.NaturalLogarithm");
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, "of", MethodType.methodType(double.class, double.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static double[] quotients() {
        double[] close = CompleteBars.make().close();
        double[] quotients = new double[OPERATIONS];
        for (int i = 0; i < OPERATIONS; i++) {
            quotients[i] = close[i + 12] / close[i];
        }
        return quotients;
    }

    /** {@return what is left of many divisions, none of which waits for another} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double division() {
        double x = number;
        double a = x + 0.1;
        double b = x + 0.2;
        double c = x + 0.3;
        double d = x + 0.4;
        double e = x + 0.5;
        double f = x + 0.6;
        double g = x + 0.7;
        double h = x + 0.8;
        for (int i = 0; i < STEPS; i++) {
            a = x / a;
            b = x / b;
            c = x / c;
            d = x / d;
            e = x / e;
            f = x / f;
            g = x / g;
            h = x / h;
        }
        return a + b + c + d + e + f + g + h;
    }

    /** {@return what is left of many roots, none of which waits for another} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double root() {
        double x = number;
        double a = x + 0.1;
        double b = x + 0.2;
        double c = x + 0.3;
        double d = x + 0.4;
        double e = x + 0.5;
        double f = x + 0.6;
        double g = x + 0.7;
        double h = x + 0.8;
        for (int i = 0; i < STEPS; i++) {
            a = Math.sqrt(x + a);
            b = Math.sqrt(x + b);
            c = Math.sqrt(x + c);
            d = Math.sqrt(x + d);
            e = Math.sqrt(x + e);
            f = Math.sqrt(x + f);
            g = Math.sqrt(x + g);
            h = Math.sqrt(x + h);
        }
        return a + b + c + d + e + f + g + h;
    }

    /** {@return what is left of many divisions, each of which waits for the one before} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double divisionAfterDivision() {
        double x = number;
        double a = x + 0.1;
        for (int i = 0; i < OPERATIONS; i++) {
            a = x / a;
        }
        return a;
    }

    /** {@return what is left of many additions, each of which waits for the one before} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double additionAfterAddition() {
        double x = number;
        double a = x;
        for (int i = 0; i < OPERATIONS; i++) {
            a += x;
        }
        return a;
    }

    /**
     * The longest chain from one bar to the next: in a rolling deviation, the mean without the value that leaves waits for
     * the mean before, and the one with the value that enters for that.
     *
     * @return the mean after many bars
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double longestChain() {
        double x = number;
        double count = x * 50;
        double mean = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            double leaving = x - mean;
            mean -= leaving / count;
            double entering = x - mean;
            mean += entering / count;
        }
        return mean;
    }

    /** {@return a sum of natural logarithms, in Java} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double logarithm() throws Throwable {
        double sum = 0;
        for (double quotient : quotients) {
            sum += (double) OUR_LOGARITHM.invokeExact(quotient);
        }
        return sum;
    }

    /** {@return a sum of natural logarithms, as the JDK takes them} */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double logarithmOfTheJdk() {
        double sum = 0;
        for (double quotient : quotients) {
            sum += StrictMath.log(quotient);
        }
        return sum;
    }
}
