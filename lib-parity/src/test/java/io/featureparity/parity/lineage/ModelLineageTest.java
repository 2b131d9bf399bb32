// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ModelLineageTest {

    private static final long OPENING = 1_709_557_200_000L; // 2024-03-04, a Monday, 13:00 UTC
    private static final long BAR = 300_000;
    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());
    private static final Model MODEL = Model.of(CONTRACT, STATS);
    private static final ModelManifest MANIFEST = ModelManifest.of("ppo-7", CONTRACT, STATS);

    @Test
    void itsTagsAreTextsInTheOrderOfTheWay() {
        ModelLineage lineage = new ModelLineage(
                MANIFEST,
                "0.1.0",
                new ModelLineage.Suite(31, "ab".repeat(32)),
                new DataRange(300, OPENING, OPENING + 299 * BAR, "cd".repeat(32)));
        assertThat(lineage.toJson()).isEqualTo("""
                        {
                          "feature_parity.data.bars": "300",
                          "feature_parity.data.first_bar": "2024-03-04T13:00:00Z",
                          "feature_parity.data.last_bar": "2024-03-05T13:55:00Z",
                          "feature_parity.data.sha256": "%s",
                          "feature_parity.data.digest": "cdcdcdcd",
                          "feature_parity.library.version": "0.1.0",
                          "feature_parity.golden_suite.cases": "31",
                          "feature_parity.golden_suite.sha256": "%s",
                          "feature_parity.contract.name": "usdcop-m5@1.0.0",
                          "feature_parity.contract.sha256": "%s",
                          "feature_parity.statistics.sha256": "%s",
                          "feature_parity.observation.size": "15",
                          "feature_parity.observation.order_hash": "%s",
                          "feature_parity.model.id": "ppo-7"
                        }
                        """.formatted(
                        "cd".repeat(32), "ab".repeat(32), CONTRACT.hash(), STATS.hash(), CONTRACT.orderHash()));
    }

    /** MLflow takes keys of up to 250 bytes of these characters, and keeps those that begin with mlflow for itself. */
    @Test
    void mlflowTakesItsTags() {
        ModelLineage lineage = new ModelLineage(
                MANIFEST, "0.1.0", new ModelLineage.Suite(1, "ab".repeat(32)), new DataRange(1, 0, 0, "cd".repeat(32)));
        lineage.tags().forEach((key, value) -> {
            assertThat(key).matches("feature_parity\\.[a-z_0-9.]+").hasSizeLessThan(250);
            assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 500);
        });
    }

    @Test
    void whatNobodyNamedHasNoTag() {
        assertThat(new ModelLineage(MANIFEST, "0.1.0", null, null).tags().keySet())
                .noneMatch(key -> key.contains(".data.") || key.contains(".golden_suite."))
                .hasSize(7);
    }

    /** Gives bars to an engine whose sink hashes them; the close of one of them is the given one. */
    private static DataRange range(long from, long to, double close) {
        SeenBars seen = new SeenBars(from, to);
        FeatureEngine engine = FeatureEngine.of(MODEL, BadPrices.REFUSE, seen);
        double[] macro = new double[CONTRACT.macroColumns().size()];
        Arrays.fill(macro, 1);
        for (int i = 0; i < 4; i++) {
            engine.update(OPENING + i * BAR, 4000, 4002, 3998, i == 2 ? close : 4001, macro);
        }
        return seen.range().orElseThrow();
    }

    @Test
    void theHashOfBarsIsThatOfTheirBytes() throws NoSuchAlgorithmException {
        DataRange range = range(OPENING + BAR, OPENING + 2 * BAR, 4001.5);
        assertThat(range.bars()).isEqualTo(2);
        assertThat(range.first()).isEqualTo(OPENING + BAR);
        assertThat(range.last()).isEqualTo(OPENING + 2 * BAR);
        int macros = CONTRACT.macroColumns().size();
        ByteBuffer bytes = ByteBuffer.allocate(2 * (6 + macros) * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i < 3; i++) {
            bytes.putLong(OPENING + i * BAR);
            bytes.putDouble(4000).putDouble(4002).putDouble(3998).putDouble(i == 2 ? 4001.5 : 4001);
            bytes.putLong(0x7ff8000000000000L);
            for (int k = 0; k < macros; k++) {
                bytes.putDouble(1);
            }
        }
        assertThat(range.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array())));
    }

    @Test
    void anotherBitOrAnotherRangeIsAnotherHash() {
        String whole = range(Long.MIN_VALUE, Long.MAX_VALUE, 4001.5).sha256();
        assertThat(range(OPENING, OPENING + 3 * BAR, 4001.5).sha256()).isEqualTo(whole);
        assertThat(range(Long.MIN_VALUE, Long.MAX_VALUE, Math.nextUp(4001.5)).sha256())
                .isNotEqualTo(whole);
        assertThat(range(OPENING, OPENING + 2 * BAR, 4001.5).sha256()).isNotEqualTo(whole);
        assertThat(new SeenBars(0, 1).range()).isEmpty();
    }
}
