// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a document names and the project does not have. In doubt, a name counts as missing. */
final class DocumentCheck {

    private static final Pattern EXTERNAL = Pattern.compile("(?:https?://|mailto:)\\S+");
    private static final Pattern KNOWN_EXTENSION =
            Pattern.compile(".+\\.(?:java|md|json|csv|xml|ya?ml|py|sh|txt|properties|config|jar|groovy|html|toml)");
    private static final Pattern FORMULA = Pattern.compile(".*[=()\\[\\]+^|,].*|(?:.*/)?[0-9]+(?:\\.[0-9]+)?(?:/.*)?");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w.$#-])@?([A-Z]\\w*[a-z]\\w*)(?:[.#]([A-Za-z_]\\w*))?(?:[.#]([A-Za-z_]\\w*))?");
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w./-])io\\.featureparity(?:\\.\\w+)*");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^\\s*import\\s+(static\\s+)?(io\\.featureparity[\\w.]*?)(\\.\\*)?\\s*;");
    private static final Pattern COMMAND = Pattern.compile("(?<!\\S)\\./[\\w./-]+");
    private static final Pattern COORDINATE =
            Pattern.compile("<groupId>io\\.featureparity</groupId>\\s*<artifactId>([^<]*)</artifactId>");

    /** The former name of something that moved, as the changelog lists it before the new one. */
    private static final Pattern FORMER = Pattern.compile("(?m)^- `(io\\.featureparity[\\w.]*)` -> (?=`)");

    private final ProjectTree tree;
    private final Set<String> foreign;

    /**
     * Makes a check.
     *
     * @param tree what exists
     * @param foreign names of others: types without package, or whole words
     */
    DocumentCheck(ProjectTree tree, Set<String> foreign) {
        this.tree = tree;
        this.foreign = foreign;
    }

    /**
     * Everything that the text of the document at this place, relative to the root, names in vain; and the names that it
     * calls former ones although they still exist.
     */
    List<String> missing(Path document, String text) {
        List<String> missing = new ArrayList<>();
        Matcher former = FORMER.matcher(text);
        former.results()
                .map(found -> found.group(1))
                .filter(this::qualifiedNameExists)
                .forEach(name -> missing.add("former name " + name));
        Markdown markdown = Markdown.read(former.replaceAll("- "));
        for (String span : markdown.codeSpans()) {
            checkSpan(span, missing);
        }
        for (String link : markdown.links()) {
            if (!linkExists(document, link, markdown)) {
                missing.add("link " + link);
            }
        }
        for (Markdown.Fence fence : markdown.fences()) {
            checkFence(fence.text(), missing);
        }
        return missing;
    }

    private void checkSpan(String span, List<String> missing) {
        for (String word : QUOTED.matcher(span).replaceAll(" ").split("\\s+", -1)) {
            if (foreign.contains(word) || word.startsWith("-")) {
                continue; // a name of others, or an option of a command
            }
            if (looksLikePath(word)) {
                if (!pathExists(word)) {
                    missing.add("path " + word);
                }
            } else {
                checkNames(word, missing);
            }
        }
    }

    private static boolean looksLikePath(String word) {
        boolean named = word.chars().anyMatch(Character::isLetter);
        boolean shaped = word.contains("/") || KNOWN_EXTENSION.matcher(word).matches();
        return named
                && shaped
                && !FORMULA.matcher(word).matches()
                && !EXTERNAL.matcher(word).matches();
    }

    private boolean pathExists(String word) {
        if (word.contains("*")) {
            return tree.hasMatch(word);
        }
        String withoutLine = word.replaceFirst(":\\d+$", "");
        return isPath(withoutLine) && tree.hasPath(Path.of(withoutLine));
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void checkNames(String word, List<String> missing) {
        Matcher qualified = QUALIFIED.matcher(word);
        while (qualified.find()) {
            if (!qualifiedNameExists(qualified.group())) {
                missing.add("name " + qualified.group());
            }
        }
        Matcher type = TYPE.matcher(qualified.replaceAll(""));
        while (type.find()) {
            if (!typeExists(type.group(1), type.group(2), type.group(3))) {
                missing.add("type " + type.group());
            }
        }
    }

    private boolean qualifiedNameExists(String name) {
        int lastDot = name.lastIndexOf('.');
        return tree.hasQualifiedName(name)
                || (lastDot > 0
                        && tree.hasQualifiedName(name.substring(0, lastDot))
                        && Character.isUpperCase(name.charAt(name.lastIndexOf('.', lastDot - 1) + 1))
                        && tree.hasMember(
                                name.substring(name.lastIndexOf('.', lastDot - 1) + 1, lastDot),
                                name.substring(lastDot + 1)));
    }

    private boolean typeExists(String type, String member, String memberOfMember) {
        if (foreign.contains(type)) {
            return true;
        }
        boolean found = tree.hasType(type) && (member == null || tree.hasMember(type, member));
        boolean nested = member != null && tree.hasType(member);
        return found && (memberOfMember == null || !nested || tree.hasMember(member, memberOfMember));
    }

    private boolean linkExists(Path document, String link, Markdown markdown) {
        if (EXTERNAL.matcher(link).matches()) {
            return true;
        }
        int hash = link.indexOf('#');
        String target = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash + 1);
        if (target.isEmpty()) {
            return markdown.anchors().contains(anchor);
        }
        if (!isPath(target)) {
            return false;
        }
        Path path = document.resolveSibling(target).normalize();
        return tree.hasPath(path)
                && (anchor.isEmpty() || Documents.read(tree, path).anchors().contains(anchor));
    }

    private void checkFence(String fence, List<String> missing) {
        Matcher imports = IMPORT.matcher(fence);
        while (imports.find()) {
            if (!qualifiedNameExists(imports.group(2))) {
                missing.add("import " + imports.group(2));
            }
        }
        Matcher command = COMMAND.matcher(fence);
        while (command.find()) {
            if (!pathExists(command.group())) {
                missing.add("path " + command.group());
            }
        }
        Matcher coordinate = COORDINATE.matcher(fence);
        while (coordinate.find()) {
            // A starter begins with the project's name, as Spring Boot asks of those that are not its own.
            String folder = coordinate.group(1).replaceFirst("^feature-parity-", "");
            if (!tree.hasPath(Path.of(folder, "pom.xml"))) {
                missing.add("module " + coordinate.group(1));
            }
        }
    }
}
