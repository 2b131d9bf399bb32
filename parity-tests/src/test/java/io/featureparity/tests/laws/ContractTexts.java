// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import io.featureparity.contract.FeatureContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The documents of the built-in contracts, to be altered. */
public final class ContractTexts {

    private ContractTexts() {}

    /** {@return the text of a built-in contract} */
    public static String text(String version) {
        String name = "/io/featureparity/contract/usdcop-m5-" + version + ".json";
        try (InputStream in = ContractTexts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a built-in contract with one text in it replaced by another} */
    public static FeatureContract builtIn(String version, String text, String by) {
        String document = text(version);
        if (!document.contains(text)) {
            throw new IllegalArgumentException("the contract has no " + text);
        }
        return FeatureContract.parse("an altered contract", document.replace(text, by));
    }
}
