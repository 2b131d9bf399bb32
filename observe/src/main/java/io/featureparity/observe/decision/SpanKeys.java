// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The attributes of a span, named as OpenTelemetry names its own: a namespace, then words with {@code .} between parts and {@code _}
 * within one.
 */
public final class SpanKeys {

    /** The instrument of the bars. */
    public static final AttributeKey<String> INSTRUMENT = AttributeKey.stringKey("feature_parity.instrument");

    /** The time of the bar that is decided about, as ISO 8601 in UTC. */
    public static final AttributeKey<String> BAR_TIME = AttributeKey.stringKey("feature_parity.bar.time");

    /** The contract: id and version. */
    public static final AttributeKey<String> CONTRACT = AttributeKey.stringKey("feature_parity.contract");

    /** The SHA-256 of the contract. */
    public static final AttributeKey<String> CONTRACT_HASH = AttributeKey.stringKey("feature_parity.contract.hash");

    /** The SHA-256 of the statistics. */
    public static final AttributeKey<String> STATISTICS_HASH = AttributeKey.stringKey("feature_parity.statistics.hash");

    /** The SHA-256 of the observation that the model was given. */
    public static final AttributeKey<String> OBSERVATION_HASH =
            AttributeKey.stringKey("feature_parity.observation.hash");

    /** The level of the service, 1 to 4. */
    public static final AttributeKey<Long> LEVEL = AttributeKey.longKey("feature_parity.level");

    /** The action that the model wants. */
    public static final AttributeKey<String> ACTION = AttributeKey.stringKey("feature_parity.action");

    /** The code of this library, or the class of what was thrown; named by OpenTelemetry. */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private SpanKeys() {}
}
