// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the bar policies of a contract: all of them, and which one is its own. */
final class PolicyReader {

    private static final int MOST_POLICIES = 16;

    private final ObjectReader object;
    private boolean faulty;

    private PolicyReader(ObjectReader object) {
        this.object = object;
    }

    /** Gives the policies, or null if anything about them was faulty. */
    static @Nullable BarPolicies read(ObjectReader root, @Nullable Integer barMinutes) {
        String own = TextFormat.NAME.read(root, "policy");
        ObjectReader policies = root.object("policies");
        if (policies == null) {
            return null;
        }
        List<String> names = new ArrayList<>(policies.keys());
        if (names.isEmpty() || names.size() > MOST_POLICIES) {
            String rule = "must hold from 1 to " + MOST_POLICIES + " policies";
            root.fault(ErrorCode.VALUE_NOT_ALLOWED, "policies", rule, Integer.toString(names.size()));
            return null;
        }
        Map<String, BarPolicy> read = new HashMap<>();
        for (String name : names) {
            BarPolicy policy = policy(policies, name, barMinutes);
            if (policy != null) {
                read.put(name, policy);
            }
        }
        if (own != null && !names.contains(own)) {
            String rule = BarPolicies.mustBeOneOf(List.copyOf(new TreeSet<>(names)));
            root.fault(ErrorCode.UNKNOWN_POLICY, "policy", rule, own);
            return null;
        }
        return own == null || read.size() < names.size() ? null : new BarPolicies(own, read);
    }

    private static @Nullable BarPolicy policy(ObjectReader policies, String name, @Nullable Integer barMinutes) {
        if (!TextFormat.NAME.holdsFor(name)) {
            policies.fault(ErrorCode.VALUE_NOT_ALLOWED, name, TextFormat.NAME.rule(), name);
        }
        ObjectReader object = policies.object(name);
        if (object == null) {
            return null;
        }
        BarPolicy policy = new PolicyReader(object).policy();
        if (policy != null && barMinutes != null) {
            checkGap(object, policy.insertUpToMinutes(), barMinutes);
        }
        return policy;
    }

    private static void checkGap(ObjectReader object, int minutes, int barMinutes) {
        if (minutes % barMinutes != 0 || minutes == barMinutes) {
            String rule = "must be 0, or a multiple of bar_minutes, " + barMinutes
                    + ", above it: bars one length apart miss none between them";
            object.fault(ErrorCode.VALUE_NOT_ALLOWED, "insert_up_to_minutes", rule, Integer.toString(minutes));
        }
    }

    private @Nullable BarPolicy policy() {
        BarPolicy.Exclusion duplicate = choice("duplicate", BarPolicy.Exclusion.class);
        BarPolicy.Conflict conflict = choice("conflicting_duplicate", BarPolicy.Conflict.class);
        BarPolicy.Exclusion late = choice("late", BarPolicy.Exclusion.class);
        BarPolicy.Placement offGrid = choice("off_grid", BarPolicy.Placement.class);
        BarPolicy.Placement outside = choice("outside_session", BarPolicy.Placement.class);
        BarPolicy.BadPrices badPrices = choice("bad_prices", BarPolicy.BadPrices.class);
        BarPolicy.ZeroVolume zeroVolume = choice("zero_volume", BarPolicy.ZeroVolume.class);
        Integer gap = object.integer("insert_up_to_minutes");
        object.finish();
        if (gap == null) {
            faulty = true;
        }
        int minutes = gap == null ? 0 : gap;
        BarPolicy policy = ValueReader.make(
                object,
                () -> new BarPolicy(duplicate, conflict, late, offGrid, outside, badPrices, zeroVolume, minutes));
        return faulty ? null : policy;
    }

    /** A word that cannot be read stands as one that every rule allows: the last, which is to refuse. */
    private <E extends Enum<E>> E choice(String key, Class<E> type) {
        E word = object.choice(key, type);
        if (word != null) {
            return word;
        }
        faulty = true;
        E[] words = type.getEnumConstants();
        return words[words.length - 1];
    }
}
