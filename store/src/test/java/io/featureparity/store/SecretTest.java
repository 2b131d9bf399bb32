// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path temp;

    private static StoreException refused(ThrowingCallable call) {
        StoreException refused = refusal(StoreException.class, call);
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_SETTING);
        return refused;
    }

    @Test
    void itsTextDoesNotShowIt() {
        assertThat(Secret.of("battery")).hasToString("***");
        assertThat(Secret.of("battery").reveal()).isEqualTo("battery");
    }

    @Test
    void itComesFromTheEnvironment() {
        assertThat(Secret.fromEnvironment("PASSWORD", Map.of("PASSWORD", "battery"))
                        .reveal())
                .isEqualTo("battery");
        assertThat(refused(() -> Secret.fromEnvironment("PASSWORD", Map.of())))
                .hasMessage("FP-1117 at environment variable PASSWORD: must be set, but was not set");
    }

    @Test
    void itComesFromAFileWithOneLine() throws IOException {
        Path file = temp.resolve("password");
        Files.writeString(file, "pass wörd\n");
        assertThat(Secret.fromFile(file).reveal()).isEqualTo("pass wörd");

        refused(() -> Secret.fromFile(temp.resolve("missing")));
        for (String wrong : new String[] {"", "battery\nstaple\n", "battery".repeat(1000)}) {
            Files.writeString(file, wrong);
            assertThat(refused(() -> Secret.fromFile(file)).getMessage()).doesNotContain("battery");
        }
        Files.write(file, new byte[] {'b', (byte) 0xff, 't'});
        assertThat(refused(() -> Secret.fromFile(file))).hasNoCause();
    }
}
