// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the state of the feeds is kept while the service does not run.
 *
 * @param folder Folder in which the state of each feed is saved at shutdown, and from which it is restored at start. Without it, nothing is saved.
 * @param whenRefused What happens at start if a saved state is damaged, or is of another model or policy.
 */
public record SnapshotProperties(
        @Nullable Path folder, @DefaultValue("fail") WhenRefused whenRefused) {

    /** What the service does at start if a saved state cannot be used. */
    public enum WhenRefused {
        /** The service does not start. */
        FAIL,

        /** The feed begins anew, with its warm-up; the refused file is kept under another name. */
        BEGIN_ANEW
    }
}
