// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines between two markers in a source that the build compiles. A document shows them; indentation and empty lines
 * do not count. The markers are the comments {@code // Shown in README.md} and {@code // Shown up to here}.
 */
record ShownCode(Path document, List<String> lines) {

    private static final Pattern BEGIN = Pattern.compile("// Shown in (\\S+\\.md)");
    private static final String END = "// Shown up to here";

    /** Everything that a source marks. */
    static List<ShownCode> in(String source) {
        List<ShownCode> found = new ArrayList<>();
        List<String> open = null;
        Path document = Path.of("");
        for (String line : linesThatCount(source)) {
            Matcher begin = BEGIN.matcher(line);
            boolean begins = begin.matches();
            boolean ends = line.equals(END);
            if ((begins && open != null) || (ends && open == null)) {
                throw new IllegalArgumentException("a marker without its partner: " + line);
            }
            if (begins) {
                document = Path.of(begin.group(1));
                open = new ArrayList<>();
            } else if (ends) {
                found.add(new ShownCode(document, List.copyOf(open)));
                open = null;
            } else if (open != null) {
                open.add(line);
            }
        }
        if (open != null) {
            throw new IllegalArgumentException("a marker without its partner, for " + document);
        }
        return found;
    }

    /** The Java code that a document shows, block by block. */
    static List<ShownCode> of(Path document, Markdown markdown) {
        return markdown.fences().stream()
                .filter(fence -> fence.language().equals("java"))
                .map(fence -> new ShownCode(document, linesThatCount(fence.text())))
                .toList();
    }

    private static List<String> linesThatCount(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
