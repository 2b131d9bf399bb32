// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.StopSignal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Several refreshes in one process, each with its own file of settings, so that one kill hits all of them. */
final class SeveralRefreshes {

    private SeveralRefreshes() {}

    /** Runs the refreshes until the process is killed. */
    public static void main(String[] settings) {
        Host host = new Host(
                Map.copyOf(System.getenv()),
                InstantSource.system(),
                System::nanoTime,
                System.out::println,
                System.out::println,
                new StopSignal());
        for (String file : settings) {
            new Thread(() -> RefreshMain.runner().run(List.of(file), host), file).start();
        }
    }
}
