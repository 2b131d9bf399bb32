// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.main.Host;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.ModelFaults;
import io.featureparity.store.Stores;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.util.Locale;

/** What an operator does with stores that have their tables. */
final class Operations {

    private final RefreshSettings settings;
    private final Stores stores;
    private final Host host;

    Operations(RefreshSettings settings, Stores stores, Host host) {
        this.settings = settings;
        this.stores = stores;
        this.host = host;
    }

    void run(OperatorCommand command) {
        switch (command.verb()) {
            case MIGRATE -> throw new IllegalStateException("the tables are made before the stores are opened");
            case IMPORT_BARS -> say(history().bars(Path.of(command.argument(0))) + " new bars");
            case IMPORT_MACRO -> say(history().macro(Path.of(command.argument(0)), false) + " new macro values");
            case IMPORT_LATE_MACRO -> say(history().macro(Path.of(command.argument(0)), true) + " new macro values");
            case MODELS -> stores.models().all(settings.instrument()).forEach(model -> say(line(model)));
            case REGISTER -> register(command.argument(0));
            case BACKFILL -> backfill(command.argument(0), command.argument(1));
            case MAKE_LIVE -> {
                stores.models().makeLive(command.argument(0), command.argument(1));
                say(line(find(command)));
            }
            case RETIRE -> {
                stores.models().retire(command.argument(0), command.argument(1));
                say(line(find(command)));
            }
            case FORGET -> {
                RegisteredModel model = find(command);
                stores.refresh().forget(model.features());
                say(line(model));
            }
        }
    }

    private HistoryImport history() {
        return new HistoryImport(settings.instrument(), stores);
    }

    private void say(String text) {
        host.out().accept(text);
    }

    private RegisteredModel find(OperatorCommand command) {
        String id = command.argument(0);
        String version = command.argument(1);
        return stores.models().find(id, version).orElseThrow(() -> ModelFaults.unknown(id, version));
    }

    private void register(String version) {
        RegisteredModel model = settings.model()
                .toRegister(settings.instrument(), version, host.clock().instant());
        boolean isNew = stores.models().register(model);
        say((isNew ? "registered: " : "registered before: ") + model);
    }

    /** Computes the features of a model up to the newest bar, so that nobody has to wait once it is live. */
    private void backfill(String id, String version) {
        ModelSource models = ModelSource.registered(id, version, settings.model());
        RefreshLines lines = new RefreshLines(host);
        try (LatestStore online = new RedisLatest(settings.redis());
                Refresh refresh =
                        new Refresh(settings.setup(stores, online, models, host, AuditTrail.none(), lines, lines))) {
            boolean caughtUp = refresh.catchUp(host.stop());
            say((caughtUp ? "caught up; " : "asked to end; ") + refresh.counts());
        }
    }

    /** The model, its status, and how far its features are. */
    private String line(RegisteredModel model) {
        return model + ", " + model.status().name().toLowerCase(Locale.ROOT) + ", of " + model.features()
                + ", features up to position " + position(model) + " of "
                + stores.bars().lastPosition(settings.instrument());
    }

    private String position(RegisteredModel model) {
        try {
            return Long.toString(stores.refresh()
                    .state(model.features())
                    .map(EngineState::position)
                    .orElse(0L));
        } catch (SnapshotException unreadable) {
            return "unknown (" + unreadable.code() + ")";
        }
    }
}
