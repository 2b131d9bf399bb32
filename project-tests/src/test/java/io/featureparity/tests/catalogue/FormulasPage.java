// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page {@code docs/formulas.md}: its tables by their headings, and its blocks. */
final class FormulasPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final List<String> lines;

    private FormulasPage(List<String> lines) {
        this.lines = lines;
    }

    static FormulasPage read() {
        try {
            return new FormulasPage(Files.readAllLines(
                    GoldenData.path("").toAbsolutePath().normalize().resolveSibling("docs/formulas.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of all tables between a heading and the next one, without those that have no code in their first cell. */
    List<List<String>> rows(String heading) {
        int from = lines.indexOf(heading);
        if (from < 0) {
            throw new IllegalArgumentException("the page has no heading " + heading);
        }
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(FormulasPage::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    /** From the code of the first cell to that of the second, in all tables of some headings. */
    Map<String, String> texts(String... headings) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String heading : headings) {
            for (List<String> row : rows(heading)) {
                String before =
                        texts.put(code(row.get(0)).get(0), code(row.get(1)).get(0));
                if (before != null) {
                    throw new IllegalStateException("twice on the page: " + row);
                }
            }
        }
        return texts;
    }

    /** Everything in a cell that is written as code. */
    static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** The fenced blocks of a language. */
    List<String> blocks(String language) {
        Matcher block =
                Pattern.compile("(?ms)^ *```" + language + "\\n(.*?)^ *```$").matcher(String.join("\n", lines));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
