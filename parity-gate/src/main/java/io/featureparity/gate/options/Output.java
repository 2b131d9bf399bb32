// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option that names what a run writes. Every other option or argument of the type {@code Path} names what it
 * reads, so an option that is forgotten here is protected and not overwritten.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Output {

    /** The names of the files that are written, where the option names their folder. */
    String[] inFolder() default {};
}
