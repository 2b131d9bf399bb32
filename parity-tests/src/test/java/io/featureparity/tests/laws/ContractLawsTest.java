// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.testsupport.document.BuiltInNames;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Section A: what a contract's identity keeps to. */
class ContractLawsTest {

    private static final int TRIES = 1_000;
    private static final Pattern NUMBER = Pattern.compile("(?<=[:,] )-?[0-9]+(\\.[0-9]+)?(?=[,}\\n])");

    @Example
    void A1_theOrderIsFixed() {
        assertThat(CONTRACT.features()).extracting(FeatureSpec::name).isEqualTo(BuiltInNames.FEATURES);
        assertThat(CONTRACT.marketFeatures()).hasSize(13);
        assertThat(CONTRACT.stateFeatures()).hasSize(2);
    }

    @Example
    void A2_theOrderHashIsThatOfTheClause() throws NoSuchAlgorithmException {
        assertThat(CONTRACT.orderHash()).isEqualTo("aa52761d1d8e4d3d");
        for (FeatureContract contract : FeatureContract.builtIns()) {
            List<String> names =
                    contract.features().stream().map(FeatureSpec::name).toList();
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(",", names).getBytes(StandardCharsets.UTF_8));
            assertThat(contract.orderHash())
                    .isEqualTo(HexFormat.of().formatHex(digest).substring(0, 16));
        }
    }

    @Property
    void A2_twoNamesThatChangePlacesChangeTheOrderHash(
            @ForAll @IntRange(max = 12) int one, @ForAll @IntRange(max = 12) int other) {
        String first = CONTRACT.feature(one).name();
        String second = CONTRACT.feature(other).name();
        Map<String, String> exchanged = new HashMap<>(Map.of(first, second));
        exchanged.put(second, first);
        String swapped =
                ContractDocument.builtIn("1.0.0").rename("features", exchanged).toJson();
        boolean same = FeatureContract.parse("swapped", swapped).orderHash().equals(CONTRACT.orderHash());
        assertThat(same).isEqualTo(one == other);
    }

    /** Any change of a number is another contract, or none at all. */
    @Property(tries = TRIES)
    void A3_aChangedNumberIsAnotherHashOrRefused(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = ContractDocument.builtInText("1.0.0");
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        assertThat(numbers).hasSizeGreaterThan(100);
        MatchResult number = numbers.get(random.nextInt(numbers.size()));
        String other =
                Integer.toString(random.nextInt(-3, 70)) + (number.group().contains(".") ? ".5" : "");
        String changed = text.substring(0, number.start()) + other + text.substring(number.end());
        try {
            boolean same = FeatureContract.parse("changed", changed).hash().equals(CONTRACT.hash());
            assertThat(same).isEqualTo(other.equals(number.group()));
        } catch (DocumentException refused) {
            assertThat(refused.faults()).isNotEmpty();
            assertThat(other).isNotEqualTo(number.group());
        }
    }

    @Property(tries = 100)
    void A3_howTheDocumentIsLaidOutDoesNotMatter(@ForAll @IntRange(min = 1, max = 9) int spaces) {
        String text = ContractDocument.builtInText("1.0.0")
                .replace(" ", " ".repeat(spaces))
                .replace("\n", "\r\n\t");
        assertThat(FeatureContract.parse("laid out", text).hash()).isEqualTo(CONTRACT.hash());
    }

    @Example
    void A4_thereAreThreeVersionsOf15And12And8Features() {
        assertThat(FeatureContract.builtIns())
                .extracting(FeatureContract::toString)
                .allMatch(name -> name.startsWith("usdcop-m5@"));
        assertThat(FeatureContract.builtIns())
                .extracting(FeatureContract::version)
                .containsExactly("1.0.0", "1.1.0", "1.2.0");
        assertThat(FeatureContract.builtIns()).extracting(FeatureContract::size).containsExactly(15, 12, 8);
        Set<String> leftOut = new HashSet<>();
        CONTRACT.features().forEach(feature -> leftOut.add(feature.name()));
        FeatureContract.builtIn("usdcop-m5", "1.1.0").features().forEach(feature -> leftOut.remove(feature.name()));
        assertThat(leftOut).containsExactlyInAnyOrder("dxy_change_1d", "rate_spread", "usdmxn_change_1d");
    }
}
