// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.desk;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the main of a component finds: settings, an environment with the password of the database, and somebody who listens. */
public final class DeskHost {

    /** What was printed. */
    public final List<String> out = new ArrayList<>();

    /** What was said about faults. */
    public final List<String> err = new ArrayList<>();

    /** The host itself. */
    public final Host host;

    private final Path folder;
    private final Map<String, String> environment = Map.of("PARITY_DATABASE_PASSWORD", "secret");
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param folder where the model is and settings are written
     * @param own the settings that only this component has
     */
    public DeskHost(Path folder, Map<String, String> own) {
        this.folder = folder;
        host = new Host(environment, () -> Instant.EPOCH, () -> 0, out::add, err::add, new StopSignal());
        values.put("instrument", MemoryDesk.INSTRUMENT);
        values.put("model.folder", folder.toString());
        values.put("database.host", "localhost");
        values.put("database.name", "trading");
        values.put("database.user", "trader");
        values.putAll(own);
    }

    private Map<String, String> values(Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(changed);
        return all;
    }

    /** {@return the settings, with some of them changed} */
    public Settings settings(Map<String, String> changed) {
        return Settings.of(values(changed), environment);
    }

    /** Runs a main with a file of settings, and gives the code that it ends with. */
    public int run(Runner main, Map<String, String> changed) throws IOException {
        StringBuilder text = new StringBuilder();
        values(changed)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        Path file = Files.writeString(folder.resolve("component.properties"), text.toString());
        return main.run(List.of(file.toString()), host);
    }
}
