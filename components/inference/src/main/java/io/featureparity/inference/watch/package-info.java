// SPDX-License-Identifier: Apache-2.0

/** What an inference shows to its operators: metrics, spans, events for logs, health. */
@NullMarked
package io.featureparity.inference.watch;

import org.jspecify.annotations.NullMarked;
