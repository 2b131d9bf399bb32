// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime as it is used here: quiet, with one thread, deterministic, and sending nothing to anybody. */
final class OnnxRuntime {

    /**
     * Since 1.29 the runtime sends reports over the network, keeps an identifier in the home folder, and reads the command line of
     * the process; a command line of 4 KB makes it crash. It looks at this variable alone, once, before it starts.
     */
    private static final String NO_REPORTS = "ORT_DISABLE_TELEMETRY";

    /** What the runtime's messages have before the reason. */
    private static final String MESSAGE = "message: ";

    private OnnxRuntime() {}

    static OrtEnvironment environment(Map<String, String> variables) {
        String value = variables.getOrDefault(NO_REPORTS, "not set");
        if (!value.equals("1")) {
            throw unusable(
                    Place.variable(NO_REPORTS),
                    "must be 1, or ONNX Runtime sends reports about this process over the network",
                    value,
                    null);
        }
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false); // Windows does not look at the variable
            return environment;
        } catch (LinkageError | IllegalStateException | OrtException missing) {
            // Its native code is not in the jar for this system, or cannot be unpacked.
            throw unusable(
                    Place.named("ONNX Runtime"),
                    "must run on this system",
                    System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": " + missing.getMessage(),
                    missing);
        }
    }

    private static ComponentException unusable(Place place, String rule, String value, @Nullable Throwable cause) {
        return new ComponentException(List.of(new Fault(ErrorCode.COMPONENT_MODEL_RUNTIME, place, rule, value)), cause);
    }

    /**
     * Opens a session. Weights that are not in the file itself would be looked for in the folder of the process, so the runtime
     * gets an empty folder for them.
     */
    static OrtSession session(OrtEnvironment environment, byte[] content) throws OrtException {
        Path empty = null;
        try {
            empty = Files.createTempDirectory("no-weights");
            return session(environment, content, empty);
        } catch (IOException e) {
            throw unusable(Place.named("folder for temporary files"), "must be writable", FileTrouble.writing(e), e);
        } finally {
            delete(empty);
        }
    }

    private static OrtSession session(OrtEnvironment environment, byte[] content, Path weights) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addConfigEntry("session.model_external_initializers_file_folder_path", weights.toString());
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // what is wrong is thrown
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            return environment.createSession(content, options);
        }
    }

    private static void delete(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    static void close(@Nullable OrtSession session) {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("a session can be closed", e);
            }
        }
    }

    /** What is wrong in one line, without the words around it: some messages go on with the runtime's own source files. */
    static String reason(OrtException refused) {
        String message = String.valueOf(refused.getMessage());
        int begin = message.indexOf(MESSAGE);
        return message.substring(begin < 0 ? 0 : begin + MESSAGE.length())
                .lines()
                .findFirst()
                .orElse("no reason");
    }
}
