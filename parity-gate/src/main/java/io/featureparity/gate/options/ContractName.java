// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** A contract as it is named on the command line: id and version of one that is built in, or a file. */
final class ContractName implements ITypeConverter<ContractName>, Iterable<String> {

    static final String DEFAULT = "usdcop-m5@1.0.0";

    private final String text;
    private final Path file;

    /** For picocli, which makes its converters and its candidates itself. */
    ContractName() {
        this("", Path.of(""));
    }

    private ContractName(String text, Path file) {
        this.text = text;
        this.file = file;
    }

    @Override
    public ContractName convert(String value) {
        return new ContractName(value, new PathText().convert(value));
    }

    /** Read when the command runs, so that a contract that is refused is bad input and not a wrong option. */
    FeatureContract load() {
        int at = text.lastIndexOf('@');
        return at > 0 && !Files.exists(file)
                ? FeatureContract.builtIn(text.substring(0, at), text.substring(at + 1))
                : FeatureContract.load(file);
    }

    /** The file of that name, which need not be there. */
    Path file() {
        return file;
    }

    @Override
    public Iterator<String> iterator() {
        return FeatureContract.builtIns().stream()
                .map(contract -> contract.id() + "@" + contract.version())
                .iterator();
    }
}
