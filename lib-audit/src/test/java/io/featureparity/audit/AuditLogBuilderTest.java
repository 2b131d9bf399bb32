// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.contract.error.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are not possible. */
class AuditLogBuilderTest extends LogTests {

    @Test
    void impossibleSettingsAreRefused(@TempDir Path temp) {
        AuditLogBuilder builder = AuditLog.in(temp, "example.com/x", model, () -> 7);
        assertThat(code(() -> AuditLog.in(temp, "two words", model, () -> 7))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.segmentBytes(1))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.keepSegments(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.waitingRecords(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.waitingRecords(1 << 21))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.stateEveryBars(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.closeWithin(Duration.ZERO))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> Durability.every(0))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> Durability.every(Duration.ofDays(2)))).isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.checkpoints(signer, new CheckpointFolder(temp.resolve("inside")))))
                .isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(code(() -> builder.keepSegments(3).open())).isEqualTo(ErrorCode.AUDIT_SETTING);
    }
}
