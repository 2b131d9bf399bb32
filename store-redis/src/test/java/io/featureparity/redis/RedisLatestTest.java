// SPDX-License-Identifier: Apache-2.0
package io.featureparity.redis;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.contract.LatestContract;
import io.featureparity.store.latest.RowBytes;
import io.featureparity.store.row.FeatureKey;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisLatestTest extends LatestContract {

    private static final FeatureKey KEY = key('a', 'b');
    private static final byte[] NAME =
            ("parity:latest:" + KEY.contractHash() + ":" + KEY.normStatsHash() + ":USD/COP").getBytes(UTF_8);

    private final RedisLatest store = Server.emptied();

    @Override
    protected LatestStore store() {
        return Server.emptied();
    }

    @Test
    void theValueIsOneBinaryThatEveryoneCanRead() {
        store.put(row(KEY, 5, 9, 1));
        try (RedisClient client = Server.client()) {
            assertThat(client.get(NAME)).isEqualTo(RowBytes.of(row(KEY, 5, 9, 1)));
            assertThat(client.dbSize()).isEqualTo(1);
        }
    }

    @Test
    void aValueLivesAsLongAsItMay() {
        store.put(row(KEY, 5, 9, 1));
        try (RedisClient client = Server.client();
                LatestStore brief = new RedisLatest(Server.settings().withTimeToLive(Duration.ofSeconds(90)))) {
            assertThat(client.pttl(NAME)).isBetween(3_500_000L, 3_600_000L);
            brief.put(row(KEY, 6, 10, 1));
            assertThat(client.pttl(NAME)).isBetween(60_000L, 90_000L);
            // An older row changes neither the value nor its time to live.
            client.pexpire(NAME, 50_000);
            brief.put(row(KEY, 5, 9, 1));
            assertThat(client.pttl(NAME)).isBetween(20_000L, 50_000L);
            client.pexpire(NAME, -1);
            assertThat(store.get(KEY)).isEmpty();
            assertThat(store.put(row(KEY, 1, 1, 1))).isTrue();
        }
    }

    @Test
    void aStoreThatWasEmptiedIsEmptyAndTakesWhatComesNext() {
        store.put(row(KEY, 5, 9, 1));
        try (RedisClient client = Server.client()) {
            client.flushAll();
            client.scriptFlush();
        }
        assertThat(store.get(KEY)).isEmpty();
        assertThat(store.put(row(KEY, 5, 9, 1))).isTrue();
        assertThat(store.get(KEY)).contains(row(KEY, 5, 9, 1));
    }

    @Test
    void systemsWithOtherPrefixesDoNotMeet() {
        store.put(row(KEY, 5, 9, 1));
        try (LatestStore other = new RedisLatest(Server.settings().withKeyPrefix("other"))) {
            assertThat(other.get(KEY)).isEmpty();
            assertThat(other.put(row(KEY, 1, 1, 1))).isTrue();
        }
        assertThat(store.get(KEY)).contains(row(KEY, 5, 9, 1));
    }

    // ---- what is no value

    @Test
    void aDamagedValueIsRefusedAndReplacedByTheNextOne() {
        byte[] good = RowBytes.of(row(KEY, 5, 9, 1));
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        byte[] otherVersion = good.clone();
        otherVersion[RowBytes.AGE_AT - 1]++;
        for (byte[] wrong : new byte[][] {
            flipped,
            otherVersion,
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, 10),
            {},
            "x".getBytes(UTF_8)
        }) {
            try (RedisClient client = Server.client()) {
                client.set(NAME, wrong);
            }
            assertThat(refusal(StoreException.class, () -> store.get(KEY)).code())
                    .isEqualTo(ErrorCode.STORE_VALUE_DAMAGED);
            assertThat(store.put(row(KEY, 6, 10, 2))).isTrue();
            assertThat(store.get(KEY)).contains(row(KEY, 6, 10, 2));
        }
    }

    @Test
    void featuresOfAnotherKeyAreNotServed() {
        try (RedisClient client = Server.client()) {
            client.set(NAME, RowBytes.of(row(key('c', 'b'), 5, 9, 1)));
        }
        StoreException refused = refusal(StoreException.class, () -> store.get(KEY));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_OTHER_HASHES);
        assertThat(refused).hasMessageContaining("must hold features of USD/COP (contract aaaaaaaa");
    }

    @Test
    void aKeyOfAnotherTypeIsRefused() {
        try (RedisClient client = Server.client()) {
            client.lpush(NAME, "a list".getBytes(UTF_8));
        }
        assertThat(refusal(StoreException.class, () -> store.get(KEY)).code()).isEqualTo(ErrorCode.STORE_CALL_FAILED);
        assertThat(refusal(StoreException.class, () -> store.put(row(KEY, 5, 9, 1)))
                        .code())
                .isEqualTo(ErrorCode.STORE_CALL_FAILED);
    }
}
