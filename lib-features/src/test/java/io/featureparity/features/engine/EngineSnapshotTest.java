// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.features.state.LongInState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSnapshotTest {

    private final FeatureContract contract = TestContracts.usdcop();

    private FeatureEngine engine(long seed, int bars) {
        FeatureEngine engine = FeatureEngine.of(TestContracts.trained(contract));
        new FeatureBatch(engine).raw(Markets.of(contract, seed, bars));
        return engine;
    }

    private static ErrorCode refused(ThrowingCallable call) {
        return refusal(SnapshotException.class, call).code();
    }

    @Test
    void C13_snapshotSaysWhatItIsOf() {
        FeatureEngine engine = engine(1, 100);
        EngineSnapshot snapshot = EngineSnapshot.parse(engine.snapshot().toBytes());
        assertThat(snapshot).isEqualTo(engine.snapshot()).hasSameHashCodeAs(engine.snapshot());
        assertThat(snapshot).isNotEqualTo(engine(1, 99).snapshot());
        assertThat(snapshot.barsSeen()).isEqualTo(100);
        assertThat(snapshot.lastTime()).contains(engine.lastTime());
        assertThat(snapshot.contractHash()).isEqualTo(contract.hash());
        assertThat(snapshot.statsHash()).isEqualTo(TestContracts.trainingStats().hash());
        assertThat(snapshot)
                .hasToString("snapshot after 100 bars (contract " + contract.hash() + ", statistics "
                        + snapshot.statsHash() + ")");
    }

    @Test
    void C13_snapshotOfAnEngineThatHasSeenNothing() {
        EngineSnapshot snapshot = EngineSnapshot.parse(engine(1, 0).snapshot().toBytes());
        assertThat(snapshot.barsSeen()).isZero();
        assertThat(snapshot.lastTime()).isEmpty();
        FeatureEngine engine = engine(2, 50);
        engine.restore(snapshot);
        assertThat(engine.snapshot()).isEqualTo(engine(1, 0).snapshot());
    }

    @Test
    void C13_snapshotDoesNotMoveWithItsEngine() {
        FeatureEngine engine = engine(1, 100);
        EngineSnapshot snapshot = engine.snapshot();
        byte[] before = snapshot.toBytes();
        engine.advance(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(snapshot.toBytes()).isEqualTo(before);
        FeatureEngine restored = engine(2, 10);
        restored.restore(snapshot);
        restored.advance(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(snapshot.toBytes()).isEqualTo(before);
    }

    /** An exception costs more than all else here, so a try takes one byte in 127 and a test takes them all. */
    private static final int STRIDE = 127;

    @Property(tries = 1_000)
    void C13_flippedBytesAreFoundOut(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 255) int flip,
            @ForAll @IntRange(max = STRIDE - 1) int first) {
        byte[] whole = engine(seed, 70).snapshot().toBytes();
        for (int i = first; i < whole.length; i += STRIDE) {
            assertFlipIsFoundOut(whole, i, flip);
        }
    }

    @Test
    void C13_everyFlippedByteIsFoundOut() {
        byte[] whole = engine(1, 70).snapshot().toBytes();
        for (int i = 0; i < whole.length; i++) {
            for (int flip = 1; flip < 256; flip <<= 1) {
                assertFlipIsFoundOut(whole, i, flip);
            }
        }
    }

    private static void assertFlipIsFoundOut(byte[] whole, int at, int flip) {
        byte[] altered = whole.clone();
        altered[at] ^= (byte) flip;
        assertThat(refused(() -> EngineSnapshot.parse(altered))).isEqualTo(expectedCode(at));
    }

    /** Magic, version and length are looked at first; everything else is the checksum's. */
    private static ErrorCode expectedCode(int flippedByte) {
        int length = 8 + 4 + 32 + 32 + 8 + 8;
        if (flippedByte < 8) {
            return ErrorCode.SNAPSHOT_MAGIC;
        } else if (flippedByte < 12) {
            return ErrorCode.SNAPSHOT_VERSION;
        } else if (flippedByte >= length && flippedByte < length + 4) {
            return ErrorCode.SNAPSHOT_LENGTH;
        }
        return ErrorCode.SNAPSHOT_CHECKSUM;
    }

    @Property(tries = 1_000)
    void C13_truncationsAreFoundOut(@ForAll long seed, @ForAll @IntRange(max = STRIDE - 1) int first) {
        byte[] whole = engine(seed, 70).snapshot().toBytes();
        for (int length = first; length < whole.length; length += STRIDE) {
            assertCutIsFoundOut(whole, length);
        }
    }

    @Test
    void C13_everyTruncationIsFoundOut() {
        byte[] whole = engine(1, 70).snapshot().toBytes();
        for (int length = 0; length < whole.length; length++) {
            assertCutIsFoundOut(whole, length);
        }
        assertCutIsFoundOut(whole, whole.length + 1);
    }

    private static void assertCutIsFoundOut(byte[] whole, int length) {
        byte[] part = Arrays.copyOf(whole, length);
        assertThat(refused(() -> EngineSnapshot.parse(part))).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
    }

    /** What no index and no count is, as a number or by its bits; all but the fraction are whole. */
    private static final double[] IMPOSSIBLE = {-1, 0.5, 1e9, 3e9, Double.NaN, Double.POSITIVE_INFINITY};

    @Test
    void C13_noFieldOfASignedSnapshotBringsTheEngineDownLater() {
        EngineSnapshot whole = engine(1, 100).snapshot();
        double[] macro = new double[6];
        int refusals = 0;
        for (int field = 0; field < whole.state().length; field++) {
            for (double value : IMPOSSIBLE) {
                double[] state = whole.state().clone();
                state[field] = value;
                EngineSnapshot altered = signed(whole, whole.barsSeen(), state);
                FeatureEngine engine = engine(2, 30);
                EngineSnapshot before = engine.snapshot();
                try {
                    engine.restore(altered);
                } catch (SnapshotException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.SNAPSHOT_STATE);
                    assertThat(engine.snapshot()).isEqualTo(before);
                    refusals++;
                    continue;
                }
                long time = engine.lastTime().toEpochMilli();
                for (int bar = 1; bar <= 70; bar++) {
                    engine.update(time + bar, 1, 2, 0.5, 1, macro);
                }
                assertThat(engine.normalized()).doesNotContain(Float.NaN);
            }
        }
        // The header's four longs, nine rings, and the counts of averages, means and deviations.
        assertThat(refusals).isGreaterThan(9 * IMPOSSIBLE.length);
    }

    @Test
    void C13_headerThatTellsOfAnotherStateIsRefused() {
        EngineSnapshot whole = engine(1, 100).snapshot();
        FeatureEngine engine = engine(2, 30);
        assertThat(refused(() -> engine.restore(signed(whole, 99, whole.state()))))
                .isEqualTo(ErrorCode.SNAPSHOT_STATE);
        int counters = contract.marketFeatures().size(); // the values stand before them
        int takenAsAbsent = counters + 2;
        int outsideHighLow = counters + 3;
        for (int counter : List.of(takenAsAbsent, outsideHighLow)) {
            for (long count : new long[] {-1, 101}) {
                double[] state = whole.state().clone();
                LongInState.put(count, state, counter);
                assertThat(refused(() -> engine.restore(signed(whole, 100, state))))
                        .isEqualTo(ErrorCode.SNAPSHOT_STATE);
            }
            double[] most = whole.state().clone();
            LongInState.put(100, most, counter);
            engine.restore(signed(whole, 100, most));
        }
    }

    private static EngineSnapshot signed(EngineSnapshot of, long bars, double[] state) {
        long time = of.lastTime().orElseThrow().toEpochMilli();
        return EngineSnapshot.parse(new EngineSnapshot(of.contractHash(), of.statsHash(), bars, time, state).toBytes());
    }

    @Test
    void C13_lengthThatWouldOverflowIsFoundOut() {
        byte[] bytes = engine(1, 20).snapshot().toBytes();
        ByteBuffer.wrap(bytes).putInt(8 + 4 + 64 + 16, Integer.MIN_VALUE);
        assertThat(refused(() -> EngineSnapshot.parse(bytes))).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        ByteBuffer.wrap(bytes).putInt(8 + 4 + 64 + 16, Integer.MAX_VALUE);
        assertThat(refused(() -> EngineSnapshot.parse(bytes))).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
    }

    @Test
    void C13_olderFormatIsRefusedThoughItsChecksumIsRight() {
        byte[] bytes = engine(1, 20).snapshot().toBytes();
        ByteBuffer.wrap(bytes).putInt(8, 1);
        sign(bytes);
        SnapshotException refused = refusal(SnapshotException.class, () -> EngineSnapshot.parse(bytes));
        assertThat(refused).hasMessage("FP-602 at snapshot: must be of format version 2, but was 1");
    }

    @Test
    void C13_otherContractOrStatisticsAreRefusedAndTheEngineIsAsItWas() {
        EngineSnapshot snapshot = engine(1, 100).snapshot();
        FeatureContract other = FeatureContract.builtIn("usdcop-m5", "1.1.0");
        FeatureEngine otherContract = FeatureEngine.of(TestContracts.trained(other));
        FeatureEngine otherStats = FeatureEngine.of(Model.of(contract, TestContracts.stats(contract)));
        for (FeatureEngine engine : new FeatureEngine[] {otherContract, otherStats}) {
            engine.advance(Instant.parse("2024-03-04T13:00:00Z"));
            EngineSnapshot before = engine.snapshot();
            ErrorCode code = refused(() -> engine.restore(snapshot));
            assertThat(code)
                    .isEqualTo(engine == otherContract ? ErrorCode.SNAPSHOT_CONTRACT : ErrorCode.SNAPSHOT_STATISTICS);
            assertThat(engine.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void C13_snapshotWithAnotherNumberOfFieldsIsRefusedAndTheEngineIsAsItWas() {
        FeatureEngine engine = engine(1, 100);
        EngineSnapshot whole = engine.snapshot();
        double[] fewer = Arrays.copyOf(whole.state(), whole.state().length - 1);
        EngineSnapshot lacking = EngineSnapshot.parse(
                new EngineSnapshot(whole.contractHash(), whole.statsHash(), 100, 0, fewer).toBytes());
        EngineSnapshot before = engine.snapshot();
        assertThat(refused(() -> engine.restore(lacking))).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @Test
    void C13_fileIsReplacedWholeAndNothingElseIsLeft(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("engine.snapshot");
        EngineSnapshot first = engine(1, 30).snapshot();
        EngineSnapshot second = engine(1, 60).snapshot();
        first.save(file);
        assertThat(EngineSnapshot.load(file)).isEqualTo(first);
        second.save(file);
        assertThat(EngineSnapshot.load(file)).isEqualTo(second);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void C13_fileThatCannotBeWrittenLeavesNothingBehind(@TempDir Path folder) throws IOException {
        EngineSnapshot snapshot = engine(1, 30).snapshot();
        Path folderInItsPlace =
                Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThat(refused(() -> snapshot.save(folderInItsPlace))).isEqualTo(ErrorCode.SNAPSHOT_FILE);
        assertThat(refused(() -> snapshot.save(folder.resolve("no such folder/engine.snapshot"))))
                .isEqualTo(ErrorCode.SNAPSHOT_FILE);
        assertThat(refused(() -> snapshot.save(folder.getRoot()))).isEqualTo(ErrorCode.SNAPSHOT_FILE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folderInItsPlace);
        }
    }

    @Test
    void C13_fileThatCannotBeReadIsRefused(@TempDir Path folder) throws IOException {
        assertThat(refused(() -> EngineSnapshot.load(folder.resolve("none")))).isEqualTo(ErrorCode.SNAPSHOT_FILE);
        assertThat(refused(() -> EngineSnapshot.load(folder))).isEqualTo(ErrorCode.SNAPSHOT_FILE);
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThat(refused(() -> EngineSnapshot.load(empty))).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
    }

    private static void sign(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
    }
}
