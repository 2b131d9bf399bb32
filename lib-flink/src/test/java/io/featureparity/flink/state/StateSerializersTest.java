// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StateSerializersTest {

    private static final Model MODEL = Model.of(
            FeatureContract.builtIn("usdcop-m5", "1.0.0"), NormStats.parse("norm_stats.json", GoldenData.statistics()));
    private static final StateIdentity IDENTITY =
            new StateIdentity(MODEL.contract().hash(), MODEL.stats().hash(), "training");
    private static final int BAR = 300_000;

    private final MacroSeries series =
            MacroSeries.of(MODEL.contract(), TradingCalendar.of(MODEL.contract(), Closures.none()));

    private MarketFeed feed() {
        return MarketFeed.of(MODEL).macro(series).build();
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static <T> TypeSerializerSnapshot<T> stored(TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), StateSerializersTest.class.getClassLoader());
    }

    @Test
    void aCopyDoesNotChangeWithItsOriginalNorTheOriginalWithItsCopy() throws IOException {
        InstrumentStateSerializer serializer = new InstrumentStateSerializer(IDENTITY);
        InstrumentState original = InstrumentState.beginning(feed());
        original.comesFrom(new Split("bars-3", 5));
        series.add("dxy", LocalDate.of(2024, 3, 1), Instant.ofEpochMilli(BAR), 100);
        for (int i = 1; i < 30; i++) {
            original.feed(this::feed).accept((long) i * BAR, i, i + 1, i - 0.5, i, 1);
        }
        byte[] before = bytes(serializer, original);

        InstrumentState copy = serializer.copy(original);
        original.feed(this::feed).accept(30L * BAR, 7, 8, 6, 7, 1);
        byte[] after = bytes(serializer, original);
        assertThat(after).isNotEqualTo(before);
        assertThat(bytes(serializer, copy)).isEqualTo(before);

        copy.feed(this::feed).accept(30L * BAR, 7, 8, 6, 7, 1);
        copy.feed(this::feed).accept(31L * BAR, 9, 9, 9, 9, 1);
        assertThat(bytes(serializer, original)).isEqualTo(after);
        original.feed(this::feed).accept(31L * BAR, 9, 9, 9, 9, 1);
        assertThat(bytes(serializer, original)).isEqualTo(bytes(serializer, copy));
    }

    @Test
    void aStateIsReadAsItWasWrittenAndOneOfTheFirstFormHasNoSplit() throws IOException {
        InstrumentState state = InstrumentState.beginning(feed());
        state.feed(this::feed).accept(BAR, 1, 2, 0.5, 1, 1);
        state.comesFrom(new Split("bars-3", 5));
        FeedSnapshot snapshot = state.snapshot();
        for (int form = InstrumentStateSerializer.FIRST_FORM; form <= InstrumentStateSerializer.FORM; form++) {
            InstrumentStateSerializer serializer = new InstrumentStateSerializer(IDENTITY, form);
            byte[] bytes = bytes(serializer, state);
            InstrumentState read = serializer.deserialize(state, new DataInputDeserializer(bytes));
            assertThat(read.snapshot()).isEqualTo(snapshot);
            assertThat(read.split())
                    .isEqualTo(form == InstrumentStateSerializer.FIRST_FORM ? Split.UNKNOWN : state.split());
            DataOutputSerializer copied = new DataOutputSerializer(16);
            serializer.copy(new DataInputDeserializer(bytes), copied);
            assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes);
        }
    }

    @Test
    void aSavepointOfTheSameIsReadOneOfTheFirstFormIsMigratedAnythingElseIsRefused() throws IOException {
        InstrumentStateSerializer now = new InstrumentStateSerializer(IDENTITY);
        InstrumentStateSerializer first = new InstrumentStateSerializer(IDENTITY, InstrumentStateSerializer.FIRST_FORM);
        TypeSerializerSnapshot<InstrumentState> ours = now.snapshotConfiguration();
        assertThat(stored(now).restoreSerializer()).isEqualTo(now).hasSameHashCodeAs(now);
        assertThat(stored(first).restoreSerializer()).isEqualTo(first).isNotEqualTo(now);
        assertThat(ours.resolveSchemaCompatibility(stored(now)).isCompatibleAsIs())
                .isTrue();
        assertThat(ours.resolveSchemaCompatibility(stored(first)).isCompatibleAfterMigration())
                .isTrue();

        StateIdentity[] others = {
            new StateIdentity("1".repeat(64), IDENTITY.statsHash(), IDENTITY.policy()),
            new StateIdentity(IDENTITY.contractHash(), "2".repeat(64), IDENTITY.policy()),
            new StateIdentity(IDENTITY.contractHash(), IDENTITY.statsHash(), "live")
        };
        ErrorCode[] codes = {ErrorCode.SNAPSHOT_CONTRACT, ErrorCode.SNAPSHOT_STATISTICS, ErrorCode.SNAPSHOT_POLICY};
        for (int i = 0; i < others.length; i++) {
            TypeSerializerSnapshot<InstrumentState> other = stored(new InstrumentStateSerializer(others[i]));
            SnapshotException refused = refusal(SnapshotException.class, () -> ours.resolveSchemaCompatibility(other));
            assertThat(refused.faults()).hasSize(1);
            assertThat(refused.code()).isEqualTo(codes[i]);
        }
        SnapshotException later = refusal(
                SnapshotException.class,
                () -> new InstrumentStateSnapshot()
                        .readSnapshot(3, new DataInputDeserializer(), StateSerializersTest.class.getClassLoader()));
        assertThat(later).hasMessage("FP-602 at state of the job: must be of a form from 1 to 2, but was 3");
    }

    @Test
    void heldBarsComeInTheOrderOfTheirTimesAndOfOneTimeAsTheyCame() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            HeldBarsSerializer serializer = new HeldBarsSerializer(HeldBarsSerializer.FORM - seed % 2);
            Random random = new Random(seed);
            List<InstrumentBar> expected = new ArrayList<>();
            HeldBars held = serializer.createInstance();
            for (int i = 0; i < 200; i++) {
                if (random.nextInt(3) > 0) {
                    InstrumentBar bar = new InstrumentBar(
                            "A", "split " + random.nextInt(2), random.nextInt(40), i, -0.0, Double.NaN, i / 7.0, -i);
                    held.add(bar);
                    expected.add(bar);
                    expected.sort(Comparator.comparingLong(InstrumentBar::time));
                } else {
                    long time = held.earliest();
                    List<InstrumentBar> due =
                            expected.stream().filter(bar -> bar.time() == time).toList();
                    expected.removeAll(due);
                    assertThat(held.takeEarliest()).isEqualTo(due);
                }
                if (random.nextInt(10) == 0) {
                    HeldBars original = held;
                    held = random.nextBoolean()
                            ? serializer.copy(original, original)
                            : serializer.deserialize(new DataInputDeserializer(bytes(serializer, original)));
                    original.add(new InstrumentBar("B", "s", -1, 0, 0, 0, 0, 0));
                    original.takeEarliest();
                    original.takeEarliest();
                }
                assertThat(held.all()).isEqualTo(expected);
                assertThat(held.size()).as("seed %s", seed).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void aSavepointRemembersHowHeldBarsAreWritten() throws IOException {
        HeldBarsSerializer serializer = new HeldBarsSerializer();
        assertThat(stored(serializer).restoreSerializer()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
        TypeSerializerSchemaCompatibility<HeldBars> same =
                serializer.snapshotConfiguration().resolveSchemaCompatibility(stored(serializer));
        assertThat(same.isCompatibleAsIs()).isTrue();
        HeldBarsSerializer first = new HeldBarsSerializer(HeldBarsSerializer.FIRST_FORM);
        assertThat(stored(first).restoreSerializer()).isEqualTo(first).isNotEqualTo(serializer);
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(stored(first))
                        .isCompatibleAfterMigration())
                .isTrue();
        ClassLoader loader = StateSerializersTest.class.getClassLoader();
        assertThat(refusal(
                        SnapshotException.class,
                        () -> new HeldBarsSerializer.Snapshot().readSnapshot(5, new DataInputDeserializer(), loader)))
                .hasMessage("FP-602 at held bars of the job: must be of a form from 3 to 4, but was 5");
        assertThat(serializer.isImmutableType()).isFalse();
        assertThat(serializer.getLength()).isEqualTo(-1);
        assertThat(serializer.duplicate()).isSameAs(serializer);
        assertThat(new InstrumentStateSerializer(IDENTITY).createInstance()).isNull();
    }
}
