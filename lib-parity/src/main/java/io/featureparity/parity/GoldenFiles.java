// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Where the files of a suite lie: a folder, or the class path. */
abstract class GoldenFiles {

    private static final String ON_CLASS_PATH = "/io/featureparity/golden/";

    /** Opens a file, or throws {@link NoSuchFileException}. */
    abstract InputStream open(String path) throws IOException;

    abstract String where(String path);

    static GoldenFiles in(Path folder) {
        return new GoldenFiles() {
            @Override
            InputStream open(String path) throws IOException {
                return Files.newInputStream(folder.resolve(path));
            }

            @Override
            String where(String path) {
                return folder.resolve(path).toString();
            }
        };
    }

    static GoldenFiles onClassPath(ClassLoader loader) {
        return new GoldenFiles() {
            @Override
            InputStream open(String path) throws IOException {
                InputStream in = loader.getResourceAsStream(ON_CLASS_PATH.substring(1) + path);
                if (in == null) {
                    throw new NoSuchFileException(where(path));
                }
                return in;
            }

            @Override
            String where(String path) {
                return "classpath:" + ON_CLASS_PATH + path;
            }
        };
    }

    final byte[] read(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new GoldenDataException(
                    List.of(new Fault(
                            ErrorCode.GOLDEN_FILE_MISSING,
                            where(path),
                            "must be a file that can be read",
                            e.toString())),
                    e);
        }
    }

    /** Reads a file that may be packed, whole, and gives its content. */
    final byte[] readUnpacked(String path) {
        byte[] bytes = read(path);
        if (!path.endsWith(".gz")) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new GoldenDataException(
                    List.of(new Fault(
                            ErrorCode.GOLDEN_FILE_MALFORMED, where(path), "must be a gzip file", e.toString())),
                    e);
        }
    }
}
