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

/** The contracts that come with the library (clause A4), read once, when the first of them is asked for. */
final class BuiltInContracts {

    private static final List<FeatureContract> ALL =
            List.of(read("usdcop-m5-1.0.0.json"), read("usdcop-m5-1.1.0.json"), read("usdcop-m5-1.2.0.json"));

    private BuiltInContracts() {}

    static List<FeatureContract> all() {
        return ALL;
    }

    static FeatureContract find(String id, String version) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        for (FeatureContract contract : ALL) {
            if (contract.id().equals(id) && contract.version().equals(version)) {
                return contract;
            }
        }
        String known = ALL.stream().map(c -> c.id() + "@" + c.version()).collect(Collectors.joining(", "));
        String rule = "must be one of " + known;
        throw new DocumentException(
                new Fault(ErrorCode.UNKNOWN_CONTRACT, "built-in contracts", rule, id + "@" + version));
    }

    private static FeatureContract read(String resource) {
        try (InputStream in = BuiltInContracts.class.getResourceAsStream(resource)) {
            return FeatureContract.read(resource, Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource that was read could not be closed", e);
        }
    }
}
