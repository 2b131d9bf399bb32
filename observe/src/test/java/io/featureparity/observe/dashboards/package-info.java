// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.featureparity.observe.dashboards;

import org.jspecify.annotations.NullMarked;
