// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Contracts of formulas: the users' catalogue, and one of as many formulas as one wants. */
final class FormulaContracts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GOLDEN = "/io/featureparity/golden/";

    /** What the formulas of a contract of many are like; each has a period of its own. */
    private static final List<String> KINDS = List.of(
            "rolling_mean(close, N)",
            "ewm_mean(close, span=N, adjust=False)",
            "close / ewm_mean(ewm_mean(close, span=N, adjust=False), span=N, adjust=False) - 1",
            "ewm_mean(close, span=N, adjust=False) - ewm_mean(close, span=3 * N, adjust=False)",
            "(close - rolling_mean(close, N)) / rolling_std(close, N, ddof=0)",
            "4 * rolling_std(close, N) / rolling_mean(close, N)",
            "100 * (close - rolling_min(low, N)) / (rolling_max(high, N) - rolling_min(low, N))",
            "rolling_mean(100 * (close - rolling_min(low, N)) / (rolling_max(high, N) - rolling_min(low, N)), 3)",
            "100 * pct_change(close, N)",
            "diff(close, N)",
            "diff(cumsum(fillna(sign(diff(close)) * volume, 0)), N)",
            "close / shift(day_sum(close * volume) / day_sum(volume), N) - 1",
            "(close - rolling_min(low, 2 * N)) / (rolling_max(high, 2 * N) - rolling_min(low, 2 * N))",
            "ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))), alpha=1/N, adjust=False) / close",
            "sqrt(rolling_sum(pct_change(close) * pct_change(close), N))",
            "(volume - rolling_mean(volume, N)) / rolling_std(volume, N)",
            "close / shift(day_first(open), N) - 1",
            "(high - low) / rolling_mean(high - low, N)",
            "where(close > rolling_mean(close, N), 1, 0)",
            "ewm_std(close, span=N, adjust=False) / close");

    private FormulaContracts() {}

    static FeatureContract catalogue() {
        return FeatureContract.parse("catalogue", text("contracts/catalogue-1.0.0.json"));
    }

    static NormStats catalogueStatistics() {
        return NormStats.parse("catalogue", text("norm-stats/catalogue.json"));
    }

    private static String text(String path) {
        try (InputStream in = Objects.requireNonNull(FormulaContracts.class.getResourceAsStream(GOLDEN + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of one of many formulas; no two are the same. */
    static String formula(int index) {
        int period = 10 + 2 * (index / KINDS.size());
        return KINDS.get(index % KINDS.size()).replace("N", Integer.toString(period));
    }

    /** A contract of so many formulas. */
    static FeatureContract of(int formulas) {
        return of(0, formulas);
    }

    /** A contract of some of many formulas. */
    static FeatureContract of(int from, int to) {
        try {
            ObjectNode contract = (ObjectNode) JSON.readTree(text("contracts/catalogue-1.0.0.json"));
            contract.remove("define");
            ArrayNode features = contract.withArray("/features");
            JsonNode like = features.get(0);
            features.removeAll();
            for (int i = from; i < to; i++) {
                ObjectNode feature = features.addObject();
                feature.setAll((ObjectNode) like.deepCopy());
                feature.put("index", i - from).put("name", "f" + i).put("normalization", "none");
                ((ObjectNode) feature.path("calculation")).put("formula", formula(i));
            }
            return FeatureContract.parse(from + " to " + to, contract.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
