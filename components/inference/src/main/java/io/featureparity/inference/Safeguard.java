// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.level.Conditions;
import io.featureparity.component.level.SourceWatch;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.resilience.breaker.FeatureBreaker;
import io.featureparity.resilience.breaker.ReadColumns;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether what a model would be given is good enough, and raises and clears the conditions that follow from it. */
final class Safeguard {

    private final InferenceSetup setup;
    private final ServiceLevels levels;
    private final ReadColumns columns;
    private final @Nullable FeatureBreaker breaker;
    private final @Nullable SourceWatch watch;
    private final OnlineWatch online;

    /** The last bar that the breaker was told of: after a failure a feed takes bars again. */
    private long seen;

    private boolean isNew;

    /** What the newest bar lacks. */
    private List<String> absent = List.of();

    Safeguard(InferenceSetup setup, FeatureContract contract) {
        this.setup = setup;
        this.levels = setup.degradation().levels();
        this.columns = new ReadColumns(contract);
        this.online = new OnlineWatch(levels);
        this.breaker = setup.degradation()
                .features()
                .map(settings -> new FeatureBreaker(settings, contract))
                .orElse(null);
        this.watch = setup.degradation()
                .source()
                .map(settings -> new SourceWatch(
                        setup.instrument(),
                        contract,
                        setup.feed().closures(),
                        setup.stores().macro(),
                        settings,
                        levels))
                .orElse(null);
    }

    /** The breaker of features, if the settings want one. */
    @Nullable
    FeatureBreaker breaker() {
        return breaker;
    }

    // ---- bars

    /** A feed begins, or goes on behind a bar of which nobody was told: its state was stored. */
    void follows(Optional<BarBuffer> last) {
        absent = last.map(columns::namesOfAbsent).orElse(List.of());
    }

    /** A bar comes to the feed. */
    void arrives(StoredBar bar) {
        isNew = bar.position() > seen;
        seen = Math.max(seen, bar.position());
    }

    /** The feed has taken a bar in. */
    void taken(FeatureView features, BarBuffer bar) {
        absent = columns.namesOfAbsent(bar);
        if (breaker != null && isNew) {
            breaker.updated(features, bar);
            settle();
        }
    }

    /** The feed has decided about a bar: it may have refused it. */
    void decided(FeedDecision decision, long time, FeatureView features) {
        if (breaker != null && isNew) {
            breaker.decided(decision, time, features);
            settle();
        }
    }

    private void settle() {
        featuresObjection()
                .ifPresentOrElse(
                        fault -> levels.raise(Conditions.FEATURES, ServiceLevel.READ_ONLY, fault.value()),
                        () -> levels.clear(Conditions.FEATURES));
    }

    private Optional<Fault> featuresObjection() {
        return breaker == null || breaker.permits()
                ? Optional.empty()
                : Optional.of(new Fault(
                        ErrorCode.FEATURES_NOT_SERVED,
                        Place.item("features of", setup.instrument()),
                        "must be good enough to be served",
                        breaker.state().reason()));
    }

    /** Gives why nothing is to be decided about a bar that has just come; nothing if it can be. */
    Optional<Fault> objection(FeatureRow row) {
        if (watch != null) {
            watch.bar(row.time(), absent, setup.clock().instant());
        }
        return objection();
    }

    /** Gives why nothing is served now; nothing if it is. */
    Optional<Fault> objection() {
        return featuresObjection().or(() -> watch == null ? Optional.empty() : watch.objection());
    }

    /** Looks at the last bar that was taken in, by whichever process, if there was one: what it lacks, and whether the next is overdue. */
    void looks(Optional<FeatureRow> last) {
        if (watch == null || last.isEmpty()) {
            return;
        }
        Instant time = last.get().time();
        Instant now = setup.clock().instant();
        if (last.get().observation().isPresent()) {
            watch.bar(time, absent, now);
        } else {
            watch.clock(time, now);
        }
    }

    /** The model has answered. */
    void modelAnswers() {
        levels.clear(Conditions.MODEL);
    }

    /** Hears whether the online store has what it should have. */
    OnlineWatch online() {
        return online;
    }
}
