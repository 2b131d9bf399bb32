// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;

/** How a call that failed is repeated. The default values depend on the store. */
public sealed interface RepetitionProperties permits DatabaseRetryProperties, OnlineRetryProperties {

    /** {@return how often a call is made in all} */
    int calls();

    /** {@return the first pause} */
    Duration firstPause();

    /** {@return how long after the first call the last one may begin} */
    Duration longest();
}
