// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Replacing what is read by what is made of it is nobody's intention. */
public final class OtherFile {

    private OtherFile() {}

    /**
     * Refuses a target that is the source, by whatever name.
     *
     * @param target what is to be written
     * @param what what the source is
     * @param source what is to be read, null for nothing
     */
    public static void require(Path target, String what, @Nullable Path source) {
        try {
            if (source != null && Files.exists(target) && Files.exists(source) && Files.isSameFile(target, source)) {
                throw new InputException(new Fault(
                        ErrorCode.TABLE_FILE, target.toString(), "must be another file than the " + what, "the same"));
            }
        } catch (IOException e) {
            // Whichever of the two cannot be looked at will be refused with its own reason.
        }
    }
}
