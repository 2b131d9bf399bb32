// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A golden case as files that the commands take: its bars, and what training computed, with the time in front. */
final class GoldenTables {

    private final Path folder;
    private final String name;

    GoldenTables(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    Path bars() {
        return golden("input");
    }

    Path stats() {
        return GoldenData.path(GoldenData.STATISTICS);
    }

    /** What training computed at a stage: the rows of a golden file, each behind its bar's time. */
    Path expected(String stage) {
        return beside(stage, bars(), golden(stage));
    }

    /** The bars, with the position at each. */
    Path barsWithPositions() {
        return beside("bars", bars(), golden("state"), Integer.MAX_VALUE);
    }

    private Path golden(String file) {
        return GoldenData.path("cases/" + name + "/" + file + ".csv");
    }

    private Path beside(String file, Path left, Path right) {
        return beside(file, left, right, 1);
    }

    private Path beside(String file, Path left, Path right, int columns) {
        List<String> lines = new ArrayList<>();
        List<String> first = lines(left);
        List<String> second = lines(right);
        for (int i = 0; i < first.size(); i++) {
            String kept = columns == 1 ? first.get(i).substring(0, first.get(i).indexOf(',')) : first.get(i);
            lines.add(kept + "," + second.get(i));
        }
        return write(file + ".csv", lines);
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path write(String file, List<String> lines) {
        try {
            return Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
