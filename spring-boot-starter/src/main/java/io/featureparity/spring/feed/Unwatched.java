// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

/** Nobody watches the feed: all is served. */
record Unwatched() implements FeedGuard {}
