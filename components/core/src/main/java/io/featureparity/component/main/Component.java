// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import io.featureparity.component.Settings;
import io.featureparity.contract.error.FeatureParityException;
import java.util.List;

/** A program that runs in a process, with settings and arguments. */
@FunctionalInterface
public interface Component {

    /**
     * Runs until the work is done, or until the host asks the component to end.
     *
     * @param settings the settings; the component asks for all settings that it knows, and refuses others
     * @param arguments the arguments of the command line after the file of settings
     * @param host the process
     * @throws FeatureParityException if the component cannot start, or cannot continue
     */
    void run(Settings settings, List<String> arguments, Host host);
}
