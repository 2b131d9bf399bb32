// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.file.PrivateFolder;
import io.featureparity.table.TableFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StandardInputTest {

    private static Path keep(InputStream in, long largest) {
        return StandardInput.keep(in, TableFormat.CSV_GZ, largest);
    }

    @Test
    void whatIsKeptIsWhatCame() throws IOException {
        byte[] bytes = new byte[200_000];
        bytes[100_000] = 7;
        Path kept = keep(new ByteArrayInputStream(bytes), bytes.length);
        assertThat(kept.toString()).endsWith(".csv.gz");
        assertThat(kept.getParent())
                .as("readable by its owner alone")
                .isEqualTo(PrivateFolder.ofUser().path());
        assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
        Files.delete(kept);
    }

    /** It is not read on to see how much more there is. */
    @Test
    void aStreamWithoutEndIsRefused() {
        InputStream endless = new InputStream() {
            private int left = 1_000_000;

            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                left -= length;
                assertThat(left).as("bytes that may still be read").isNotNegative();
                return length;
            }
        };
        assertThat(refusal(InputException.class, () -> keep(endless, 70_000)))
                .hasMessage("FP-933 at standard input: must hold a table of at most 70000 bytes, but was more");
    }

    @Test
    void aStreamThatFailsIsSaidInWords() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        assertThat(refusal(InputException.class, () -> keep(broken, 10)))
                .hasMessageStartingWith("FP-933 at standard input: must be readable, and fit into ")
                .hasMessageEndingWith(", but was an error of the disk");
    }
}
