// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Bars of a golden case, altered as a test wants it, and the verb that judges them. */
abstract class QualityCommandTests {

    /** Five sessions, from 2024-02-27 to 2024-03-04, of which each bar is there and good. */
    static final Path GOOD = GoldenData.path("cases/month-end/input.csv");

    static final int HIGH = 2;

    static final int LOW = 3;

    static final int CLOSE = 4;

    static final int DXY = 5;

    @TempDir
    Path folder;

    final Run run = new Run();

    final List<String> lines = new ArrayList<>(GoldenTables.lines(GOOD));

    Path file(String name, List<String> content) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", content) + "\n");
    }

    Path file() throws IOException {
        return file("bars.csv", lines);
    }

    /** Replaces a field of a line, as an editor counts lines. */
    void set(int line, int column, String value) {
        String[] fields = lines.get(line - 1).split(",", -1);
        fields[column] = value;
        lines.set(line - 1, String.join(",", fields));
    }

    String get(int line, int column) {
        return lines.get(line - 1).split(",", -1)[column];
    }

    ExitCode quality(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file()));
        all.addAll(List.of(args));
        return run.verb("quality", all.toArray());
    }

    JsonNode json(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file(), "--json"));
        all.addAll(List.of(args));
        Run other = new Run();
        other.verb("quality", all.toArray());
        return JsonMapper.builder().build().readTree(other.out());
    }
}
