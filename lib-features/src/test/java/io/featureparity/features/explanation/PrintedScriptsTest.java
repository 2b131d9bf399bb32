// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What training's tests run is what is printed. */
class PrintedScriptsTest {

    @Test
    void theFilesThatTrainingRunsAreWhatIsPrinted() throws IOException {
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> files = Files.list(PrintedScripts.FOLDER)) {
            for (Path file : files.toList()) {
                there.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(there)
                .as("run the main of PrintedScripts in the folder lib-features, and then training/verify")
                .isEqualTo(PrintedScripts.all());
    }
}
