// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReadableJsonTest {

    private static String readable(String text) {
        return JsonDocument.parse("it", text).readableText();
    }

    @Example
    void shortValuesStandOnOneLineAndKeysKeepTheirOrder() {
        String elements = IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(readable(
                        "{\"z\":{\"b\":1,\"a\":[true,null,-0.0,1e300]},\"a\":[" + elements + "],\"e\":{},\"f\":[]}"))
                .startsWith("{\n  \"z\": {\"b\": 1, \"a\": [true, null, -0.0, 1e+300]},\n  \"a\": [\n    0,\n    1,\n")
                .endsWith("\n    59\n  ],\n  \"e\": {},\n  \"f\": []\n}");
        assertThat(readable("{}")).isEqualTo("{}");
        assertThat(readable("7")).isEqualTo("7");
    }

    @Example
    void theContractsThatAreBuiltInReadAsTheyWere() {
        for (FeatureContract contract : FeatureContract.builtIns()) {
            String text = contract.document().readableText();
            assertThat(FeatureContract.parse("it", text).hash()).isEqualTo(contract.hash());
            assertThat(text.lines()).hasSizeGreaterThan(40).allMatch(line -> line.length() <= 120);
        }
    }

    @Property(tries = 300)
    void aTextThatIsReadAgainIsTheSameDocument(@ForAll("documents") String text) {
        JsonDocument document = JsonDocument.parse("it", text);
        JsonDocument again = JsonDocument.parse("again", document.readableText());
        assertThat(again.canonicalText()).isEqualTo(document.canonicalText());
        assertThat(again.readableText()).isEqualTo(document.readableText());
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> strings = Arbitraries.strings()
                .withChars('a', '"', '\\', '\n', ',', ':', '{', '}', '[', 'é', '\u2028')
                .ofMaxLength(40)
                .map(JsonDocument::quote);
        Arbitrary<String> numbers = Arbitraries.oneOf(
                Arbitraries.longs().map(Object::toString), Arbitraries.doubles().map(ShortestDecimal::of));
        Arbitrary<String> atoms = Arbitraries.oneOf(strings, numbers, Arbitraries.of("true", "false", "null"));
        return Arbitraries.recursive(() -> atoms, inner -> Arbitraries.oneOf(arrays(inner), objects(inner)), 0, 4);
    }

    private static Arbitrary<String> arrays(Arbitrary<String> inner) {
        return inner.list().ofMaxSize(6).map(values -> "[" + String.join(",", values) + "]");
    }

    private static Arbitrary<String> objects(Arbitrary<String> inner) {
        Arbitrary<String> keys = Arbitraries.strings().ascii().ofMaxLength(8);
        return Arbitraries.maps(keys, inner).ofMaxSize(6).map(ReadableJsonTest::object);
    }

    private static String object(Map<String, String> values) {
        List<String> members = values.entrySet().stream()
                .map(entry -> JsonDocument.quote(entry.getKey()) + ":" + entry.getValue())
                .toList();
        return "{" + String.join(",", members) + "}";
    }
}
