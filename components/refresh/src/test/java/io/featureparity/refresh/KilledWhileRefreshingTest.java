// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.servers.Addresses;
import io.featureparity.component.servers.Servers;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Refreshes are killed (kill -9) in the middle of a write, again and again, over the same stores. One process runs thirteen of them,
 * and is killed when all stand still, in different writes. Eight kills hit each refresh in each kind of write once: 104 times in
 * all. After each kill the tables hold the features of all bars up to the stored state, and no others; at the end they are what an
 * uninterrupted run gives.
 *
 * <p>{@code -Drefresh.kills=100} kills more processes, {@code -Drefresh.seed=2} kills at other writes.
 */
class KilledWhileRefreshingTest {

    private static final long SEED = Long.getLong("refresh.seed", 1);
    private static final int KILLS = Integer.getInteger("refresh.kills", KilledRefresh.WRITES.size());
    private static final int REFRESHES = 13;

    /** More than one piece of history, so that a kill meets one too. */
    private static final int FIRST_BARS = 1100;

    private static final int BARS_BETWEEN_KILLS = 25;

    private final List<KilledRefresh> refreshes = new ArrayList<>();

    @AfterEach
    void close() {
        refreshes.forEach(KilledRefresh::close);
    }

    @Test
    void whereverItIsKilledNothingIsMissingTwiceOrHalf(@TempDir Path folder) throws IOException, InterruptedException {
        List<ArrivedBar> bars = Market.arrivals(SEED, (FIRST_BARS + KILLS * BARS_BETWEEN_KILLS) / 50);
        List<String> writes = KilledRefresh.WRITES;
        for (int i = 0; i < REFRESHES; i++) {
            KilledRefresh refresh = new KilledRefresh("killed_" + i, folder.resolve("refresh-" + i));
            refreshes.add(refresh);
            refresh.append(bars.subList(0, FIRST_BARS));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int next = FIRST_BARS;
        int hit = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int i = 0; i < refreshes.size(); i++) {
                // Nobody begins with the last kind of write: it needs what the kill before has left.
                String write = writes.get((i % (writes.size() - 1) + kill) % writes.size());
                refreshes.get(i).standStillAt(write, numberOf(write, random));
            }
            killAllWhenTheyStandStill();
            for (KilledRefresh refresh : refreshes) {
                refresh.assertStoredIsWhole("seed " + SEED + ", kill " + kill + ", " + refresh.settings());
                refresh.append(bars.subList(next, next + BARS_BETWEEN_KILLS));
                hit++;
            }
            next += BARS_BETWEEN_KILLS;
        }
        assertThat(hit).isEqualTo(KILLS * REFRESHES);
        refreshes.forEach(KilledRefresh::assertGoesOnToTheEnd);
    }

    /** The outbox is emptied once for all bars that are there; every bar but a refused one is a row. */
    private static int numberOf(String write, SplittableRandom random) {
        return write.endsWith("delete") ? 1 : random.nextInt(1, 10);
    }

    private void killAllWhenTheyStandStill() throws IOException, InterruptedException {
        ProcessBuilder builder = JavaProcess.of(
                SeveralRefreshes.class,
                refreshes.stream().map(refresh -> refresh.settings().toString()).toList());
        builder.environment().put("PARITY_DATABASE_PASSWORD", Addresses.PASSWORD);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            refreshes.forEach(KilledRefresh::waitUntilItStandsStill);
        } finally {
            process.destroyForcibly().waitFor();
            Servers.endConnections(
                    refreshes.stream().map(KilledRefresh::database).toArray(String[]::new));
        }
    }
}
