// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model in an ONNX file: one input of shape [1, n] and one output with one number, both 32-bit floats. All of it is in the
 * file: weights in other files, which no hash would cover, are refused.
 *
 * <p>The same observation gives the same bits on the same processor with the same version of ONNX Runtime: it computes with one
 * thread and deterministic kernels. On another processor other kernels run, which add in another order. So compare inputs by
 * their bits, and outputs within a tolerance: for a small network with outputs from -1 to 1, 1e-5.
 *
 * <p>Thread-safe; callers compute one after the other.
 */
public final class OnnxModel implements DecisionModel {

    private final String name;
    private final OrtSession session;
    private final int size;

    // Made once: the runtime reads and writes these buffers themselves.
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /** How the runtime is asked to end what it computes. */
    private final OrtSession.RunOptions running = new OrtSession.RunOptions();

    private volatile boolean ended;
    private boolean closed;

    private OnnxModel(String name, OrtEnvironment environment, OrtSession session) throws OrtException {
        ModelShape shape = ModelShape.of(name, session);
        this.name = name;
        this.session = session;
        this.size = shape.size();
        this.input = floats(size);
        this.output = floats(1);
        this.inputs = Map.of(shape.input(), OnnxTensor.createTensor(environment, input, new long[] {1, size}));
        this.outputs = Map.of(shape.output(), OnnxTensor.createTensor(environment, output, shape.outputShape()));
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Loads a model. The variable {@code ORT_DISABLE_TELEMETRY} of the environment must be 1.
     *
     * @param name what faults call the file
     * @param content what the file holds
     * @return the model, to be closed
     * @throws ComponentException if the bytes are no model, the model has other inputs or outputs, the variable is not set, or
     *     there is no ONNX Runtime for this system
     */
    public static OnnxModel load(String name, byte[] content) {
        OrtEnvironment environment = OnnxRuntime.environment(System.getenv());
        OrtSession session = null;
        try {
            session = OnnxRuntime.session(environment, content);
            return new OnnxModel(name, environment, session);
        } catch (OrtException refused) {
            OnnxRuntime.close(session);
            throw new ComponentException(
                    List.of(new Fault(
                            ErrorCode.COMPONENT_MODEL_DAMAGED,
                            name,
                            "must be a model that ONNX Runtime can load",
                            OnnxRuntime.reason(refused))),
                    refused);
        } catch (ComponentException refused) {
            OnnxRuntime.close(session);
            throw refused;
        }
    }

    @Override
    public int observationSize() {
        return size;
    }

    @Override
    public synchronized double decide(float[] observation) {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        if (observation.length != size) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_MODEL_SHAPE,
                    Place.item("observation for", name),
                    "must have " + size + " values",
                    Integer.toString(observation.length)));
        }
        input.put(0, observation);
        try {
            if (ended) { // the decision before this one
                ended = false;
                running.setTerminate(false);
            }
            session.run(inputs, Set.of(), outputs, running).close();
            return output.get(0);
        } catch (OrtException failed) {
            throw new ComponentException(
                    List.of(new Fault(
                            ErrorCode.COMPONENT_MODEL_OUTPUT,
                            name,
                            "must give one number for each observation",
                            OnnxRuntime.reason(failed))),
                    failed);
        }
    }

    @Override
    public boolean canBeEnded() {
        return true;
    }

    /** The runtime ends before it computes the next node of the network, in a loop too. */
    @Override
    public void end() {
        try {
            ended = true;
            running.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("a run can be ended", e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            running.close();
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            OnnxRuntime.close(session);
        }
    }

    /** {@return the file and the size} */
    @Override
    public String toString() {
        return name + ", " + size + " values";
    }
}
