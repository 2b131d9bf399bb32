// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import java.time.Instant;

/**
 * Gives the macro values that were seen at a bar, because a ta4j series has none. It is called once for a bar that is
 * taken in, and at every read for a bar that is still forming.
 */
@FunctionalInterface
public interface MacroFeed {

    /**
     * Gives the macro values seen at a bar.
     *
     * @param index the bar's index in the series
     * @param time the bar's time, by the stamp that was chosen
     * @return the values in contract order; each may be absent
     */
    MacroValues seenAt(int index, Instant time);

    /**
     * Makes a feed for which every value is absent at every bar.
     *
     * @param contract the contract whose macro columns are absent
     * @return the feed
     */
    static MacroFeed absent(FeatureContract contract) {
        MacroValues nothing = MacroValues.absent(contract.macroColumns());
        return (index, time) -> nothing;
    }
}
