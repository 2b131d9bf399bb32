// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.RequestTimes;
import java.util.Optional;

/**
 * What watches an HTTP interface, and what it shows of that.
 *
 * @param monitor deep health and metrics; nothing if they are not shown
 * @param requests takes how long each request took; nothing if nobody wants to know
 */
public record Watching(Optional<Monitor> monitor, Optional<RequestTimes> requests) {

    /** {@return that nothing watches it} */
    static Watching nothing() {
        return new Watching(Optional.empty(), Optional.empty());
    }
}
