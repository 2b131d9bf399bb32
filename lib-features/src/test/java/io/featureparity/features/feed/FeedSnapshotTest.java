// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What a feed's snapshot holds, seen in a feed that knows nothing else; and what its bytes may not be. */
class FeedSnapshotTest {

    private static final long OPEN = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final int POLICY_LENGTH = Long.BYTES + Integer.BYTES;
    private static final MacroValues RATE = TestContracts.macro(TestContracts.usdcop(), Map.of("treasury_10y", 4.25));

    private static MarketFeed feed(FeatureContract contract, String policy) {
        return MarketFeed.of(TestContracts.trained(contract)).policy(policy).build();
    }

    private static byte[] whole() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        feed.accept(bar(OPEN, 4000), RATE);
        return feed.snapshot().toBytes();
    }

    private static byte[] signed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        return bytes;
    }

    private static SnapshotException refused(byte[] bytes) {
        return refusal(SnapshotException.class, () -> FeedSnapshot.parse(bytes));
    }

    @Test
    void C13_theLastBarIsKnownAgainWithItsMacroValues() {
        MarketFeed restored = feed(TestContracts.usdcop(), "training");
        restored.restore(FeedSnapshot.parse(whole()));
        assertThat(restored.accept(bar(OPEN, 4000), RATE)).isEqualTo(FeedDecision.DUPLICATE_DROPPED);
        MarketFeed again = feed(TestContracts.usdcop(), "training");
        again.restore(FeedSnapshot.parse(whole()));
        assertThat(refusal(FeatureParityException.class, () -> again.accept(bar(OPEN, 4000), NO_MACRO))
                        .code())
                .isEqualTo(ErrorCode.BAR_CONFLICT);
        assertThat(refusal(FeatureParityException.class, () -> again.accept(bar(OPEN, 4001), RATE))
                        .code())
                .isEqualTo(ErrorCode.BAR_CONFLICT);
        assertThat(Markets.bits(again.features().raw()))
                .isEqualTo(Markets.bits(restored.features().raw()));
        assertThat(again.features().raw(again.features().contract().indexOf("rate_spread")))
                .isEqualTo(5.75);
    }

    @Test
    void C13_aBarFromBeforeTheRestartCanStillBeReplaced() {
        FeatureContract contract = contract(Map.of("conflicting_duplicate", "replace"));
        MarketFeed stopped = feed(contract, "test");
        MarketFeed clean = feed(contract, "test");
        for (int i = 0; i < 20; i++) {
            stopped.accept(bar(OPEN + i * (5 * MINUTE), i == 19 ? 9000 : 4000 + i % 7), RATE);
            clean.accept(bar(OPEN + i * (5 * MINUTE), 4000 + i % 7), i == 19 ? NO_MACRO : RATE);
        }
        MarketFeed restored = feed(contract, "test");
        restored.restore(FeedSnapshot.parse(stopped.snapshot().toBytes()));
        assertThat(restored.accept(bar(OPEN + 95 * MINUTE, 4000 + 19 % 7), NO_MACRO))
                .isEqualTo(FeedDecision.REPLACED);
        assertThat(restored.snapshot()).isEqualTo(clean.snapshot()); // the macro values are replaced too
    }

    @Test
    void C13_snapshotsDifferIfAnyBitDoes() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        feed.accept(bar(OPEN, 4000), RATE);
        FeedSnapshot earlier = feed.snapshot();
        feed.accept(bar(OPEN + 5 * MINUTE, 4000), RATE);
        assertThat(feed.snapshot()).isNotEqualTo(earlier).doesNotHaveSameHashCodeAs(earlier);
        assertThat(earlier).isNotEqualTo(earlier.engine());
    }

    @Test
    void C13_bytesOfSomethingElseAreNamedAsSuch() {
        assertThat(refused(new byte[27]).code()).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        assertThat(refused(new byte[28]).code()).isEqualTo(ErrorCode.SNAPSHOT_MAGIC);
        byte[] version = whole();
        ByteBuffer.wrap(version).putInt(Long.BYTES, 0);
        assertThat(refused(signed(version)).code()).isEqualTo(ErrorCode.SNAPSHOT_VERSION);
    }

    @Test
    void C13_lengthsThatAreNotThoseOfThePartsAreNamedAsSuch() {
        for (int length : new int[] {-1, Integer.MAX_VALUE, 1 << 20}) {
            byte[] bytes = whole();
            ByteBuffer.wrap(bytes).putInt(POLICY_LENGTH, length);
            assertThat(refused(signed(bytes)).code()).as("%d", length).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        }
        byte[] whole = whole();
        byte[] longer = Arrays.copyOf(whole, whole.length + Double.BYTES);
        SnapshotException refusal = refused(signed(longer));
        assertThat(refusal.code()).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        assertThat(refusal).hasMessageContaining("8 bytes more");
        // A length of the state whose bytes an int cannot count.
        byte[] overflowing = whole();
        int stateLength = FeedSnapshot.parse(overflowing).feedState().length;
        int place = overflowing.length - Integer.BYTES - stateLength * Double.BYTES - Integer.BYTES;
        ByteBuffer.wrap(overflowing).putInt(place, 1 << 29);
        assertThat(refused(signed(overflowing)).code()).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
        byte[] oneTooMany = whole();
        ByteBuffer.wrap(oneTooMany).putInt(place, stateLength + 1);
        assertThat(refused(signed(oneTooMany)).code()).isEqualTo(ErrorCode.SNAPSHOT_LENGTH);
    }
}
