// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.spring.properties.ModelProperties;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/** The files that training wrote, in a folder or in a jar. Each method reads its file anew. */
final class ModelFiles {

    private static final String USUAL_CONTRACT = "contract.json";

    private static final String LOCATION = "must be a path, or begin with classpath: or file:";

    private final ModelProperties properties;
    private final ResourceLoader resources;

    ModelFiles(ModelProperties properties, ResourceLoader resources) {
        this.properties = properties;
        this.resources = resources;
    }

    ModelManifest manifest() {
        return read("model.manifest", properties.manifest(), ModelManifest::read);
    }

    NormStats statistics() {
        return read("model.statistics", properties.statistics(), NormStats::read);
    }

    FeatureContract contract(ModelManifest manifest) {
        String given = properties.contract();
        if (given != null) {
            return read("model.contract", given, FeatureContract::read);
        }
        return file(USUAL_CONTRACT).exists()
                ? read("model.contract", USUAL_CONTRACT, FeatureContract::read)
                : FeatureContract.builtIn(manifest.contractId(), manifest.contractVersion());
    }

    private <T> T read(String property, String name, BiFunction<String, InputStream, T> reader) {
        if (name.isBlank()) {
            throw PropertyFaults.refused(property, "must be the name of a file in feature-parity.model.location", name);
        }
        Resource file = file(name);
        try (InputStream in = file.getInputStream()) {
            return reader.apply(place(name), in);
        } catch (IOException e) {
            String rule = "must be readable; the folder is property " + ParityProperties.PREFIX
                    + ".model.location, the name property " + ParityProperties.PREFIX + "." + property;
            throw new ComponentException(
                    List.of(new Fault(ErrorCode.SPRING_MODEL_FILE, Place.named(place(name)), rule, why(file, e))), e);
        }
    }

    private static String why(Resource file, IOException trouble) {
        return file.exists() ? FileTrouble.reading(trouble) : "not there";
    }

    /** What is no URL and no place on the class path is a path: a relative one is that of the working folder. */
    private Resource file(String name) {
        String location = properties.location();
        if (location.isBlank()) {
            throw PropertyFaults.refused("model.location", LOCATION, location);
        }
        if (ResourceUtils.isUrl(location)) {
            return resources.getResource(folder(location) + name);
        }
        try {
            return new FileSystemResource(Path.of(location).resolve(name));
        } catch (InvalidPathException noPath) {
            throw PropertyFaults.refused("model.location", LOCATION, location);
        }
    }

    private static String folder(String location) {
        return location.endsWith("/") ? location : location + "/";
    }

    private String place(String name) {
        return folder(properties.location()) + name;
    }
}
