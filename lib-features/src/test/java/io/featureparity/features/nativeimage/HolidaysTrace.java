// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.nativeimage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Asks for the holidays of a contract's country; a public class, so that another loader can make it. */
public final class HolidaysTrace implements Supplier<String> {

    @Override
    public String get() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        TradingCalendar calendar = TradingCalendar.of(contract, Closures.none());
        return calendar.next(LocalDate.of(2026, 7, 10)).day().toString();
    }
}
