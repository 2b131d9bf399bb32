// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.TimeRange;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.stream.Observed;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.demo.training.Training;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.replay.Verdict;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.testsupport.document.ContractDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all components do with a bar that was decided about and is replaced later, as docs/operations.md says. */
class CorrectedBarTest {

    private static final String INSTRUMENT = "USD/COP";
    private static final long SEED = 5;
    private static final int CORRECTED = 40;

    @TempDir
    private Path temp;

    private GeneratedMarket market;
    private Wiring wiring;
    private TradingSystem system;
    private TimeRange range;
    private Bar corrected;

    @BeforeEach
    void thePolicyReplacesBars() throws IOException {
        FeatureContract contract = FeatureContract.parse(
                "contract.json",
                ContractDocument.builtIn("1.0.0")
                        .set("/policies/live/conflicting_duplicate", "replace")
                        .toJson());
        market = GeneratedMarket.of(contract, World.FIRST_DAY, 1, SEED);
        MemoryStores stores = new MemoryStores();
        wiring = new Wiring(
                stores,
                new MemoryLatest(Duration.ofHours(1), () -> 0),
                FeedSettings.live(),
                ToyModel.write(
                        temp.resolve("model"),
                        "toy",
                        contract,
                        Training.fit(contract, GeneratedMarket.of(contract, World.FIRST_DAY, 4, 1)),
                        SEED));
        stores.models().register(wiring.model().toRegister(INSTRUMENT, "1", Instant.EPOCH));
        stores.models().makeLive("toy", "1");
        system = new TradingSystem(INSTRUMENT, (name, content) -> ToyPolicy.of(contract.size(), SEED));
        range = World.range(market);
        Bar first = market.bars().get(CORRECTED);
        corrected =
                new Bar(first.time(), first.open(), first.high() + 40, first.low(), first.high() + 40, first.volume());
        trade(contract);
    }

    /** Each bar is decided about when it comes; the correction comes seconds after the decision. */
    private void trade(FeatureContract contract) {
        AtomicReference<Instant> clock = new AtomicReference<>(range.from());
        try (LiveSystem live = new LiveSystem(
                INSTRUMENT,
                wiring,
                wiring,
                (name, content) -> ToyPolicy.of(contract.size(), SEED),
                AuditTrail.in(temp.resolve("log"), "corrected", clock::get),
                clock::get)) {
            for (MarketEvent event : ImperfectFeed.perfect(market, INSTRUMENT)) {
                clock.set(event.at());
                event.storeIn(wiring.stores());
                live.settle();
                if (event.at().equals(corrected.time().plus(Duration.ofMinutes(5)))) {
                    clock.set(event.at().plusSeconds(20));
                    wiring.stores().bars().append(List.of(ArrivedBar.closed(INSTRUMENT, corrected, clock.get())));
                    live.settle();
                }
            }
        }
    }

    @Test
    void theDecisionStaysAndAllThatFollowsIsComputedFromTheCorrection() {
        List<Decision> decisions = system.decisions(wiring, range);
        Observed inferred = system.inferred(wiring, decisions);
        Observed backtested = system.backtested(wiring, range).observed();
        TradingSystem.Replayed replayed = system.replayed(wiring, decisions, range);
        TradingSystem.Replayed fromLog = system.replayedFromLog(wiring, temp.resolve("log"), decisions, range);

        assertThat(inferred.count()).isEqualTo(60 - 14);
        assertThat(List.of(backtested, replayed.observed(), fromLog.observed()))
                .extracting(Observed::sha256)
                .containsOnly(inferred.sha256());
        assertThat(replayed.result().verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(replayed.result().counts().corrected()).isEqualTo(1);
        assertThat(fromLog.result().verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void onlyTheTableHasTheCorrectedFeatures() {
        List<Decision> decisions = system.decisions(wiring, range);
        Observed refreshed = system.refreshed(wiring, decisions);
        Observed inferred = system.inferred(wiring, decisions);
        assertThat(inferred.byTime().entrySet().stream()
                        .filter(decided ->
                                !decided.getValue().equals(refreshed.byTime().get(decided.getKey())))
                        .map(Map.Entry::getKey))
                .containsExactly(corrected.time());
        List<FeatureRow> rows = wiring.stores()
                .features()
                .between(
                        decisions.get(0).features(),
                        corrected.time(),
                        corrected.time().plusSeconds(1))
                .toList();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).position()).isEqualTo(CORRECTED + 2L);
    }

    /** The bars after the correction have other features than those of a market without it. */
    @Test
    void theCorrectionIsSeenByTheBarsAfterIt() {
        List<Decision> decisions = system.decisions(wiring, range);
        Observed inferred = system.inferred(wiring, decisions);
        MemoryStores plain = new MemoryStores();
        MarketEvent.storeAll(ImperfectFeed.perfect(market, INSTRUMENT), plain);
        plain.models().register(wiring.model().toRegister(INSTRUMENT, "1", Instant.EPOCH));
        plain.models().makeLive("toy", "1");
        Observed without = system.backtested(new Wiring(plain, wiring.online(), wiring.feed(), wiring.model()), range)
                .observed();
        assertThat(inferred.firstDifference(without).orElseThrow().time())
                .isEqualTo(corrected.time().plus(Duration.ofMinutes(5)));
    }
}
