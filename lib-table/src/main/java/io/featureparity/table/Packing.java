// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Whether and how a CSV file is packed, which its first bytes say and its name only promises. */
enum Packing {
    NONE("none") {
        @Override
        InputStream open(Path file) throws IOException {
            return Files.newInputStream(file);
        }
    },
    GZIP("gzip") {
        @Override
        InputStream open(Path file) throws IOException {
            return new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        }

        /** DuckDB takes a gzip file whose end is missing or whose checksum is wrong. */
        @Override
        void requireWhole(Path file) throws IOException {
            try (InputStream in = open(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    },
    ZSTD("zstd") {
        @Override
        InputStream open(Path file) {
            return new ZstdLines(file);
        }

        /** DuckDB takes a zstd file whose end is missing. */
        @Override
        void requireWhole(Path file) throws IOException {
            ZstdFrames.requireWhole(file);
        }
    };

    private static final int MAGIC = 6;

    /** First bytes of what is no CSV file, in hex, and what it is. */
    private static final List<List<String>> OTHERS = List.of(
            List.of("50415231", "a Parquet file; its name must end in .parquet"),
            List.of("504b0304", "a zip file or an Excel workbook"),
            List.of("d0cf11e0", "an Excel workbook"),
            List.of("425a68", "a bzip2 file"),
            List.of("fd377a585a00", "an xz file"),
            List.of("04224d18", "an lz4 file"),
            List.of("fffe", "text in UTF-16"),
            List.of("feff", "text in UTF-16"));

    private final String label;

    Packing(String label) {
        this.label = label;
    }

    /** Looks at the first bytes; what is neither CSV nor packed CSV is refused. */
    static Packing of(Path file, Path shown) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MAGIC);
        }
        String hex = HexFormat.of().formatHex(start);
        if (hex.startsWith("1f8b")) {
            return GZIP;
        } else if (hex.startsWith("28b52ffd") || hex.matches("5[0-9a-f]2a4d18.*")) {
            return ZSTD;
        }
        for (List<String> other : OTHERS) {
            if (hex.startsWith(other.get(0))) {
                String rule = "must be CSV in UTF-8, as it is or packed by gzip or zstd";
                throw TableFaults.of(ErrorCode.TABLE_PACKED, Place.file(shown), rule, other.get(1), null);
            }
        }
        return NONE;
    }

    /** What DuckDB calls it. */
    String label() {
        return label;
    }

    /** The text; lines of a zstd file end in {@code \n}, whatever they end in there. */
    abstract InputStream open(Path file) throws IOException;

    /** Throws what is wrong with a packed file that DuckDB would take for whole. */
    void requireWhole(Path file) throws IOException {
        // A text that ends anywhere is one.
    }
}
