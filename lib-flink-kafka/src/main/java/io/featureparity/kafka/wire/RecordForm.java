// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

/** In which form records are written. */
public enum RecordForm {
    /** Avro, each record as a single object: two bytes, the fingerprint of its schema, and its fields. */
    AVRO,
    /** JSON, each record as an object in UTF-8. */
    JSON
}
