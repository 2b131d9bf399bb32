// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contracts that come with the library (clause A4). Each is read once, when somebody first asks for it: reading all
 * of them at every start would cost a fifth more processor time.
 */
final class BuiltInContracts {

    private static final List<BuiltIn> ALL = Stream.of("1.0.0", "1.1.0", "1.2.0")
            .map(version -> new BuiltIn("usdcop-m5", version))
            .toList();

    private BuiltInContracts() {}

    static List<FeatureContract> all() {
        return ALL.stream().map(BuiltIn::contract).toList();
    }

    static FeatureContract find(String id, String version) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        for (BuiltIn contract : ALL) {
            if (contract.id.equals(id) && contract.version.equals(version)) {
                return contract.contract();
            }
        }
        String known = ALL.stream().map(c -> c.id + "@" + c.version).collect(Collectors.joining(", "));
        String rule = "must be one of " + known;
        throw new DocumentException(
                new Fault(ErrorCode.UNKNOWN_CONTRACT, "built-in contracts", rule, id + "@" + version));
    }

    /** One of them. The file says the same id and version in its name as inside. */
    private static final class BuiltIn {

        private final String id;
        private final String version;
        private @Nullable FeatureContract contract;

        BuiltIn(String id, String version) {
            this.id = id;
            this.version = version;
        }

        synchronized FeatureContract contract() {
            FeatureContract known = contract;
            if (known == null) {
                known = read(id + "-" + version + ".json");
                contract = known;
            }
            return known;
        }
    }

    private static FeatureContract read(String resource) {
        try (InputStream in = BuiltInContracts.class.getResourceAsStream(resource)) {
            return FeatureContract.read(resource, Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource that was read could not be closed", e);
        }
    }
}
