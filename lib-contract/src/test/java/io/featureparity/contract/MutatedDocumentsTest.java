// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at a parser, it reads it or refuses it with an exception of the one family. */
class MutatedDocumentsTest {

    /**
     * A sound document and what reads it.
     *
     * @param name what it is
     * @param document a document that is accepted
     * @param parser what must accept it, and must refuse others decently
     */
    record Target(String name, String document, Consumer<byte[]> parser) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("any JSON", GoldenData.text("training-outputs/manifest.json"), MutatedDocumentsTest::readJson),
            new Target("statistics", GoldenData.statistics(), MutatedDocumentsTest::readStatistics),
            new Target(
                    "small statistics",
                    "{\"_\":[null],\"f\":{\"mean\":-0.5e1,\"std\":2,\"\u00E9\":\"\\u00e9\uD83D\uDE00\"}}",
                    MutatedDocumentsTest::readStatistics));

    private static void readJson(byte[] bytes) {
        JsonDocument document = JsonDocument.parse("fuzz.json", bytes);
        String canonical = document.canonicalText();
        assertThat(JsonDocument.parse("fuzz.json", canonical).canonicalText()).isEqualTo(canonical);
    }

    private static void readStatistics(byte[] bytes) {
        NormStats stats = NormStats.read("fuzz.json", new ByteArrayInputStream(bytes));
        for (String name : stats.names()) {
            FeatureStatistics statistics = stats.statistics(name);
            assertThat(statistics.mean()).isFinite();
            assertThat(statistics.std()).isFinite().isGreaterThanOrEqualTo(1e-8);
        }
    }

    @Test
    void E1_theDocumentsAreAcceptedBeforeTheyAreMutated() {
        for (Target target : TARGETS) {
            assertThatCode(() -> target.parser().accept(utf8(target.document())))
                    .as(target.name())
                    .doesNotThrowAnyException();
        }
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void E1_aMutatedDocumentIsReadOrRefusedWithTheOneFamily(@ForAll("targets") Target target, @ForAll long seed) {
        byte[] mutated = Mutations.mutate(utf8(target.document()), new Random(seed));
        try {
            target.parser().accept(mutated);
        } catch (FeatureParityException e) {
            assertThat(e.faults()).isNotEmpty();
            for (Fault fault : e.faults()) {
                assertThat(fault.where()).startsWith("fuzz.json");
                assertThat(fault.where().length()).isLessThan(8000);
                assertThat(fault.value().length()).isLessThan(200);
            }
        }
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(TARGETS);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
