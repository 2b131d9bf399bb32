// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * What this plugin runs on: itself and all it depends on.
 *
 * @param version the plugin's version
 * @param own the plugin itself
 * @param artifacts the artifacts, the plugin itself included
 */
record PluginJars(String version, File own, List<Artifact> artifacts) {

    static PluginJars of(PluginDescriptor plugin) {
        return new PluginJars(
                plugin.getVersion(), plugin.getPluginArtifact().getFile(), List.copyOf(plugin.getArtifacts()));
    }

    /** {@return this project's own jars: what is pinned by the plugin's version, unless it is a snapshot} */
    List<File> ours() {
        List<File> files = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            if (artifact.getGroupId().equals(ServedLibrary.GROUP)) {
                files.add(artifact.getFile());
            }
        }
        return files;
    }
}
