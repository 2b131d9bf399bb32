// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Maven warns of a pom that declares a plugin or a dependency twice, and builds on: the second one replaces the first. */
class PomFilesTest {

    @Test
    void noPomDeclaresAPluginOrADependencyTwice() throws IOException {
        Path root = ProjectFolder.root();
        List<Path> poms = poms(root);
        assertThat(poms).hasSizeGreaterThan(15);
        for (Path pom : poms) {
            assertThat(declaredTwice(Files.readString(pom)))
                    .as(root.relativize(pom).toString())
                    .isEmpty();
        }
    }

    @Test
    void aSecondDeclarationIsFoundOut() {
        String plugin = "<plugin><groupId>g</groupId><artifactId>p</artifactId></plugin>";
        String plain = "<dependency><groupId>g</groupId><artifactId>d</artifactId></dependency>";
        String tests = plain.replace("</dependency>", "<type>test-jar</type></dependency>");
        assertThat(declaredTwice("<project><build><plugins>" + plugin + plugin + "</plugins></build></project>"))
                .containsExactly("plugin g:p");
        assertThat(declaredTwice("<project><build><pluginManagement><plugins>" + plugin
                        + "</plugins></pluginManagement><plugins>" + plugin + "</plugins></build></project>"))
                .isEmpty();
        assertThat(declaredTwice("<project><dependencies>" + plain + tests + "</dependencies></project>"))
                .isEmpty();
        assertThat(declaredTwice("<project><dependencies>" + plain + tests + plain + "</dependencies></project>"))
                .containsExactly("dependency g:d");
        assertThat(declaredTwice("<project><build><plugins>" + plugin.replace("<groupId>g</groupId>", "")
                        + plugin.replace("<groupId>g", "<groupId>org.apache.maven.plugins")
                        + "</plugins></build></project>"))
                .containsExactly("plugin org.apache.maven.plugins:p");
    }

    private static List<Path> poms(Path root) throws IOException {
        List<Path> poms = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean source =
                        !Set.of("target", ".git").contains(folder.getFileName().toString());
                return source ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("pom.xml")) {
                    poms.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return poms;
    }

    private static List<String> declaredTwice(String pom) {
        List<String> twice = new ArrayList<>();
        for (String kind : List.of("plugin", "dependency")) {
            NodeList lists = parsed(pom).getElementsByTagName(kind.equals("plugin") ? "plugins" : "dependencies");
            for (int i = 0; i < lists.getLength(); i++) {
                children((Element) lists.item(i), kind)
                        .collect(Collectors.groupingBy(PomFilesTest::identity, Collectors.counting()))
                        .forEach((identity, count) -> {
                            if (count > 1) {
                                twice.add(kind + " " + identity);
                            }
                        });
            }
        }
        return twice;
    }

    private static String identity(Element declared) {
        String group = declared.getTagName().equals("plugin") ? "org.apache.maven.plugins" : "";
        return Stream.of(
                        child(declared, "groupId", group),
                        child(declared, "artifactId", ""),
                        child(declared, "type", ""),
                        child(declared, "classifier", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(":"));
    }

    private static String child(Element of, String name, String other) {
        return children(of, name)
                .map(Element::getTextContent)
                .findFirst()
                .orElse(other)
                .strip();
    }

    private static Stream<Element> children(Element of, String name) {
        NodeList all = of.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name));
    }

    private static Document parsed(String pom) {
        try {
            return Objects.requireNonNull(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(pom))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
