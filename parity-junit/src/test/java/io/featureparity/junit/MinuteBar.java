// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import java.time.LocalDateTime;

/** What the service's exchange sends: a minute by the clock on a wall in Bogota. NaN where nothing is known. */
record MinuteBar(LocalDateTime time, double open, double high, double low, double close) {}
