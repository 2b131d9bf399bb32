// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.features.Normalizer;
import io.featureparity.parity.GoldenCase;
import io.featureparity.parity.GoldenSuite;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an engine has to pass: every golden case, and the normaliser at the raw values where the last bit of its division
 * decides about the float. No golden case happens to have such a value: one in several hundred million does.
 */
final class Proof {

    private static final List<GoldenCase> CASES = GoldenSuite.onClassPath().cases();
    private static final int FEATURE = CONTRACT.indexOf("rate_spread");
    private static final int PROBES = 2_000;
    private static final MathContext DIGITS = new MathContext(60);

    private Proof() {}

    /** {@return what is found first against an engine, or nothing} */
    static String firstFinding(Engine engine) {
        for (GoldenCase golden : CASES) {
            try {
                var report = golden.hold(engine);
                if (!report.isParity()) {
                    return report.headline().orElseThrow().toString();
                }
            } catch (GoldenDataException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
        return normalizerFinding(engine);
    }

    private static String normalizerFinding(Engine engine) {
        FeatureStatistics is = STATS.statistics("rate_spread");
        Normalizer honest = Normalizer.of(CONTRACT, STATS);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < PROBES; i++) {
            float below = random.nextInt(-1000, 1000) / 256f + random.nextInt(1 << 12) * 0x1p-21f;
            double between = ((double) below + Math.nextUp(below)) / 2;
            double raw = is.mean() + between * is.std();
            for (double probe = raw - 3 * Math.ulp(raw); probe <= raw + 3 * Math.ulp(raw); probe = Math.nextUp(probe)) {
                float actual = engine.normalize(honest, FEATURE, is, CONTRACT.clip(), probe);
                if (actual != exact(probe, is)) {
                    return "raw " + probe + " became " + actual + " in place of " + exact(probe, is);
                }
            }
        }
        return "";
    }

    /** Clause D1, each operation without rounding, and then rounded once. */
    private static float exact(double raw, FeatureStatistics is) {
        double difference =
                new BigDecimal(raw).subtract(new BigDecimal(is.mean())).doubleValue();
        double z = new BigDecimal(difference)
                .divide(new BigDecimal(is.std()), DIGITS)
                .doubleValue();
        return (float) Math.max(-CONTRACT.clip(), Math.min(CONTRACT.clip(), z));
    }
}
