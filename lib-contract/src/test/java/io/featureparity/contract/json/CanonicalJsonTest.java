// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void E2_documentsHaveTheHashesPythonComputes() {
        List<String[]> facts = Facts.rows("documents.tsv", "\t");
        assertThat(facts).hasSizeGreaterThan(100);
        for (String[] fact : facts) {
            assertThat(JsonDocument.parse("fact", fact[0]).canonicalHash())
                    .as(fact[0])
                    .isEqualTo(fact[1]);
        }
    }

    @Test
    void E2_emptyObjectsAndArraysStay() {
        assertThat(canonical(" { \"b\" : { } , \"a\" : [ ] } ")).isEqualTo("{\"a\":[],\"b\":{}}");
        assertThat(canonical("{}")).isEqualTo("{}");
    }

    @Test
    void E2_keysAreSortedByCodePointAtEveryLevel() {
        assertThat(canonical("{\"x\":{\"\uD83D\uDE00\":1,\"\uFF5E\":2,\"a\":3}}"))
                .isEqualTo("{\"x\":{\"a\":3,\"\\uff5e\":2,\"\\ud83d\\ude00\":1}}");
        assertThat(canonical("{\"b\":1,\"ab\":2,\"\":3,\"a\":4,\"B\":5}"))
                .isEqualTo("{\"\":3,\"B\":5,\"a\":4,\"ab\":2,\"b\":1}");
    }

    @Test
    void E2_halfASurrogatePairSortsBelowTheRestOfTheBasicPlane() {
        assertThat(canonical("{\"\uFF5E\":1,\"\\ud800\":2,\"\\ud83d\\ude00\":3}"))
                .isEqualTo("{\"\\ud800\":2,\"\\uff5e\":1,\"\\ud83d\\ude00\":3}");
    }

    @Test
    void E2_stringsAreEscapedShortlyOrInFourLowerCaseDigits() {
        assertThat(canonical("\"\\b\\t\\n\\f\\r\\\"\\\\\"")).isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\\"");
        assertThat(canonical("\"\\u000B\\u001F\u007F\u00E9\u2028\uD83D\uDE00\""))
                .isEqualTo("\"\\u000b\\u001f\\u007f\\u00e9\\u2028\\ud83d\\ude00\"");
        assertThat(canonical("\"\\/ ~\"")).isEqualTo("\"/ ~\"");
        assertThat(canonical("\"\\uD800\"")).isEqualTo("\"\\ud800\"");
    }

    @Test
    void E2_integersAreAsWrittenButMinusZeroIsZero() {
        assertThat(canonical("[0,-0,-1,9223372036854775808,-340282366920938463463374607431768211456]"))
                .isEqualTo("[0,0,-1,9223372036854775808,-340282366920938463463374607431768211456]");
    }

    @Test
    void E2_whatIsWrittenWithAPointOrAnExponentIsAReal() {
        assertThat(canonical("[1.0,1e0,1E2,-0.0,0e5,1e-400,9007199254740993.0]"))
                .isEqualTo("[1.0,1.0,100.0,-0.0,0.0,0.0,9007199254740992.0]");
    }

    @Test
    void E2_literalsStay() {
        assertThat(canonical("[true,false,null]")).isEqualTo("[true,false,null]");
    }

    @Property(tries = 1000)
    void E2_readingTheCanonicalTextBackGivesTheSameDocumentAndHash(@ForAll("trees") JsonNode tree) {
        String text = CanonicalJson.write(tree);
        assertThat(TreeReader.read("again", text, new ArrayList<>())).isEqualTo(tree);
        JsonDocument again = JsonDocument.parse("again", text);
        assertThat(again.canonicalText()).isEqualTo(text);
        assertThat(again.canonicalHash()).isEqualTo(again.fileHash());
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return trees(3);
    }

    private static Arbitrary<JsonNode> trees(int depth) {
        Arbitrary<String> strings = Arbitraries.strings().all().ofMaxLength(8);
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                strings.map(NODES::textNode),
                Arbitraries.bigIntegers().map(NODES::numberNode),
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .map(NODES::numberNode),
                Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> inner = trees(depth - 1);
        Arbitrary<JsonNode> arrays =
                inner.list().ofMaxSize(4).map(elements -> NODES.arrayNode().addAll(elements));
        Arbitrary<JsonNode> objects = Arbitraries.maps(strings, inner)
                .ofMaxSize(5)
                .map(members -> NODES.objectNode().setAll(members));
        return Arbitraries.oneOf(scalars, arrays, objects);
    }

    private static String canonical(String text) {
        return JsonDocument.parse("test", text).canonicalText();
    }
}
