// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.report.Provenances;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: what one wants to know of a command before one trusts its numbers. */
final class Version implements IVersionProvider {

    /** For picocli, which makes it itself. */
    Version() {}

    @Override
    public String[] getVersion() {
        Map<String, String> program = Provenances.ofThisProgram().facts();
        List<String> lines = new ArrayList<>();
        lines.add("feature-parity " + program.get("version"));
        FeatureContract.builtIns()
                .forEach(contract ->
                        lines.add("contract " + contract.id() + "@" + contract.version() + " " + contract.hash()));
        lines.add("Java " + program.get("Java"));
        lines.add("platform " + program.get("platform"));
        return lines.toArray(String[]::new);
    }
}
