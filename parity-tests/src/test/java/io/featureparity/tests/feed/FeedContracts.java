// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.market.Market.CONTRACT;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.contract.BarPolicy.Exclusion;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.contract.FeatureContract;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The built-in contract under any policy, with any limits for its macro values. */
final class FeedContracts {

    private static final String STALE_AFTER = "/stale_after_bars";
    private static final int[] INSERT_UP_TO = {0, 10, 15, 30, 35, 60, 1440};
    private static final int[] LIMITS = {0, 1, 7, 143, 144, 145};

    private FeedContracts() {}

    /** {@return the built-in contract, whose own policy is another one} */
    static FeatureContract under(BarPolicy policy) {
        return parse("a policy under test", document(policy));
    }

    /** {@return one of its two policies, or any other that there can be} */
    static BarPolicy anyPolicy(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> CONTRACT.policy("training");
            case 1, 2 -> CONTRACT.policy("live");
            default -> {
                Placement offGrid = any(random, Placement.values());
                yield new BarPolicy(
                        any(random, Exclusion.values()),
                        any(random, Conflict.values()),
                        any(random, Exclusion.values()),
                        offGrid,
                        any(random, Placement.values()),
                        any(random, BadPrices.values()),
                        any(random, ZeroVolume.values()),
                        offGrid == Placement.ACCEPT ? 0 : INSERT_UP_TO[random.nextInt(INSERT_UP_TO.length)]);
            }
        };
    }

    /** {@return a contract of any policy and any limits, which are the same for training and serving} */
    static FeatureContract any(SplittableRandom random) {
        ContractDocument document = document(anyPolicy(random));
        for (String column : CONTRACT.macroColumns()) {
            int limit = random.nextInt(LIMITS.length + 1);
            document.setInMacro(column, STALE_AFTER, limit == LIMITS.length ? null : LIMITS[limit]);
        }
        return parse("any policy and limits", document);
    }

    /** {@return the built-in contract with another limit for one column, under the live policy; null for none} */
    static FeatureContract liveWithLimit(String column, @Nullable Integer bars) {
        return parse("another limit", document(CONTRACT.policy("live")).setInMacro(column, STALE_AFTER, bars));
    }

    private static ContractDocument document(BarPolicy policy) {
        Map<String, ?> choices = Map.of(
                "duplicate", word(policy.duplicate()),
                "conflicting_duplicate", word(policy.conflictingDuplicate()),
                "late", word(policy.late()),
                "off_grid", word(policy.offGrid()),
                "outside_session", word(policy.outsideSession()),
                "bad_prices", word(policy.badPrices()),
                "zero_volume", word(policy.zeroVolume()),
                "insert_up_to_minutes", policy.insertUpToMinutes());
        return ContractDocument.builtIn("1.0.0")
                .policy("tested", "live", choices)
                .set("/policy", "tested");
    }

    private static FeatureContract parse(String name, ContractDocument document) {
        return FeatureContract.parse(name, document.toJson());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T any(SplittableRandom random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
