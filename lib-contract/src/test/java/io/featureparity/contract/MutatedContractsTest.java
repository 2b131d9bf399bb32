// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a contract or a manifest, it is read or refused with an exception of the one family. Besides bytes,
 * whole values are exchanged, so that most documents stay sound JSON and reach the rules behind it.
 */
class MutatedContractsTest {

    /** A key, a text, a number or a word. */
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|-?[0-9][0-9.]*|null");

    private static final String MANIFEST = ModelManifest.of("ppo-7", TestDocuments.contract(), TestDocuments.stats())
            .toJson();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "3",
            "14.5",
            "1e308",
            "-1e308",
            "5e-324",
            "2147483647",
            "-2147483648",
            "99999999999999999999",
            "10000",
            "\"\"",
            "\"close\"",
            "\"dxy\"",
            "\"rsi_9\"",
            "\"rsi\"",
            "\"position\"",
            "\"session_time\"",
            "\"mean\"",
            "\"none\"",
            "\"23:59\"",
            "\"UTC\"",
            "\"America/Bogota\"",
            "\"sunday\"",
            "\"replace\"",
            "\"as_published\"",
            "{\"kind\": \"time_of_day\", \"days_later\": 0, \"time\": \"02:30\", \"zone\": \"Asia/Kathmandu\"}",
            "\"00:00\"",
            "\"1.0.0-" + "a.".repeat(3000) + "a\"",
            "\"\\ud800\"",
            "\"\uD83D\uDE00\\n\"",
            "[]",
            "{}",
            "[\"high\", \"low\", \"close\"]",
            "[null]",
            "{\"kind\": \"session_time\"}",
            "{\"min\": 0, \"max\": 1}");

    /**
     * A sound document and what reads it.
     *
     * @param name what it is
     * @param document a document that is accepted
     * @param parser what must accept it, and must refuse others decently
     */
    record Target(String name, String document, Consumer<String> parser) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("contract", TestDocuments.CONTRACT, MutatedContractsTest::readContract),
            new Target(
                    "contract without white space",
                    TestDocuments.contract().document().canonicalText(),
                    MutatedContractsTest::readContract),
            new Target("manifest", MANIFEST, MutatedContractsTest::readManifest));

    private static void readContract(String text) {
        FeatureContract contract = FeatureContract.parse("fuzz.json", text);
        assertThat(contract.size()).isBetween(1, 256);
        assertThat(FeatureContract.parse("again", contract.document().canonicalText()))
                .isEqualTo(contract);
        assertThat(contract.marketFeatures().size() + contract.stateFeatures().size())
                .isEqualTo(contract.size());
        for (int i = 0; i < contract.size(); i++) {
            assertThat(contract.indexOf(contract.feature(i).name())).isEqualTo(i);
        }
    }

    private static void readManifest(String text) {
        ModelManifest manifest = ModelManifest.parse("fuzz.json", text);
        assertThat(ModelManifest.parse("again", manifest.toJson())).isEqualTo(manifest);
    }

    @Test
    void A3_theDocumentsAreAcceptedBeforeTheyAreMutated() {
        assertThat(TARGETS).allSatisfy(target -> target.parser().accept(target.document()));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void A3_damagedBytesAreReadOrRefusedWithTheOneFamily(@ForAll("targets") Target target, @ForAll long seed) {
        byte[] mutated = Mutations.mutate(target.document().getBytes(StandardCharsets.UTF_8), new Random(seed));
        read(target, new String(mutated, StandardCharsets.UTF_8));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void A3_exchangedValuesAreReadOrRefusedWithTheOneFamily(@ForAll("targets") Target target, @ForAll long seed) {
        Random random = new Random(seed);
        String text = target.document();
        int exchanges = 1 + random.nextInt(5);
        for (int i = 0; i < exchanges; i++) {
            text = exchangeOne(text, random);
        }
        read(target, text);
    }

    private static String exchangeOne(String text, Random random) {
        List<String> tokens = TOKEN.matcher(text).results().map(m -> m.group()).toList();
        int chosen = random.nextInt(tokens.size());
        // Half of the time with a token of the document itself, which is more likely to be allowed there.
        String by = random.nextBoolean()
                ? tokens.get(random.nextInt(tokens.size()))
                : VALUES.get(random.nextInt(VALUES.size()));
        int[] count = {0};
        return TOKEN.matcher(text).replaceAll(m -> Matcher.quoteReplacement(count[0]++ == chosen ? by : m.group()));
    }

    private static void read(Target target, String text) {
        try {
            target.parser().accept(text);
        } catch (FeatureParityException e) {
            for (Fault fault : e.faults()) {
                assertThat(fault.where()).startsWith("fuzz.json");
                assertThat(fault.value().length()).isLessThan(200);
            }
        }
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(TARGETS);
    }
}
