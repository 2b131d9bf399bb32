// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.onnx.toy.Networks;
import io.featureparity.onnx.toy.ToyPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {

    private static final int SIZE = 15;

    private static ComponentException refused(byte[] content) {
        return refusal(ComponentException.class, () -> OnnxModel.load("model.onnx", content));
    }

    /** Observations as a model gets them, and such as no feature gives. */
    static List<float[]> observations(int count) {
        SplittableRandom random = new SplittableRandom(17);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    float[] values = new float[SIZE];
                    for (int j = 0; j < SIZE; j++) {
                        values[j] = (float) (10 * random.nextDouble() - 5);
                    }
                    return values;
                })
                .toList();
    }

    @Test
    void theAnswersAreThoseOfTheSameNetworkInJava() {
        ToyPolicy policy = ToyPolicy.of(SIZE, 3);
        double least = 1;
        double most = -1;
        try (OnnxModel model = OnnxModel.load("model.onnx", policy.toOnnx())) {
            assertThat(model.observationSize()).isEqualTo(SIZE);
            assertThat(model).hasToString("model.onnx, 15 values");
            for (float[] observation : observations(1000)) {
                double answer = model.decide(observation);
                double expected = policy.decide(observation);
                assertThat(Math.abs(answer - expected)).isLessThan(ToyPolicy.TOLERANCE);
                assertThat(answer).isEqualTo((float) answer);
                least = Math.min(least, answer);
                most = Math.max(most, answer);
            }
        }
        assertThat(least).isLessThan(-0.5);
        assertThat(most).isGreaterThan(0.5);
    }

    @Test
    void theSameObservationGivesTheSameBits() {
        byte[] file = ToyPolicy.of(SIZE, 4).toOnnx();
        try (OnnxModel model = OnnxModel.load("a", file);
                OnnxModel again = OnnxModel.load("b", file)) {
            List<Double> first = observations(300).stream().map(model::decide).toList();
            assertThat(observations(300).stream().map(again::decide)).isEqualTo(first);
            assertThat(observations(300).parallelStream().map(model::decide)).isEqualTo(first);
        }
    }

    @Test
    void anObservationIsNotChangedAndNotKept() {
        try (OnnxModel model = OnnxModel.load("a", ToyPolicy.of(SIZE, 4).toOnnx())) {
            float[] observation = observations(1).get(0);
            float[] before = observation.clone();
            double answer = model.decide(observation);
            assertThat(observation).isEqualTo(before);
            Arrays.fill(observation, 0);
            assertThat(model.decide(before)).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneNumberMayHaveUpToTwoDimensions(int dimensions) {
        try (OnnxModel model = OnnxModel.load("a", Networks.one(dimensions))) {
            assertThat(model.decide(new float[] {0.25f})).isEqualTo(-0.25);
            assertThat(model.decide(new float[] {Float.NaN})).isNaN();
            assertThat(model.decide(new float[] {Float.NEGATIVE_INFINITY})).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void anObservationOfAnotherSizeIsRefused() {
        try (OnnxModel model = OnnxModel.load("m", ToyPolicy.of(SIZE, 4).toOnnx())) {
            assertThat(refusal(ComponentException.class, () -> model.decide(new float[14])))
                    .hasMessage("FP-1212 at observation for m: must have 15 values, but was 14");
            assertThat(refusal(ComponentException.class, () -> model.decide(new float[16]))
                            .code())
                    .isEqualTo(ErrorCode.COMPONENT_MODEL_SHAPE);
        }
    }

    static Stream<Arguments> otherShapes() {
        return Stream.of(
                Arguments.of("two inputs", Networks.twoInputs(), "[a FLOAT [1, 1], b FLOAT [1, 1]]"),
                Arguments.of("doubles", Networks.sum(Networks.DOUBLE, 1, 4), "[in DOUBLE [1, 4]]"),
                Arguments.of("a plain vector", Networks.sum(1, 4), "[in FLOAT [4]]"),
                Arguments.of("two rows", Networks.sum(1, 2, 4), "[in FLOAT [2, 4]]"),
                Arguments.of("three dimensions", Networks.sum(1, 1, 4, 1), "[in FLOAT [1, 4, 1]]"),
                Arguments.of("a number alone", Networks.sum(1), "[in FLOAT []]"),
                Arguments.of("many answers", Networks.echo(4, 1), "[out0 FLOAT [1, 4]]"),
                Arguments.of("two outputs", Networks.echo(1, 2), "[out0 FLOAT [1, 1], out1 FLOAT [1, 1]]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherShapes")
    void aModelOfAnotherShapeIsRefused(String what, byte[] content, String found) {
        ComponentException refused = refused(content);
        assertThat(refused.faults()).extracting(Fault::code).containsOnly(ErrorCode.COMPONENT_MODEL_SHAPE);
        assertThat(refused.faults()).extracting(Fault::value).contains(found);
    }

    @Test
    void anAnswerOfAnotherShapeThanTheModelSaysIsRefused() {
        try (OnnxModel model = OnnxModel.load("m", Networks.liar())) {
            assertThat(model.decide(new float[] {-1, 0.5f})).isEqualTo(0.5);
            for (float[] observation : List.of(new float[] {1, 2}, new float[] {-1, -2})) {
                assertThat(refusal(ComponentException.class, () -> model.decide(observation)))
                        .hasMessageStartingWith("FP-1210 at m: must give one number for each observation, but was ");
            }
            assertThat(model.decide(new float[] {0.25f, 0})).isEqualTo(0.25);
        }
    }

    @Test
    void whatIsNoModelIsRefused() {
        for (byte[] content : List.of(
                new byte[0],
                new byte[1000],
                "not a model".getBytes(StandardCharsets.UTF_8),
                new byte[] {8, 8},
                Networks.unknownOperation())) {
            ComponentException refused = refused(content);
            assertThat(refused.code()).isEqualTo(ErrorCode.COMPONENT_MODEL_DAMAGED);
            assertThat(refused.getMessage())
                    .startsWith("FP-1213 at model.onnx: must be a model")
                    .doesNotContain("\n");
        }
    }

    /** Cut anywhere, or with any byte changed: it is refused, or it is another network; nothing else happens. */
    @Test
    void aDamagedFileNeverEndsTheProcess() {
        byte[] whole = ToyPolicy.of(3, 5).toOnnx();
        int refusals = 0;
        for (int i = 0; i < whole.length; i += 3) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (i % 2 == 0 ? 0x80 : 0x07);
            for (byte[] damaged : List.of(Arrays.copyOf(whole, i), flipped)) {
                try (OnnxModel model = OnnxModel.load("m", damaged)) {
                    model.decide(new float[model.observationSize()]);
                } catch (ComponentException refused) {
                    assertThat(refused.code())
                            .isIn(
                                    ErrorCode.COMPONENT_MODEL_DAMAGED,
                                    ErrorCode.COMPONENT_MODEL_SHAPE,
                                    ErrorCode.COMPONENT_MODEL_OUTPUT);
                    refusals++;
                }
            }
        }
        assertThat(refusals).isGreaterThan(whole.length / 3);
    }

    /** The runtime would take them from the folder of the process, and no hash would cover them. */
    @Test
    void weightsInAnotherFileAreRefused() throws IOException {
        Path file = Files.createDirectories(Path.of("target")).resolve("weights.bin");
        Files.write(file, new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40});
        for (String location : List.of(
                "target/weights.bin",
                "../onnx/target/weights.bin",
                file.toAbsolutePath().toString())) {
            assertThat(refused(Networks.weightsIn(location)))
                    .hasMessageStartingWith(
                            "FP-1213 at model.onnx: must be a model that ONNX Runtime can load, but was")
                    .hasMessageContaining("External data path");
        }
    }

    @Test
    void aClosedModelDoesNotAnswer() {
        OnnxModel model = OnnxModel.load("m", ToyPolicy.of(2, 1).toOnnx());
        model.close();
        model.close();
        assertThat(refusal(IllegalStateException.class, () -> model.decide(new float[2])))
                .hasMessage("m is closed");
    }

    @Test
    void withoutTheVariableThatForbidsReportsNothingIsLoaded() {
        for (Map<String, String> variables : List.of(
                Map.<String, String>of(),
                Map.of("ORT_DISABLE_TELEMETRY", "0"),
                Map.of("ORT_DISABLE_TELEMETRY", "true"))) {
            assertThat(refusal(ComponentException.class, () -> OnnxRuntime.environment(variables)))
                    .hasMessageStartingWith(
                            "FP-1216 at environment variable ORT_DISABLE_TELEMETRY: must be 1, or ONNX Runtime sends"
                                    + " reports about this process over the network, but was ");
        }
    }
}
