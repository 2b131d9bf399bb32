// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every pin is compared, and everything that differs is said at once, with both sides. */
class PinsTest {

    private static final Path MODEL = Path.of("..", "examples", "service", "model");
    private static final String CONTRACT_HASH = "cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd";
    private static final String STATS_HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";
    private static final String OTHER = "0".repeat(64);

    private final Map<String, String> pins = new HashMap<>(
            Map.of(Pins.NORM_STATS, MODEL.resolve("norm_stats.json").toString()));

    @Test
    void bothHashesArePins() {
        pins.put(Pins.CONTRACT, "usdcop-m5@1.0.0");
        pins.put(Pins.CONTRACT_HASH, CONTRACT_HASH);
        pins.put(Pins.NORM_STATS_HASH, STATS_HASH);
        assertThat(refused()).isEmpty();
        assertThat(Pins.compare(pins).get(Pins.FOUND))
                .containsExactly("contract usdcop-m5@1.0.0 " + CONTRACT_HASH, "statistics " + STATS_HASH);
    }

    @Test
    void everyDifferenceIsSaid() {
        pins.put(Pins.CONTRACT, "usdcop-m5@1.0.0");
        pins.put(Pins.CONTRACT_HASH, OTHER);
        pins.put(Pins.NORM_STATS_HASH, OTHER);
        assertThat(refused())
                .containsExactly(
                        "FP-402 at contract usdcop-m5@1.0.0: must have the pinned hash " + OTHER + ", but was "
                                + CONTRACT_HASH,
                        "FP-401 at " + MODEL.resolve("norm_stats.json") + ": must have the hash " + OTHER + ", but was "
                                + STATS_HASH);
    }

    @Test
    void aManifestPinsBothAndNamesTheContract() {
        pins.put(Pins.MODEL_MANIFEST, MODEL.resolve("model.json").toString());
        assertThat(refused()).isEmpty();
        assertThat(Pins.compare(pins).get(Pins.FOUND)).endsWith("model example");
        pins.put(Pins.CONTRACT, "usdcop-m5@1.1.0");
        assertThat(refused())
                .extracting(fault -> fault.substring(0, "FP-404 at model example".length()))
                .containsExactly(
                        "FP-404 at model example",
                        "FP-403 at model example",
                        "FP-402 at model example",
                        "FP-405 at model example");
    }

    @Test
    void aHashBesidesTheManifestCountsToo() {
        pins.put(Pins.MODEL_MANIFEST, MODEL.resolve("model.json").toString());
        pins.put(Pins.NORM_STATS_HASH, OTHER);
        assertThat(refused()).hasSize(1).first().asString().startsWith("FP-401 at ");
    }

    @Test
    void aContractCanBeAFile() {
        Path file = Path.of("..", "golden-data", "contracts", "gold-m5-2.1.0.json");
        pins.put(Pins.CONTRACT, file.toString());
        assertThat(Pins.compare(pins).get(Pins.FOUND)).first().asString().startsWith("contract gold-m5@2.1.0 ");
    }

    @Test
    void whatIsNotThereIsRefused() {
        pins.put(Pins.CONTRACT, "usdcop-m5@9.9.9");
        assertThat(refused()).hasSize(1).first().asString().startsWith("FP-209 at ");
        pins.put(Pins.CONTRACT, "usdcop-m5@1.0.0");
        pins.put(Pins.NORM_STATS, "none.json");
        assertThat(refused()).hasSize(1).first().asString().startsWith("FP-101 at none.json");
        pins.put(Pins.CONTRACT, "none.json");
        assertThat(refused()).hasSize(1).first().asString().startsWith("FP-101 at none.json");
    }

    private List<String> refused() {
        return Pins.compare(pins).getOrDefault(Pins.REFUSED, List.of());
    }
}
