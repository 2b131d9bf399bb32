// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import io.featureparity.resilience.breaker.Edge;
import java.util.List;

/**
 * Edges whose breakers are shown in the metrics and the endpoint. An application that has edges of its own adds a bean of this
 * type.
 */
@FunctionalInterface
public interface EdgesOfService {

    /** {@return the edges, always the same ones after the start} */
    List<Edge> all();
}
