// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.contract.file.PrivateFolder;
import io.featureparity.contract.file.ProcessFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a demo. Kafka and Flink end with the process; what one that was killed leaves, the next demo deletes. */
final class DemoFolder implements AutoCloseable {

    private final ProcessFolder folder;

    private DemoFolder(ProcessFolder folder) {
        this.folder = folder;
    }

    /** Makes a folder, after those of dead demos are gone. */
    static DemoFolder create() throws IOException {
        return createIn(PrivateFolder.ofUser().path());
    }

    static DemoFolder createIn(Path parent) throws IOException {
        return new DemoFolder(ProcessFolder.create(parent, "flink-demo"));
    }

    Path path() {
        return folder.path();
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(path().resolve(name), text);
    }

    /** Deletes the folder. What wrote into it must have ended. */
    @Override
    public void close() throws IOException {
        folder.close();
    }
}
