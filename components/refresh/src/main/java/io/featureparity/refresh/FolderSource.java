// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.features.model.Model;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.util.function.Function;

/** A model of the registry whose files are in a folder. */
record FolderSource(ModelFolder folder, Function<ModelRegistry, RegisteredModel> which) implements ModelSource {

    @Override
    public RegisteredModel wanted(ModelRegistry registry) {
        return which.apply(registry);
    }

    @Override
    public Model open(RegisteredModel registered) {
        return ServedModel.open(folder, registered).model();
    }
}
