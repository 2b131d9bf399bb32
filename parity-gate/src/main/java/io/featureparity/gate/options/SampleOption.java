// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.audit.KeySample;
import io.featureparity.parity.coverage.Share;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records are compared. */
public final class SampleOption {

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            converter = ShareText.class,
            description =
                    "Compare about this share of the records, such as 0.1 or 10%%, chosen by a hash of instrument and"
                            + " time: the same ones each time. Else all of them.")
    private @Nullable Share share;

    /** {@return which records are compared} */
    public KeySample sample() {
        return share == null ? KeySample.all() : KeySample.of(share);
    }
}
