// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What the command answered, told to Maven: parity goes on, a divergence or bad input is a failure of the build, and a
 * command that failed itself is an error of it.
 *
 * @param status the exit code
 * @param out what was said on its output
 * @param err what was said on its error stream
 */
record Outcome(int status, List<String> out, List<String> err) {

    private static final int PARITY = 0;
    private static final int DIVERGENCE = 1;
    private static final int BAD_INPUT = 2;

    /** As many lines there are at most from the first divergence on. */
    private static final int LONGEST_HEADLINE = 8;

    /** Prints what was said; what follows from it is thrown, unless it is parity. The verdict is the last line. */
    String tell(Log log) throws MojoExecutionException, MojoFailureException {
        if (status == PARITY) {
            out.forEach(log::info);
            return last(out);
        }
        out.forEach(log::error);
        err.forEach(log::error);
        if (status == DIVERGENCE) {
            throw new MojoFailureException(String.join("; ", headline()));
        }
        String first = err.isEmpty() ? "parity: ended with status " + status : err.get(0);
        if (status == BAD_INPUT) {
            throw new MojoFailureException(first);
        }
        throw new MojoExecutionException(first);
    }

    /** From the first divergence on, with what kind it is, the verdict and the advice behind it. */
    private List<String> headline() {
        int begin = Math.max(0, out.size() - 2);
        for (int i = Math.max(0, out.size() - LONGEST_HEADLINE); i < begin; i++) {
            if (out.get(i).startsWith("first divergence: ")) {
                begin = i;
            }
        }
        return out.subList(begin, out.size());
    }

    /** Prints what was refused, each in a line of its own, and gives the failure that names the first. */
    static MojoFailureException refused(Log log, List<String> faults) {
        faults.forEach(fault -> log.error("parity: " + fault));
        int more = faults.size() - 1;
        return new MojoFailureException("parity: " + faults.get(0) + (more == 0 ? "" : " (and " + more + " more)"));
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
