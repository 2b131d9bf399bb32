// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change that would change nothing fails, so that no test runs under a contract that it did not mean. */
class ContractDocumentTest {

    private static final String TEXT = """
            {"id": "a", "macro": [{"name": "dxy", "limit": 1}, {"name": "vix", "limit": 2}],
             "policies": {"live": {"late": "refuse", "duplicate": "drop"}},
             "features": [{"name": "f", "calculation": {"kind": "change", "lag": 1}, "undefined": 0.0}]}
            """;

    private final ContractDocument document = ContractDocument.parse(TEXT);

    private String compact() {
        return JsonTree.parse(document.toJson()).toString();
    }

    @Test
    void valuesAreReplacedWhereverTheyStand() {
        document.set("/id", "b")
                .setInMacro("vix", "/limit", null)
                .setInFeature("f", "/undefined", 1.5)
                .setInCalculations("change", "lag", 288)
                .policy("test", "live", Map.of("late", "drop"))
                .rename("macro", Map.of("dxy", "vix", "vix", "dxy"));
        assertThat(compact())
                .isEqualTo("{'id':'b','macro':[{'name':'vix','limit':1},{'name':'dxy','limit':null}],"
                        .replace('\'', '"')
                        .concat(
                                "'policies':{'live':{'late':'refuse','duplicate':'drop'},'test':{'late':'drop','duplicate':'drop'}},"
                                        .replace('\'', '"'))
                        .concat("'features':[{'name':'f','calculation':{'kind':'change','lag':288},'undefined':1.5}]}"
                                .replace('\'', '"')));
    }

    @Test
    void whatIsNotThereCannotBeReplaced() {
        refusal(IllegalArgumentException.class, () -> document.set("/idd", "b"));
        refusal(IllegalArgumentException.class, () -> document.setInMacro("embi", "/limit", 1));
        refusal(IllegalArgumentException.class, () -> document.setInFeature("f", "/undef", 1));
        refusal(IllegalArgumentException.class, () -> document.setInCalculations("rsi", "lag", 1));
        refusal(IllegalArgumentException.class, () -> document.policy("test", "live", Map.of("later", "drop")));
        assertThat(compact()).isEqualTo(JsonTree.parse(TEXT).toString());
    }
}
