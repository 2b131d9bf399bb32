// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static io.featureparity.gate.ExplainRuns.BUILT_IN;
import static io.featureparity.gate.ExplainRuns.EXPLANATION;
import static io.featureparity.gate.ExplainRuns.printed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.testsupport.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of how features are computed, for programs. */
class ContractExplainJsonTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void jsonHasTheSame() throws IOException {
        JsonNode all = new ObjectMapper().readTree(printed(BUILT_IN, "--json"));
        List<String> keys = new ArrayList<>();
        all.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactly("format", "contract", "hash", "state", "features", "nodes", "pandas");
        assertThat(all.get("format").intValue()).isEqualTo(1);
        assertThat(all.get("contract").textValue()).isEqualTo(BUILT_IN);
        assertThat(all.get("hash").textValue()).isEqualTo(EXPLANATION.contract().hash());
        assertThat(all.get("state").intValue()).isEqualTo(308);
        assertThat(all.get("pandas").textValue()).isEqualTo(EXPLANATION.pandas());
        assertThat(all.get("features")).hasSize(15);
        assertThat(all.get("nodes")).hasSize(126);
        assertThat(all.get("nodes").get(37).toString())
                .isEqualTo("{\"number\":37,\"operation\":\"ewm_mean(#36, alpha=0.1, adjust=False)\",\"inputs\":[36],"
                        + "\"state\":3,\"features\":[\"atr_pct\"]}");
        JsonNode spread = all.get("features").get(11);
        assertThat(spread.get("undefined").isNull()).isTrue();
        JsonNode position = all.get("features").get(13);
        assertThat(position.has("formula")).isFalse();
        assertThat(position.get("words").textValue()).startsWith("the position of the agent");
    }

    @Test
    void jsonOfOneFeatureHasItsNodesAlone() throws IOException {
        JsonNode one = new ObjectMapper().readTree(printed(BUILT_IN, "rsi_9", "--json"));
        assertThat(one.get("features")).hasSize(1);
        assertThat(one.has("pandas")).isFalse();
        JsonNode rsi = one.get("features").get(0);
        List<String> keys = new ArrayList<>();
        rsi.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "index",
                        "name",
                        "kind",
                        "words",
                        "normalization",
                        "undefined",
                        "formula",
                        "definitions",
                        "inputs",
                        "node",
                        "nodes",
                        "state",
                        "shared_state",
                        "warm_up_bars",
                        "memory_bars",
                        "shared",
                        "pandas");
        assertThat(rsi.get("definitions").get("rsi_9_move").textValue()).isEqualTo("diff(close)");
        assertThat(rsi.get("inputs").toString()).isEqualTo("[\"close\"]");
        assertThat(rsi.get("memory_bars").intValue()).isEqualTo(156);
        assertThat(rsi.get("shared").toString())
                .isEqualTo(
                        "[{\"node\":1,\"formula\":\"shift(close)\",\"features\":[\"log_ret_5m\",\"rsi_9\",\"atr_pct\","
                                + "\"adx_14\"]}]");
        assertThat(rsi.get("pandas").textValue()).isEqualTo(EXPLANATION.pandas("rsi_9"));
        assertThat(one.get("nodes")).hasSize(rsi.get("nodes").size()).hasSize(17);
    }

    @Test
    void jsonOfAFeatureThatNeverForgets() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ours.json"),
                ContractDocument.of("ours")
                        .formula("all_volume", "cumsum(volume)", null)
                        .toJson());
        JsonNode one = new ObjectMapper().readTree(printed(file, "all_volume", "--json"));
        assertThat(one.get("features").get(0).get("memory_bars").isNull()).isTrue();
    }
}
