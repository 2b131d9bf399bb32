// SPDX-License-Identifier: Apache-2.0

/** A job that computes the features of bars in Kafka. Copy it, and change what is yours. */
@NullMarked
package com.example.features;

import org.jspecify.annotations.NullMarked;
