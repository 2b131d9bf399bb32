// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Refusals of a store, which show no password, whatever they say. */
final class Refused {

    private Refused() {}

    static StoreException refused(ErrorCode code, ThrowingCallable call) {
        StoreException refused = refusal(StoreException.class, call);
        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(Server.PASSWORD).doesNotContain("wrong-password");
        return refused;
    }
}
