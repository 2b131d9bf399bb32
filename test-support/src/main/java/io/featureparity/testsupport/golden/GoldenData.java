// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.golden;

import io.featureparity.testsupport.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The files of the module {@code golden-data}, from the class path or from its folder. */
public final class GoldenData {

    /** The statistics that the training outputs were normalised with. */
    public static final String STATISTICS = "training-outputs/norm_stats.json";

    /** The cases among the training outputs that hold an input, the raw features and the normalised ones. */
    public static final List<String> TRAINING_OUTPUTS = List.of(
            "coarse-ticks",
            "falling",
            "flat",
            "flat-then-moving",
            "large-prices",
            "low-missing",
            "macro-emptied",
            "macro-extreme",
            "macro-missing",
            "macro-signs",
            "macro-steps",
            "missing-bars",
            "partial-bars",
            "rising",
            "session-walk",
            "shocks",
            "short",
            "single-bar",
            "small-prices");

    private static final String ON_CLASS_PATH = "/io/featureparity/golden/";

    private GoldenData() {}

    /**
     * Gives the folder, for what reads files itself; tests run in the folder of their module.
     *
     * @return the folder
     */
    public static Path folder() {
        return Path.of("..", "golden-data");
    }

    /**
     * Gives the path of a file in the folder.
     *
     * @param file its path in the module, such as {@code cases/year/raw.csv}
     * @return the path
     */
    public static Path path(String file) {
        return folder().resolve(file);
    }

    /**
     * Reads a file from the class path.
     *
     * @param file its path in the module
     * @return the bytes
     */
    public static byte[] bytes(String file) {
        return Resources.bytes(ON_CLASS_PATH + file);
    }

    /**
     * Reads a file from the class path.
     *
     * @param file its path in the module
     * @return the text
     */
    public static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** {@return the text of the statistics that the training outputs were normalised with} */
    public static String statistics() {
        return text(STATISTICS);
    }
}
