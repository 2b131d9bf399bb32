// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.FeatureParityException;
import java.util.List;

/** What a main runs. */
@FunctionalInterface
public interface Component {

    /**
     * Runs until it is done, or until the host asks it to end.
     *
     * @param settings the settings; the component asks for all that it knows, and refuses others
     * @param arguments what the command line holds after the file of settings
     * @param host the process
     * @throws FeatureParityException if it cannot run, or not go on
     */
    void run(Settings settings, List<String> arguments, Host host);
}
