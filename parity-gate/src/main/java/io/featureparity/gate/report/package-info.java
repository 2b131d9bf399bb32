// SPDX-License-Identifier: Apache-2.0

/**
 * Reports for people and for CI: a page, JSON, Markdown for a pull request and JUnit XML, of whatever was compared.
 * They hold no time of their own, so that the same comparison gives the same bytes.
 *
 * <p>Large for a reason: each section of the page is a class, and all sections and formats share small package-private
 * ones such as {@code Html} and {@code Words}.
 */
@NullMarked
package io.featureparity.gate.report;

import org.jspecify.annotations.NullMarked;
