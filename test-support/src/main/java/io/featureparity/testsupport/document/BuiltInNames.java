// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import java.util.List;

/** The names of clause A1, written down once more, so that no change of a contract passes unnoticed. */
public final class BuiltInNames {

    /** All features of the built-in contract 1.0.0, in their order. */
    public static final List<String> FEATURES = List.of(
            "log_ret_5m",
            "log_ret_1h",
            "log_ret_4h",
            "rsi_9",
            "atr_pct",
            "adx_14",
            "dxy_z",
            "dxy_change_1d",
            "vix_z",
            "embi_z",
            "brent_change_1d",
            "rate_spread",
            "usdmxn_change_1d",
            "position",
            "time_normalized");

    /** Those that are computed from the market. */
    public static final List<String> MARKET_FEATURES = FEATURES.subList(0, 13);

    private BuiltInNames() {}
}
