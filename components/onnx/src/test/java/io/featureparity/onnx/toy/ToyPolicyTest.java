// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.json.Sha256;
import io.featureparity.onnx.OnnxModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToyPolicyTest {

    @Test
    void theSameSeedMakesTheSameFile() {
        assertThat(ToyPolicy.of(15, 7).toOnnx()).isEqualTo(ToyPolicy.of(15, 7).toOnnx());
        assertThat(ToyPolicy.of(15, 7).toOnnx())
                .isNotEqualTo(ToyPolicy.of(15, 8).toOnnx());
        assertThat(Sha256.of(ToyPolicy.of(15, 7).toOnnx()))
                .isEqualTo("8b2fa1dbde84c42299e868476b8214776b15a4997d073ff49a5293f0f24c0540");
        assertThat(ToyPolicy.of(15, 7)).hasToString("toy policy of 15 values, seed 7");
    }

    @Test
    void theFileSaysThatItIsAToy() {
        assertThat(new String(ToyPolicy.of(15, 7).toOnnx(), StandardCharsets.ISO_8859_1))
                .contains("A toy policy with random weights, seed 7. It is no strategy.");
    }

    /** By the wire format: 300 are the bytes ac 02, and the key of field 2 with bytes is 12. */
    @Test
    void fieldsAreWrittenAsTheWireFormatHasThem() {
        ProtobufBytes message = new ProtobufBytes()
                .number(1, 300)
                .text(2, "ab")
                .number(20, -1)
                .message(3, new ProtobufBytes().number(1, 0));
        assertThat(HexFormat.of().formatHex(message.toBytes()))
                .isEqualTo("08ac02" + "12026162" + "a001ffffffffffffffffff01" + "1a020800");
    }

    @Test
    void anObservationOfAnotherSizeIsRefused() {
        assertThat(refusal(ComponentException.class, () -> ToyPolicy.of(2, 1).decide(new float[3])))
                .hasMessage("FP-1212 at observation for toy policy of 2 values, seed 1: must have 2 values, but was 3");
    }

    @Test
    void aFolderOfItCanBeRegisteredAndServed(@TempDir Path temp) throws IOException {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.of(
                "stats",
                contract.featuresWithStatistics().stream()
                        .collect(Collectors.toMap(name -> name, name -> new FeatureStatistics(0, 0.01))));
        ModelFolder folder = ToyModel.write(temp.resolve("a/b"), "toy", contract, stats, 9);
        ServedModel served =
                ServedModel.open(folder, folder.toRegister("USD/COP", "1", Instant.parse("2026-01-02T00:00:00Z")));
        float[] observation = new float[15];
        try (var model = served.load(OnnxModel::load)) {
            assertThat(Math.abs(model.decide(observation) - ToyPolicy.of(15, 9).decide(observation)))
                    .isLessThan(ToyPolicy.TOLERANCE);
        }
    }
}
