// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with a file for each note. Each file is written in one step. */
public final class CheckpointFolder implements CheckpointPlace {

    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{19})\\.note");

    /** No note comes near; a larger file is something else. */
    private static final long LARGEST = 1 << 16;

    private final Path folder;

    /**
     * Makes a place from a folder.
     *
     * @param folder the folder, which must not be inside of a log; it is made with the first note
     */
    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    @Override
    public void keep(long records, String note) throws IOException {
        Files.createDirectories(folder);
        try (AtomicFile file = AtomicFile.create(file(records))) {
            file.write(note.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    @Override
    public List<Long> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Long.valueOf(name.group(1)))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException noneYet) {
            return List.of();
        }
    }

    @Override
    public String read(long records) throws IOException {
        Path file = file(records);
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return Files.readString(file);
    }

    @Override
    public Place place(long records) {
        return Place.file(file(records));
    }

    private Path file(long records) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%019d.note", records));
    }
}
