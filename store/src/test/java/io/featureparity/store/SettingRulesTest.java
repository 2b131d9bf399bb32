// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.StoreException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingRulesTest {

    private static final SettingRules RULES = new SettingRules("Redis");

    private static String said(ThrowingCallable call) {
        return refusal(StoreException.class, call).getMessage();
    }

    @Test
    void anAddressIsANameAndAPort() {
        RULES.address("localhost", 1);
        RULES.address("::1", 65_535);
        assertThat(said(() -> RULES.address(" ", 1)))
                .isEqualTo("FP-1117 at Redis host: must be a name or an address, but was  ");
        assertThat(said(() -> RULES.address("localhost", 0)))
                .isEqualTo("FP-1117 at Redis port: must be from 1 to 65535, but was 0");
        assertThat(said(() -> RULES.address("localhost", 65_536)))
                .isEqualTo("FP-1117 at Redis port: must be from 1 to 65535, but was 65536");
    }

    @Test
    void aPoolHasOneToAThousandConnections() {
        RULES.poolSize(1);
        RULES.poolSize(1000);
        assertThat(said(() -> RULES.poolSize(0)))
                .isEqualTo("FP-1117 at Redis pool: must have from 1 to 1000 connections, but was 0");
        assertThat(said(() -> RULES.poolSize(1001)))
                .isEqualTo("FP-1117 at Redis pool: must have from 1 to 1000 connections, but was 1001");
    }

    @Test
    void anyOtherRuleIsSaidInItsOwnWords() {
        RULES.require(true, "key prefix", "must be a text", "x");
        assertThat(said(() -> RULES.require(false, "key prefix", "must be a text", "x")))
                .isEqualTo("FP-1117 at Redis key prefix: must be a text, but was x");
    }
}
