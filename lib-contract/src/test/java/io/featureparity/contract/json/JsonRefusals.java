// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Fault;

/** With which faults a text is refused as JSON. */
final class JsonRefusals {

    private JsonRefusals() {}

    static DocumentException refused(String text) {
        return refusal(DocumentException.class, () -> JsonDocument.parse("d.json", text));
    }

    static Fault onlyFault(String text) {
        assertThat(refused(text)).isNotNull();
        assertThat(refused(text).faults()).hasSize(1);
        return refused(text).faults().get(0);
    }

    static Fault onlyFault(byte[] utf8) {
        DocumentException refused = refusal(DocumentException.class, () -> JsonDocument.parse("d.json", utf8));
        assertThat(refused.faults()).hasSize(1);
        return refused.faults().get(0);
    }
}
