// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import java.util.UUID;

/** Names of requests that came without one. The only chance in this module: it must be another name in each process. */
final class RequestIds {

    private RequestIds() {}

    static String next() {
        return UUID.randomUUID().toString();
    }
}
