// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the project, and the types and packages that its sources declare. */
final class ProjectTree {

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");
    private static final Set<String> NOT_SOURCE = Set.of("target", ".git", ".idea", "__pycache__", ".venv");

    private final Path root;
    private final Set<Path> paths = new HashSet<>();
    private final Map<String, String> sourcesByType = new HashMap<>();
    private final Set<String> qualifiedNames = new HashSet<>();

    private ProjectTree(Path root) {
        this.root = root;
    }

    /** The tree that this test is part of: the nearest directory above that holds Maven's configuration. */
    static ProjectTree ofThisProject() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve(".mvn"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("not run inside the project");
            }
        }
        return at(directory);
    }

    static ProjectTree at(Path root) {
        ProjectTree tree = new ProjectTree(root);
        try {
            Files.walkFileTree(root, tree.new Collector());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }

    Path root() {
        return root;
    }

    /** The documents of the project as a whole. */
    List<Path> documents() {
        return everyDocument().stream()
                .filter(path -> path.getNameCount() == 1 || path.startsWith("docs"))
                .toList();
    }

    /** The documents of the project as a whole and of each module. */
    List<Path> everyDocument() {
        return files(".md");
    }

    /** Java sources that the build compiles and that nobody depends on: tests, and the programs in the examples. */
    List<Path> testSources() {
        return files(".java").stream()
                .filter(path -> path.startsWith("examples") || path.toString().contains("/src/test/java/"))
                .toList();
    }

    private List<Path> files(String extension) {
        return paths.stream()
                .filter(path -> path.toString().endsWith(extension))
                .sorted()
                .toList();
    }

    /** Whether a file or directory, relative to the root, exists; build output counts if its module does. */
    boolean hasPath(Path relative) {
        Path path = relative.normalize();
        if (path.isAbsolute() || path.startsWith("..")) {
            return false;
        }
        for (int i = 1; i < path.getNameCount(); i++) {
            if (path.getName(i).toString().equals("target")) {
                return paths.contains(path.subpath(0, i).resolve("pom.xml"));
            }
        }
        return path.toString().isEmpty() || paths.contains(path);
    }

    boolean hasMatch(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        return paths.stream().anyMatch(matcher::matches);
    }

    boolean hasType(String simpleName) {
        return sourcesByType.containsKey(simpleName);
    }

    /** Whether the sources that declare the type also have this word. */
    boolean hasMember(String simpleName, String member) {
        String sources = sourcesByType.getOrDefault(simpleName, "");
        return Pattern.compile("\\b" + Pattern.quote(member) + "\\b")
                .matcher(sources)
                .find();
    }

    /** Whether a type or a package of this full name is declared. */
    boolean hasQualifiedName(String name) {
        return qualifiedNames.contains(name);
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (NOT_SOURCE.contains(directory.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            paths.add(root.relativize(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            paths.add(root.relativize(file));
            if (file.toString().endsWith(".java")) {
                addSource(file, Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private void addSource(Path file, String source) {
        Matcher packageName = Pattern.compile("(?m)^package ([\\w.]+);").matcher(source);
        String prefix = "";
        if (packageName.find()) {
            String name = packageName.group(1);
            prefix = name + ".";
            for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
                qualifiedNames.add(name.substring(0, dot));
            }
            qualifiedNames.add(prefix + file.getFileName().toString().replace(".java", ""));
        }
        Matcher type = TYPE.matcher(source);
        while (type.find()) {
            sourcesByType.merge(type.group(1), source, String::concat);
        }
    }
}
