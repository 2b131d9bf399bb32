// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.served;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedModelTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final Instant NINE = Instant.parse("2026-11-02T14:00:00Z");
    private static final byte[] FILE = "a model".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path temp;

    private ModelFolder folder;
    private RegisteredModel registered;

    @BeforeEach
    void aModelWasTrainedAndRegistered() throws IOException {
        folder = ModelFolder.of(temp);
        NormStats stats = stats(0.001);
        write("manifest.json", ModelManifest.of("ppo", CONTRACT, stats).toJson());
        write("norm_stats.json", stats.document().readableText());
        Files.write(temp.resolve("model.onnx"), FILE);
        registered = folder.toRegister("USD/COP", "7", NINE);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }

    private static NormStats stats(double deviation) {
        return NormStats.of(
                "norm_stats.json",
                CONTRACT.featuresWithStatistics().stream()
                        .collect(Collectors.toMap(name -> name, name -> new FeatureStatistics(0, deviation))));
    }

    private ComponentException refused() {
        return refusal(ComponentException.class, () -> ServedModel.open(folder, registered));
    }

    private List<ErrorCode> codes() {
        return refused().faults().stream().map(Fault::code).toList();
    }

    @Test
    void filesThatAreRegisteredAreServed() {
        ServedModel served = ServedModel.open(folder, registered);
        assertThat(served.registered()).isEqualTo(registered);
        assertThat(served.model().contract()).isEqualTo(CONTRACT);
        assertThat(served.features()).isEqualTo(FeatureKey.of("USD/COP", served.model()));
        assertThat(served).hasToString("model ppo 7, " + served.model());
    }

    @Test
    void aContractThatIsNotBuiltInLiesInTheFanother() throws IOException {
        String text = CONTRACT.document().readableText().replace("usdcop-m5", "ours");
        FeatureContract ours = FeatureContract.parse("ours", text);
        write("manifest.json", ModelManifest.of("ppo", ours, stats(0.001)).toJson());
        assertThat(refusal(DocumentException.class, () -> folder.toRegister("USD/COP", "8", NINE))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_CONTRACT);
        assertThat(codes()).containsExactly(ErrorCode.UNKNOWN_CONTRACT);
        write("contract.json", text);
        ServedModel served = ServedModel.open(folder, folder.toRegister("USD/COP", "8", NINE));
        assertThat(served.model().contract()).isEqualTo(ours);
    }

    @Test
    void aModelsFileMayHaveAnotherName() throws IOException {
        Files.move(temp.resolve("model.onnx"), temp.resolve("policy.bin"));
        assertThat(ServedModel.open(new ModelFolder(temp, "policy.bin"), registered)
                        .registered())
                .isEqualTo(registered);
    }

    @Test
    void allThatIsMissingIsNamed() throws IOException {
        Files.delete(temp.resolve("manifest.json"));
        Files.delete(temp.resolve("norm_stats.json"));
        Files.delete(temp.resolve("model.onnx"));
        assertThat(refused().faults())
                .extracting(Fault::toString)
                .hasSize(3)
                .anyMatch(fault -> fault.contains("manifest.json"))
                .anyMatch(fault -> fault.contains("norm_stats.json"))
                .contains("FP-1211 at " + temp.resolve("model.onnx")
                        + ": must be readable, the file of the model, but was no such file");
    }

    @Test
    void anotherFileOfTheModelIsRefusedWithBothHashes() throws IOException {
        write("model.onnx", "another");
        assertThat(refused())
                .hasMessage("FP-1114 at model ppo 7: the hash of the model's file must be the registered "
                        + Sha256.of(FILE) + ", but was " + Sha256.of("another"));
    }

    @Test
    void otherStatisticsAreRefused() throws IOException {
        write("norm_stats.json", stats(0.002).document().readableText());
        assertThat(codes()).containsExactly(ErrorCode.STATISTICS_HASH_DIFFERS);
        assertThat(refusal(MismatchException.class, () -> folder.toRegister("USD/COP", "8", NINE))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_HASH_DIFFERS);
    }

    @Test
    void filesThatFitEachOtherAndAreNotRegisteredAreRefused() throws IOException {
        NormStats others = stats(0.002);
        write("norm_stats.json", others.document().readableText());
        write("manifest.json", ModelManifest.of("ppo", CONTRACT, others).toJson());
        assertThat(refused())
                .hasMessage("FP-1114 at model ppo 7: the manifest's hash of the statistics must be the registered "
                        + registered.normStatsHash() + ", but was " + others.hash());
    }

    @Test
    void allFaultsOfAllFilesAreNamedAtOnce() throws IOException {
        FeatureContract another = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        write("norm_stats.json", stats(0.002).document().readableText());
        write("manifest.json", ModelManifest.of("a2c", another, stats(0.001)).toJson());
        write("model.onnx", "another");
        assertThat(refused().faults())
                .extracting(Fault::rule)
                .anyMatch(rule -> rule.contains("model's id"))
                .anyMatch(rule -> rule.contains("hash of the model's file"))
                .anyMatch(rule -> rule.contains("contract's hash must be the registered"))
                .anyMatch(rule -> rule.contains("must have the hash"));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(temp.resolve("large").toFile(), "rw")) {
            sparse.setLength(ModelFolder.LARGEST + 1L);
        }
        assertThat(refusal(ComponentException.class, () -> new ModelFolder(temp, "large").modelBytes()))
                .hasMessageStartingWith("FP-1211")
                .hasMessageContaining("must have at most 268435456 bytes");
    }

    // ---- the model itself

    private static final class Taking implements DecisionModel {

        private final int size;
        private boolean closed;

        Taking(int size) {
            this.size = size;
        }

        @Override
        public int observationSize() {
            return size;
        }

        @Override
        public double decide(float[] observation) {
            return observation[0];
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void theLoaderGetsTheBytesThatWereChecked() {
        Taking loaded = new Taking(CONTRACT.size());
        DecisionModel model = ServedModel.open(folder, registered).load((name, content) -> {
            assertThat(name).isEqualTo(temp.resolve("model.onnx").toString());
            assertThat(content).isEqualTo(FILE);
            return loaded;
        });
        assertThat(model).isSameAs(loaded);
        assertThat(loaded.closed).isFalse();
    }

    @Test
    void aModelOfAnotherInputSizeIsRefusedAndClosed() {
        Taking loaded = new Taking(14);
        ServedModel served = ServedModel.open(folder, registered);
        assertThat(refusal(ComponentException.class, () -> served.load((name, content) -> loaded)))
                .hasMessage("FP-1212 at " + temp.resolve("model.onnx") + ": must take the 15 values of " + CONTRACT
                        + ", but was 14");
        assertThat(loaded.closed).isTrue();
    }

    @Test
    void aFileThatWasReplacedMeanwhileIsNotLoaded() throws IOException {
        ServedModel served = ServedModel.open(folder, registered);
        write("model.onnx", "another");
        assertThat(refusal(ComponentException.class, () -> served.load((name, content) -> new Taking(15)))
                        .code())
                .isEqualTo(ErrorCode.STORE_MODEL_DIFFERS);
    }

    // ---- observations

    private static FeatureRow row(FeatureKey key, float... observation) {
        double[] raw = new double[CONTRACT.marketFeatures().size()];
        return FeatureRow.of(key, NINE, 1, raw, new float[raw.length], 0, ObservationVector.of(observation));
    }

    private static float[] stored() {
        float[] values = new float[CONTRACT.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(0x3d000001 + i);
        }
        return values;
    }

    @Test
    void thePositionAloneIsWrittenIntoAnObservation() {
        ServedModel served = ServedModel.open(folder, registered);
        float[] expected = stored();
        for (Action action : Action.values()) {
            expected[CONTRACT.indexOf("position")] = action.position();
            assertThat(served.observe(row(served.features(), stored()), action.position()))
                    .isEqualTo(ObservationVector.of(expected));
        }
        expected[CONTRACT.indexOf("position")] = 1;
        assertThat(served.observe(row(served.features(), stored()), 1.5)).isEqualTo(ObservationVector.of(expected));
        assertThat(Map.of(Action.LONG, 1, Action.FLAT, 0, Action.SHORT, -1))
                .allSatisfy((action, position) -> assertThat(action.position()).isEqualTo(position));
    }

    @Test
    void impossibleObservationsAreRefused() {
        ServedModel served = ServedModel.open(folder, registered);
        FeatureKey key = served.features();
        assertThat(refusal(InputException.class, () -> served.observe(row(key, stored()), Double.NaN))
                        .code())
                .isEqualTo(ErrorCode.AGENT_STATE_NOT_A_NUMBER);
        assertThat(refusal(ComponentException.class, () -> served.observe(row(key, 1, 2), 0)))
                .hasMessage("FP-1214 at features at " + NINE + ": must have 15 values, but was 2");
        FeatureKey other = new FeatureKey("EUR/USD", key.contractHash(), key.normStatsHash());
        assertThat(refusal(ComponentException.class, () -> served.observe(row(other, stored()), 0)))
                .hasMessageStartingWith(
                        "FP-1214 at features at " + NINE + ": must be of " + key + ", but was " + other);
        FeatureRow warming = FeatureRow.warmingUp(key, NINE, 1, new double[1], new float[1]);
        assertThat(refusal(ComponentException.class, () -> served.observe(warming, 0)))
                .hasMessage("FP-1215 at features at " + NINE + ": must be after the warm-up of " + CONTRACT.warmUpBars()
                        + " bars, but was in it");
    }
}
