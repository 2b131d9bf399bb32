// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is to be compared, as it is known before the first row: which features, which not and why, and how many rows have to
 * be joined. Every feature of the contract is either compared or named as an omission.
 *
 * @param compared the features that are compared, in the order in which the expected rows give their values
 * @param omitted the features of the contract that are not compared
 * @param ignored columns of the expected values that are no features; they are not compared
 * @param minJoined the least share of rows that must have a counterpart, on either side
 * @param period from when to when rows are compared
 */
public record Scope(
        List<String> compared, List<Omission> omitted, List<String> ignored, Share minJoined, Period period) {

    /** The least share of rows that must be joined, unless somebody states another one. */
    public static final Share MOST_ROWS = Share.ofPercent(99);

    /**
     * Takes copies of the lists. {@inheritDoc}
     *
     * @throws IllegalArgumentException if a feature is named twice
     */
    public Scope {
        compared = List.copyOf(compared);
        omitted = List.copyOf(omitted);
        ignored = List.copyOf(ignored);
        Objects.requireNonNull(minJoined, "minJoined");
        Objects.requireNonNull(period, "period");
        Set<String> named = new HashSet<>();
        for (String feature : compared) {
            if (!named.add(feature)) {
                throw new IllegalArgumentException("compared twice: " + feature);
            }
        }
        for (Omission omission : omitted) {
            if (!named.add(omission.feature())) {
                throw new IllegalArgumentException("compared or not compared: " + omission.feature());
            }
        }
    }

    /**
     * Gives the scope in which nothing may be missing: each feature that is not compared is a failure.
     *
     * @param features the features of the contract at the stage
     * @param compared the features that are compared, in the order in which the expected rows give their values
     * @return the scope, of all times
     */
    public static Scope strict(List<String> features, List<String> compared) {
        return of(features, compared, Omission.Reason.MISSING, Set.of(), List.of());
    }

    /**
     * Gives a scope that also says why the other features are not compared.
     *
     * @param features the features of the contract at the stage
     * @param compared the features that are compared
     * @param otherwise why the others are not compared: they are missing, or nobody asked for them
     * @param allowed the features that may be missing
     * @param ignored columns of the expected values that are no feature
     * @return the scope, of all times
     */
    public static Scope of(
            List<String> features,
            List<String> compared,
            Omission.Reason otherwise,
            Collection<String> allowed,
            List<String> ignored) {
        List<Omission> omitted = new ArrayList<>();
        for (String feature : features) {
            if (!compared.contains(feature)) {
                Omission.Reason reason = allowed.contains(feature) ? Omission.Reason.ALLOWED : otherwise;
                omitted.add(new Omission(feature, reason, SimilarNames.of(feature, ignored)));
            }
        }
        return new Scope(compared, omitted, ignored, MOST_ROWS, Period.ALL);
    }

    /**
     * Gives the same scope with another share of rows that must be joined.
     *
     * @param share the least share
     * @return the scope
     */
    public Scope withMinJoined(Share share) {
        return new Scope(compared, omitted, ignored, share, period);
    }

    /**
     * Gives the same scope for a part of the time. Bars before it are history; rows outside of it do not count.
     *
     * @param part the part
     * @return the scope
     */
    public Scope within(Period part) {
        return new Scope(compared, omitted, ignored, minJoined, part);
    }

    /** {@return how many features the contract has at the stage} */
    public int features() {
        return compared.size() + omitted.size();
    }
}
