// SPDX-License-Identifier: Apache-2.0

/**
 * Reports for people and for CI: a page, JSON, Markdown for a pull request and JUnit XML, of whatever was compared. They
 * hold no time of their own, so that the same comparison gives the same bytes.
 */
@NullMarked
package io.featureparity.gate.report;

import org.jspecify.annotations.NullMarked;
