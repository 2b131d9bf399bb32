// SPDX-License-Identifier: Apache-2.0

/** The demo: the job on a Kafka and a Flink in this JVM, with a generated market and failures. */
@NullMarked
package com.example.features.demo;

import org.jspecify.annotations.NullMarked;
