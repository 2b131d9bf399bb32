// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.observe.FaultTally;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.RequestTimes;
import java.util.Optional;

/**
 * What watches an HTTP interface, and what it shows of that.
 *
 * @param monitor deep health and metrics; nothing if they are not shown
 * @param requests takes how long each request took; nothing if nobody wants to know
 * @param faults counts why a request could not be answered, though it was right; nothing if nobody wants to know
 * @param events tells of each request; nothing if nobody wants to know
 */
public record Watching(
        Optional<Monitor> monitor,
        Optional<RequestTimes> requests,
        Optional<FaultTally> faults,
        Optional<RequestEvents> events) {

    /** {@return that nothing watches it} */
    static Watching nothing() {
        return new Watching(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
