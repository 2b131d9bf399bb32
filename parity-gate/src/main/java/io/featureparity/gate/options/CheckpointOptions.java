// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditFindings;
import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointVerifier;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The checkpoints of a log, and the key that they were signed with. */
public final class CheckpointOptions {

    /** No key comes near. */
    private static final int LONGEST_KEY = 1 << 12;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "The folder of the log's checkpoints. Without them nobody sees that a log's end was cut off, or that"
                            + " all of it was written anew.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The public key of the checkpoints, one line: its name, its id and the key, with + between them.")
    private @Nullable Path key;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** {@return whether there are checkpoints to be compared} */
    public boolean given() {
        return checkpoints != null;
    }

    /** Checks a log, with its checkpoints if they were named. */
    public AuditFindings check(Path log) {
        Path place = checkpoints;
        Path verifier = key;
        if (place == null && verifier == null) {
            return AuditCheck.of(log);
        }
        if (place == null || verifier == null) {
            throw new ParameterException(
                    command().commandLine(),
                    "Missing required option: "
                            + (place == null ? "'--checkpoints=DIR' (for --key)" : "'--key=FILE' (for --checkpoints)"));
        }
        AuditFindings findings = AuditCheck.of(log, read(verifier), new CheckpointFolder(place));
        if (findings.isSound() && findings.comparedCheckpoints() == 0) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_NOTHING_PROVEN,
                    Place.file(place),
                    "must hold a checkpoint that counts records of the log, or nothing is proven",
                    "none"));
        }
        return findings;
    }

    /** What is in a wrong file is not shown: it might be the private key. */
    private static CheckpointVerifier read(Path file) {
        String value;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_KEY + 1);
            if (bytes.length <= LONGEST_KEY) {
                return CheckpointVerifier.parse(new String(bytes, StandardCharsets.UTF_8).strip());
            }
            value = "more than " + LONGEST_KEY + " bytes";
        } catch (AuditLogException noKey) {
            value = "another text";
        } catch (IOException e) {
            value = FileTrouble.reading(e);
        }
        throw new AuditLogException(
                List.of(new Fault(
                        ErrorCode.AUDIT_KEY,
                        Place.file(file),
                        "must hold the public key of the checkpoints: its name, its id and the key, with + between them",
                        value)),
                null);
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        return command;
    }
}
