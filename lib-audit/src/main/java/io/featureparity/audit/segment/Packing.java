// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** How a segment's file is packed. This library packs with zstd; it only reads gzip, which earlier logs have. */
public enum Packing {
    /** Not at all. */
    NONE("") {
        @Override
        InputStream open(InputStream file) {
            return file;
        }
    },
    /** By gzip. */
    GZIP(".gz") {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new GZIPInputStream(file, PIECE);
        }
    },
    /** By zstd, in as many frames as there were pieces. */
    ZSTD(".zst") {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new ZstdInputStream(file);
        }
    };

    private static final int PIECE = 1 << 16;

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    static Packing ofEnding(String ending) {
        return Stream.of(values())
                .filter(packing -> packing.ending.equals(ending))
                .findFirst()
                .orElseThrow();
    }

    /** How the name of a file ends that is packed so. */
    String ending() {
        return ending;
    }

    /** Unpacks a file. */
    abstract InputStream open(InputStream file) throws IOException;
}
