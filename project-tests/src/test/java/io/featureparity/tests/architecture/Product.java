// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The main classes of every product module, as they are on this module's class path. */
final class Product {

    static final String ROOT = "io.featureparity";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .withImportOption(location -> !location.contains("/io/featureparity/testsupport/"))
            .importPackages(ROOT);

    private Product() {}

    static JavaClasses classes() {
        return CLASSES;
    }
}
