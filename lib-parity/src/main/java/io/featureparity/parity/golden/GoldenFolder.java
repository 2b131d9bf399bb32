// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A suite that lies in a folder. */
final class GoldenFolder extends GoldenFiles {

    private final Path folder;

    GoldenFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    InputStream open(String path) throws IOException {
        return Files.newInputStream(folder.resolve(path));
    }

    @Override
    String where(String path) {
        return folder.resolve(path).toString();
    }

    @Override
    List<String> list(Set<String> folders) {
        List<String> found = new ArrayList<>();
        for (String name : folders) {
            Path inside = folder.resolve(name);
            if (Files.isDirectory(inside)) {
                try (Stream<Path> files = Files.walk(inside)) {
                    files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .map(this::path)
                            .sorted()
                            .forEach(found::add);
                } catch (IOException e) {
                    throw unreadable(inside.toString(), FileTrouble.reading(e), e);
                } catch (UncheckedIOException e) {
                    throw unreadable(inside.toString(), FileTrouble.reading(Objects.requireNonNull(e.getCause())), e);
                }
            }
        }
        return found;
    }

    /** With the separator that manifests have, whatever this platform's is. */
    private String path(Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
