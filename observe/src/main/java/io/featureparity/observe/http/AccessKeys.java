// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import com.sun.net.httpserver.Headers;
import io.featureparity.contract.json.Sha256;
import io.featureparity.store.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The API keys that a server accepts. A caller sends one in the header {@value #HEADER}, or as {@code Authorization: Bearer
 * KEY}, which Prometheus can be configured to send. The time of the look-up does not depend on the key that was given.
 */
public final class AccessKeys {

    /** The header with the key. */
    public static final String HEADER = "X-Api-Key";

    private static final String BEARER = "Bearer ";

    private final List<byte[]> hashes;

    /**
     * Takes the accepted keys.
     *
     * @param keys the keys
     */
    public AccessKeys(List<Secret> keys) {
        this.hashes = keys.stream().map(key -> hash(key.reveal())).toList();
    }

    /** {@return the number of accepted keys} */
    public int size() {
        return hashes.size();
    }

    /**
     * Finds the key of a request.
     *
     * @param headers the headers of the request
     * @return the index of the key; -1 if it is none of the accepted keys
     */
    public int find(Headers headers) {
        byte[] hash = hash(given(headers));
        int found = -1;
        for (int i = 0; i < hashes.size(); i++) {
            found = MessageDigest.isEqual(hashes.get(i), hash) ? i : found;
        }
        return found;
    }

    private static String given(Headers headers) {
        String key = headers.getFirst(HEADER);
        if (key != null) {
            return key;
        }
        String authorization = headers.getFirst("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).trim()
                : "";
    }

    private static byte[] hash(String text) {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
