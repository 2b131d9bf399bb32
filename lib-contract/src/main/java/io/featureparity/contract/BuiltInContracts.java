// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The contracts that come with the library (clause A4), each read once, when it is asked for. */
final class BuiltInContracts {

    private static final List<String> NAMES = List.of("usdcop-m5-1.0.0", "usdcop-m5-1.1.0", "usdcop-m5-1.2.0");

    private static final Map<String, FeatureContract> BY_NAME = new ConcurrentHashMap<>();

    private BuiltInContracts() {}

    static List<FeatureContract> all() {
        return NAMES.stream().map(BuiltInContracts::named).toList();
    }

    static FeatureContract find(String id, String version) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        String name = id + "-" + version;
        if (NAMES.contains(name)) {
            FeatureContract contract = named(name);
            if (contract.id().equals(id)) {
                return contract;
            }
        }
        String known = all().stream().map(c -> c.id() + "@" + c.version()).collect(Collectors.joining(", "));
        String rule = "must be one of " + known;
        throw new DocumentException(
                new Fault(ErrorCode.UNKNOWN_CONTRACT, "built-in contracts", rule, id + "@" + version));
    }

    private static FeatureContract named(String name) {
        return BY_NAME.computeIfAbsent(name, any -> read(name + ".json"));
    }

    private static FeatureContract read(String resource) {
        try (InputStream in = BuiltInContracts.class.getResourceAsStream(resource)) {
            return FeatureContract.read(resource, Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource that was read could not be closed", e);
        }
    }
}
