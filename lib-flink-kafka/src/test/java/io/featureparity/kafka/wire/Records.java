// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Records with any bits. */
final class Records {

    static final String SPLIT = "topic-3";

    private Records() {}

    static Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aZ/\"\\ \u0000\n\u007fé\u20ac")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(name -> name.contains("Z") ? name + "\ud83d\ude00" : name);
    }

    static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.of(
                        0.0,
                        -0.0,
                        Double.NaN,
                        Double.longBitsToDouble(0xfff8000000000001L),
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        Double.parseDouble("2e23"),
                        9007199254740992.0));
    }

    private static Arbitrary<Float> floats() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(Float::intBitsToFloat),
                Arbitraries.of(0.1f, -0.0f, Float.NaN, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY));
    }

    static Arbitrary<Long> times() {
        return Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.longs().between(0, 4_000_000_000_000L), Arbitraries.of(0L, -1L));
    }

    static Arbitrary<InstrumentBar> bars() {
        return Combinators.combine(names(), times(), doubles(), doubles(), doubles(), doubles(), doubles())
                .as((name, time, open, high, low, close, volume) ->
                        new InstrumentBar(name, SPLIT, time, open, high, low, close, volume));
    }

    static Arbitrary<Publication> publications() {
        Arbitrary<Long> days = Arbitraries.integers().map(Integer::longValue);
        return Combinators.combine(names(), days, times(), doubles()).as(Publication::new);
    }

    static Arbitrary<FeatureVector> vectors() {
        Arbitrary<float[]> observations = floats().array(float[].class).ofMaxSize(20);
        Arbitrary<double[]> raws = doubles().array(double[].class).ofMaxSize(20);
        return Combinators.combine(
                        names(), times(), Arbitraries.longs(), Arbitraries.of(true, false), observations, raws)
                .as(FeatureVector::wrapping);
    }
}
