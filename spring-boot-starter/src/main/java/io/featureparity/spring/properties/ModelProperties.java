// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the files of the model are.
 *
 * @param location Folder with the files that training wrote: a path, or a location that begins with classpath: or file:.
 * @param manifest Name of the manifest in the folder.
 * @param statistics Name of the file with the statistics in the folder.
 * @param contract Name of the contract in the folder. Without it, contract.json is taken if it is there, else the built-in contract that the manifest names.
 */
public record ModelProperties(
        @DefaultValue("classpath:model/") String location,
        @DefaultValue("manifest.json") String manifest,
        @DefaultValue("norm_stats.json") String statistics,
        @Nullable String contract) {}
