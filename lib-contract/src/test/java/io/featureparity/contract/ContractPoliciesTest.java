// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.ContractEdits.acceptedWith;
import static io.featureparity.contract.ContractEdits.between;
import static io.featureparity.contract.ContractEdits.refusedWith;
import static io.featureparity.contract.TestDocuments.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract says of bad bars: each rule is broken once in the built-in document. */
class ContractPoliciesTest {

    private static final String NAME_RULE =
            "must be lower-case letters, digits and underscores, beginning with a letter, but was ";
    private static final String POLICIES = between("\"policies\": ", ",\n  \"warm_up\"");
    private static final String LIVE = between("\"live\": ", "\n  },\n  \"warm_up\"");

    private static void liveRefused(String piece, String by, String... expected) {
        refusedWith(LIVE, replace(LIVE, piece, by), expected);
    }

    @Test
    void B2_theContractsOwnPolicyIsAmongItsPolicies() {
        String own = "\"policy\": \"training\"";
        refusedWith(
                own,
                "\"policy\": \"strict\"",
                "FP-213 at c.json#/policy: must be one of live, training, but was strict");
        refusedWith(own, "\"policy\": \"Live\"", "FP-204 at c.json#/policy: " + NAME_RULE + "Live");
        refusedWith(own, "\"policy\": null", "FP-203 at c.json#/policy: must be a string, but was null");
        FeatureContract live = acceptedWith(own, "\"policy\": \"live\"");
        assertThat(live.policyName()).isEqualTo("live");
        assertThat(live.policy()).isEqualTo(live.policy("live")).isNotEqualTo(live.policy("training"));
        assertThat(live.hash()).isNotEqualTo(TestDocuments.contract().hash());
    }

    @Test
    void B2_thereAreFrom1To16Policies() {
        refusedWith(POLICIES, "{}", "FP-204 at c.json#/policies: must hold from 1 to 16 policies, but was 0");
        String fourteen = IntStream.range(0, 14)
                .mapToObj(i -> "\"p" + i + "\": " + LIVE + ", ")
                .collect(Collectors.joining());
        assertThat(acceptedWith("\"live\": ", fourteen + "\"live\": ").policyNames())
                .hasSize(16)
                .startsWith("live", "p0", "p1", "p10")
                .endsWith("p9", "training");
        refusedWith(
                "\"live\": ",
                fourteen + "\"p14\": " + LIVE + ", \"live\": ",
                "FP-204 at c.json#/policies: must hold from 1 to 16 policies, but was 17");
    }

    @Test
    void B2_aPolicyHasANameAndEveryKeyAndNoOther() {
        refusedWith(
                LIVE,
                "{\"lenient\": true}, \"Bad name\": 1",
                "FP-202 at c.json#/policies/live/duplicate: must be there, but was missing",
                "FP-202 at c.json#/policies/live/conflicting_duplicate: must be there, but was missing",
                "FP-202 at c.json#/policies/live/late: must be there, but was missing",
                "FP-202 at c.json#/policies/live/off_grid: must be there, but was missing",
                "FP-202 at c.json#/policies/live/outside_session: must be there, but was missing",
                "FP-202 at c.json#/policies/live/bad_prices: must be there, but was missing",
                "FP-202 at c.json#/policies/live/zero_volume: must be there, but was missing",
                "FP-202 at c.json#/policies/live/insert_up_to_minutes: must be there, but was missing",
                "FP-201 at c.json#/policies/live/lenient: must be one of duplicate, conflicting_duplicate, late, off_grid,"
                        + " outside_session, bad_prices, zero_volume, insert_up_to_minutes, but was an unknown key",
                "FP-204 at c.json#/policies/Bad name: " + NAME_RULE + "Bad name",
                "FP-203 at c.json#/policies/Bad name: must be an object, but was 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate|drop|drop, refuse|accept",
                "conflicting_duplicate|refuse|replace, refuse|drop",
                "late|refuse|drop, refuse|accept",
                "off_grid|refuse|accept, drop, refuse|absent",
                "outside_session|drop|accept, drop, refuse|replace",
                "bad_prices|refuse|absent, refuse|accept",
                "zero_volume|accept|accept, absent, refuse|drop",
            })
    void B2_eachCaseHasItsOwnChoices(String key, String now, String choices, String none) {
        for (String value : List.of(none, "DROP", "")) {
            liveRefused(
                    "\"" + key + "\": \"" + now + "\"",
                    "\"" + key + "\": \"" + value + "\"",
                    "FP-204 at c.json#/policies/live/" + key + ": must be one of " + choices + ", but was " + value);
        }
        liveRefused(
                "\"" + key + "\": \"" + now + "\"",
                "\"" + key + "\": null",
                "FP-203 at c.json#/policies/live/" + key + ": must be a string, but was null");
    }

    @Test
    void B2_barsAreInsertedAcrossWholeBarsWithinADayAndOnTheGrid() {
        String gap = "\"insert_up_to_minutes\": ";
        String at = "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be ";
        for (int minutes : new int[] {-5, 1445, Integer.MAX_VALUE}) {
            liveRefused(gap + 30, gap + minutes, at + "from 0, for never, to 1440, but was " + minutes);
        }
        for (int minutes : new int[] {1, 5, 29, 31}) {
            liveRefused(
                    gap + 30,
                    gap + minutes,
                    at
                            + "0, or a multiple of bar_minutes, 5, above it: bars one length apart miss none between them, but was "
                            + minutes);
        }
        for (int minutes : new int[] {0, 10, 1440}) {
            BarPolicy live =
                    acceptedWith(LIVE, replace(LIVE, gap + 30, gap + minutes)).policy("live");
            assertThat(live.insertUpToMinutes()).isEqualTo(minutes);
            assertThat(live.insertsBars()).isEqualTo(minutes > 0);
        }
        liveRefused(
                "\"off_grid\": \"refuse\"",
                "\"off_grid\": \"accept\"",
                "FP-204 at c.json#/policies/live/off_grid: must be drop or refuse where bars are inserted, since those stand"
                        + " on the grid, but was accept");
    }

    @Test
    void B2_allFaultsOfAPolicyAreReportedAtOnce() {
        String text = replace(LIVE, "\"late\": \"refuse\"", "\"late\": \"accept\"");
        text = replace(text, "\"off_grid\": \"refuse\"", "\"off_grid\": \"accept\"");
        text = replace(text, ": 30", ": 1500");
        refusedWith(
                LIVE,
                text,
                "FP-204 at c.json#/policies/live/late: must be one of drop, refuse, but was accept",
                "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be from 0, for never, to 1440, but was 1500",
                "FP-204 at c.json#/policies/live/off_grid: must be drop or refuse where bars are inserted, since those stand"
                        + " on the grid, but was accept");
    }
}
