// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A toy policy: two dense layers, each followed by tanh, with random weights. It learned nothing and is no strategy. It has the
 * shape of a trained policy, and answers from -1 to 1, so components can be tried with it.
 *
 * <p>It computes in Java, and {@link #toOnnx} writes the same network for ONNX Runtime. Both answers are within {@link #TOLERANCE} of
 * each other.
 *
 * <p>Immutable and thread-safe.
 */
public final class ToyPolicy implements DecisionModel {

    /** How far the answer of ONNX Runtime, which adds 32-bit floats, may be from the one computed here with 64 bits. */
    public static final double TOLERANCE = 1e-5;

    private static final int HIDDEN = 16;

    private final int size;
    private final long seed;
    private final float[] firstWeights;
    private final float[] firstBias;
    private final float[] secondWeights;
    private final float[] secondBias;

    private ToyPolicy(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.size = size;
        this.seed = seed;
        this.firstWeights = weights(random, size * HIDDEN, size);
        this.firstBias = weights(random, HIDDEN, size);
        this.secondWeights = weights(random, HIDDEN, HIDDEN);
        this.secondBias = weights(random, 1, HIDDEN);
    }

    /** The more inputs a layer has, the smaller its weights, so that the answers spread over the whole range. */
    private static float[] weights(SplittableRandom random, int count, int inputs) {
        double range = 2 / StrictMath.sqrt(inputs);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) ((2 * random.nextDouble() - 1) * range);
        }
        return weights;
    }

    /**
     * Makes a policy.
     *
     * @param observationSize how many values an observation has, at least 1
     * @param seed what the weights are drawn from: the same seed makes the same policy
     * @return the policy
     */
    public static ToyPolicy of(int observationSize, long seed) {
        return new ToyPolicy(observationSize, seed);
    }

    /** {@return the network as an ONNX file, always the same bytes for the same policy} */
    public byte[] toOnnx() {
        return new OnnxFile("toy policy")
                .input("observation", OnnxFile.FLOAT, 1, size)
                .output("action", OnnxFile.FLOAT, 1, 1)
                .weights("first.weights", firstWeights, size, HIDDEN)
                .weights("first.bias", firstBias, HIDDEN)
                .weights("second.weights", secondWeights, HIDDEN, 1)
                .weights("second.bias", secondBias, 1)
                .node("Gemm", List.of("observation", "first.weights", "first.bias"), "first.sum")
                .node("Tanh", List.of("first.sum"), "first")
                .node("Gemm", List.of("first", "second.weights", "second.bias"), "second.sum")
                .node("Tanh", List.of("second.sum"), "action")
                .toBytes("feature-parity", "A toy policy with random weights, seed " + seed + ". It is no strategy.");
    }

    @Override
    public int observationSize() {
        return size;
    }

    @Override
    public double decide(float[] observation) {
        if (observation.length != size) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_MODEL_SHAPE,
                    Place.item("observation for", toString()),
                    "must have " + size + " values",
                    Integer.toString(observation.length)));
        }
        double sum = secondBias[0];
        for (int j = 0; j < HIDDEN; j++) {
            double hidden = firstBias[j];
            for (int i = 0; i < size; i++) {
                hidden += (double) observation[i] * firstWeights[i * HIDDEN + j];
            }
            sum += StrictMath.tanh(hidden) * secondWeights[j];
        }
        return StrictMath.tanh(sum);
    }

    /** Does nothing: there is nothing to give back. */
    @Override
    public void close() {}

    /** {@return what it is} */
    @Override
    public String toString() {
        return "toy policy of " + size + " values, seed " + seed;
    }
}
