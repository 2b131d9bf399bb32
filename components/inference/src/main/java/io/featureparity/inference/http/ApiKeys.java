// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.contract.json.Sha256;
import io.featureparity.store.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that may ask. How long the look-up takes does not depend on the key that was given. */
final class ApiKeys {

    static final String HEADER = "X-Api-Key";

    private final List<byte[]> hashes;

    ApiKeys(List<Secret> keys) {
        this.hashes = keys.stream().map(key -> hash(key.reveal())).toList();
    }

    /** {@return how many there are} */
    int size() {
        return hashes.size();
    }

    /** Gives which key it is, -1 if none of them. */
    int find(@Nullable String given) {
        byte[] hash = hash(given == null ? "" : given);
        int found = -1;
        for (int i = 0; i < hashes.size(); i++) {
            found = MessageDigest.isEqual(hashes.get(i), hash) ? i : found;
        }
        return found;
    }

    private static byte[] hash(String text) {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
