// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.store.contract.Samples.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class RowBytesTest {

    private static final FeatureKey KEY = key('a', 'b');

    @Test
    void aRowComesBackWithAllItsBits() {
        for (int seed = 0; seed < 200; seed++) {
            FeatureRow row = row(KEY, seed - 100_000_00, 1 + seed, seed);
            assertThat(RowBytes.parse(RowBytes.of(row))).isEqualTo(row);
        }
        FeatureRow none = FeatureRow.warmingUp(KEY, time(0), 1, new double[0], new float[0]);
        assertThat(RowBytes.parse(RowBytes.of(none))).isEqualTo(none);
        for (double quality : new double[] {0, -0.0, 100, 62.5, Double.MIN_VALUE, 100.0 / 3}) {
            FeatureRow judged = row(KEY, 5, 9, 1).withQuality(quality);
            assertThat(RowBytes.parse(RowBytes.of(judged))).isEqualTo(judged);
            assertThat(RowBytes.parse(RowBytes.of(none.withQuality(quality)))).isEqualTo(none.withQuality(quality));
        }
    }

    @Test
    void theBytesAreThoseThatTheDocumentSays() {
        FeatureRow row = FeatureRow.warmingUp(
                new FeatureKey("A", "01".repeat(32), "23".repeat(32)), time(0), 258, new double[] {1}, new float[] {2});
        String expected = "4650524f5701" // FPROW, version 1
                + "8000018e098cb480" // 2024-03-04T13:00:00Z, with the sign turned
                + "0000000000000102"
                + "01".repeat(32)
                + "23".repeat(32)
                + "0000000141"
                + "00000001"
                + "3ff0000000000000"
                + "40000000"
                + "7ff8000000000000" // no agent
                + "ffffffff" // no observation
                + "00".repeat(32);
        byte[] bytes = RowBytes.of(row);
        assertThat(HexFormat.of().formatHex(bytes, 0, bytes.length - 4)).isEqualTo(expected);
        assertThat(RowBytes.AGE_AT).isEqualTo(RowBytes.magic().length + 1);

        byte[] judged = RowBytes.of(row.withQuality(97.5));
        assertThat(HexFormat.of().formatHex(judged, 0, judged.length - 4))
                .isEqualTo(expected.replace("4650524f5701", "4650524f5702") + "4058600000000000");
    }

    @Test
    void newerRowsHaveLargerAges() {
        FeatureRow[] inOrder = {
            row(KEY, -9_000_000, 7, 1), row(KEY, -1, 3, 1), row(KEY, -1, 300, 1), row(KEY, 0, 1, 1), row(KEY, 1, 1, 1)
        };
        for (int i = 1; i < inOrder.length; i++) {
            byte[] older = age(inOrder[i - 1]);
            byte[] newer = age(inOrder[i]);
            assertThat(Arrays.compareUnsigned(older, newer)).isNegative();
        }
    }

    private static byte[] age(FeatureRow row) {
        return Arrays.copyOfRange(RowBytes.of(row), RowBytes.AGE_AT, RowBytes.AGE_AT + RowBytes.AGE_BYTES);
    }

    @Test
    void everyFlippedBitAndEveryCutIsRefused() {
        FeatureRow row = row(KEY, 5, 9, 1);
        for (byte[] good : List.of(RowBytes.of(row), RowBytes.of(row.withQuality(50)))) {
            for (int i = 0; i < good.length; i++) {
                byte[] flipped = good.clone();
                flipped[i] ^= (byte) (1 << (i % 8));
                requireDamaged(flipped);
                requireDamaged(Arrays.copyOf(good, i));
            }
            requireDamaged(Arrays.copyOf(good, good.length + 1));
        }
    }

    private static void requireDamaged(byte[] bytes) {
        assertThat(refusal(StoreException.class, () -> RowBytes.parse(bytes)).code())
                .isEqualTo(ErrorCode.STORE_VALUE_DAMAGED);
    }

    @Test
    void aLengthIsBelievedOnlyAsFarAsThereAreBytes() {
        byte[] bytes = RowBytes.of(row(KEY, 5, 9, 1));
        int lengthOfName = RowBytes.AGE_AT + RowBytes.AGE_BYTES + 64;
        for (int wrong : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, bytes.length}) {
            ByteBuffer.wrap(bytes).putInt(lengthOfName, wrong);
            requireDamaged(withChecksum(bytes));
        }
    }

    @Test
    void anObservationWithAnotherHashIsRefused() {
        byte[] bytes = RowBytes.of(row(KEY, 5, 9, 1));
        bytes[bytes.length - 5] ^= 1;
        assertThat(refusal(StoreException.class, () -> RowBytes.parse(withChecksum(bytes))))
                .hasMessageContaining("must hold the observation whose SHA-256 stands in it");
    }

    private static byte[] withChecksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
        return bytes;
    }
}
