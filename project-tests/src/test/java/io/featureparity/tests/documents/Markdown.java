// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of a Markdown text that name something: code spans, links, headings, fenced blocks. */
record Markdown(List<String> codeSpans, List<String> links, List<String> anchors, List<Fence> fences) {

    /** A fenced block: the language that its first line names, or nothing, and what stands in it. */
    record Fence(String language, String text) {}

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(?:> ?)*(?:[-*] +)?\\s*(`{3,}|~{3,})\\s*(\\S*).*$");
    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern CODE_SPAN = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);
    private static final Pattern INLINE_LINK = Pattern.compile("\\]\\(\\s*<?([^)>\\s]*)>?(?:\\s+\"[^\"]*\")?\\s*\\)");
    private static final Pattern LINK_DEFINITION =
            Pattern.compile("(?m)^ {0,3}\\[[^\\]]+\\]:\\s*<?(\\S+?)>?(?:\\s.*)?$");

    /** Reads a text; what cannot be read without doubt is an error. */
    static Markdown read(String text) {
        List<Fence> fences = new ArrayList<>();
        String prose = withoutFences(text, fences);

        List<String> codeSpans = new ArrayList<>();
        List<String> links = new ArrayList<>();
        for (String paragraph : prose.replace("\\`", "").split("\\n\\s*\\n|\\n(?=\\s*\\|)", -1)) {
            Matcher span = CODE_SPAN.matcher(paragraph);
            while (span.find()) {
                codeSpans.add(span.group(2).strip());
            }
            String rest = span.replaceAll("code");
            if (rest.contains("`")) {
                throw new IllegalArgumentException("a backtick without its partner in: " + paragraph);
            }
            addAll(links, INLINE_LINK.matcher(rest));
            addAll(links, LINK_DEFINITION.matcher(rest));
        }
        List<String> anchors = prose.lines()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> anchor(heading.group(1)))
                .toList();
        return new Markdown(List.copyOf(codeSpans), List.copyOf(links), anchors, List.copyOf(fences));
    }

    private static String withoutFences(String text, List<Fence> fences) {
        StringBuilder prose = new StringBuilder();
        StringBuilder block = new StringBuilder();
        String open = "";
        String language = "";
        for (String line : text.lines().toList()) {
            Matcher fence = FENCE.matcher(line);
            if (open.isEmpty() && fence.matches()) {
                open = fence.group(1);
                language = fence.group(2);
            } else if (open.isEmpty()) {
                prose.append(line).append('\n');
            } else if (line.strip().startsWith(open)) {
                fences.add(new Fence(language, block.toString()));
                block.setLength(0);
                open = "";
            } else {
                block.append(line).append('\n');
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("a fenced block without its end: " + block);
        }
        return prose.toString();
    }

    private static void addAll(List<String> found, Matcher matcher) {
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }

    /** The anchor that a forge makes of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
                .mapToObj(c -> c == ' ' ? "-" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
