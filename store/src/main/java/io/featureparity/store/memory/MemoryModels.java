// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.ModelFaults;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.ModelStatus;
import io.featureparity.store.row.RegisteredModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry in memory. */
final class MemoryModels implements ModelRegistry {

    private record Name(String id, String version) {}

    private final Map<Name, RegisteredModel> models = new LinkedHashMap<>();

    @Override
    public synchronized boolean register(RegisteredModel model) {
        RegisteredModel there =
                models.putIfAbsent(new Name(model.id(), model.version()), model.with(ModelStatus.REGISTERED));
        if (there != null && !there.isSameModelAs(model)) {
            throw ModelFaults.differs(there, model);
        }
        return there == null;
    }

    @Override
    public synchronized void makeLive(String id, String version) {
        RegisteredModel next = require(id, version);
        models.replaceAll(
                (name, model) -> isLiveFor(next.instrument(), model) ? model.with(ModelStatus.RETIRED) : model);
        models.put(new Name(id, version), next.with(ModelStatus.LIVE));
    }

    @Override
    public synchronized void retire(String id, String version) {
        models.put(new Name(id, version), require(id, version).with(ModelStatus.RETIRED));
    }

    private RegisteredModel require(String id, String version) {
        return find(id, version).orElseThrow(() -> ModelFaults.unknown(id, version));
    }

    @Override
    public synchronized RegisteredModel live(String instrument) {
        return models.values().stream()
                .filter(model -> isLiveFor(instrument, model))
                .findFirst()
                .orElseThrow(() -> ModelFaults.noneLive(instrument));
    }

    private static boolean isLiveFor(String instrument, RegisteredModel model) {
        return model.status() == ModelStatus.LIVE && model.instrument().equals(instrument);
    }

    @Override
    public synchronized Optional<RegisteredModel> find(String id, String version) {
        return Optional.ofNullable(models.get(new Name(id, version)));
    }

    @Override
    public synchronized List<RegisteredModel> all(String instrument) {
        return models.values().stream()
                .filter(model -> model.instrument().equals(instrument))
                .toList();
    }
}
