// SPDX-License-Identifier: Apache-2.0

/** Rules of alerts, and PromQL over samples: what Prometheus would make of metrics. */
@NullMarked
package io.featureparity.testsupport.promql;

import org.jspecify.annotations.NullMarked;
