// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statistics of the size that training fits, so that as few values as there meet the clip. */
public final class Statistics {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("log_ret_5m", "{\"mean\":1.2e-06,\"std\":0.00075}"),
            Map.entry("log_ret_1h", "{\"mean\":1.4e-05,\"std\":0.0026}"),
            Map.entry("log_ret_4h", "{\"mean\":5.7e-05,\"std\":0.0052}"),
            Map.entry("rsi_9", "{\"mean\":49.7,\"std\":17.3}"),
            Map.entry("atr_pct", "{\"mean\":0.00094,\"std\":0.00019}"),
            Map.entry("adx_14", "{\"mean\":24.8,\"std\":9.3}"),
            Map.entry("dxy_z", "{\"mean\":0.013,\"std\":1.31}"),
            Map.entry("dxy_change_1d", "{\"mean\":1.1e-06,\"std\":0.00097}"),
            Map.entry("vix_z", "{\"mean\":-0.021,\"std\":1.29}"),
            Map.entry("embi_z", "{\"mean\":0.008,\"std\":1.33}"),
            Map.entry("brent_change_1d", "{\"mean\":3.2e-06,\"std\":0.0047}"),
            Map.entry("rate_spread", "{\"mean\":5.83,\"std\":0.41}"),
            Map.entry("usdmxn_change_1d", "{\"mean\":-1.9e-06,\"std\":0.0021}"));

    private Statistics() {}

    public static NormStats like(FeatureContract contract) {
        return NormStats.parse(
                "statistics", textOf(contract.marketFeatures().stream().map(FeatureSpec::name)));
    }

    /** The document with statistics of every feature that a contract has. */
    public static String text() {
        return textOf(USUAL.keySet().stream());
    }

    private static String textOf(Stream<String> features) {
        return features.map(name -> '"' + name + "\":" + USUAL.get(name)).collect(Collectors.joining(",", "{", "}"));
    }
}
