// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log of served vectors is meant, and which of its instruments. */
public final class LogOptions {

    @Option(
            names = "--log",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the log. It may be written at the same time.")
    private Path log = Path.of("");

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            description =
                    "The instrument, as the service called it; else all of them, or the only one that can be meant.")
    private @Nullable String instrument;

    /** {@return the folder of the log} */
    public Path folder() {
        return log;
    }

    /** {@return the instrument; null if none is named} */
    public @Nullable String instrument() {
        return instrument;
    }
}
