// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.json.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;

/** Where the files of a suite lie: a folder, or the class path. Nothing is held against a hash here. */
abstract sealed class GoldenFiles permits GoldenFolder, GoldenFiles.OnClassPath {

    /** Opens a file, or throws {@link NoSuchFileException}. */
    abstract InputStream open(String path) throws IOException;

    /** The place of a file as errors show it. */
    abstract String where(String path);

    /** Every file in some folders, at any depth; none where folders cannot be listed. */
    abstract List<String> list(Set<String> folders);

    /** Reads a file that must not be longer than this. */
    final byte[] read(String path, int most, String content) {
        try (InputStream in = open(path)) {
            return read(in, most, where(path), content);
        } catch (IOException e) {
            throw unreadable(where(path), FileTrouble.reading(e), e);
        }
    }

    /** Reads to the end, or to one byte more than there may be: a small file can unpack to one that no memory holds. */
    static byte[] read(InputStream in, int most, String where, String content) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.FILE_TOO_LARGE,
                    where,
                    "must have at most " + most + " bytes, for " + content,
                    "a longer one"));
        }
        return bytes;
    }

    /** The SHA-256 of a file of any length. */
    final String hash(String path) {
        try (InputStream in = open(path)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw unreadable(where(path), FileTrouble.reading(e), e);
        }
    }

    static GoldenDataException unreadable(String where, String why, Exception cause) {
        return new GoldenDataException(
                List.of(new Fault(ErrorCode.GOLDEN_FILE_MISSING, where, "must be a file that can be read", why)),
                cause);
    }

    /** The golden-data artifact. */
    static final class OnClassPath extends GoldenFiles {
        private static final String FOLDER = "io/featureparity/golden/";

        private final ClassLoader loader;

        OnClassPath(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        InputStream open(String path) throws IOException {
            InputStream in = loader.getResourceAsStream(FOLDER + path);
            if (in == null) {
                throw new NoSuchFileException(where(path));
            }
            return in;
        }

        @Override
        String where(String path) {
            return "classpath:/" + FOLDER + path;
        }

        @Override
        List<String> list(Set<String> folders) {
            return List.of();
        }
    }
}
