// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.util.List;

/**
 * Where checkpoints are kept. It must be outside of the log, best on another machine: who can delete the log must not be able to
 * delete its checkpoints.
 *
 * <p>The writer's thread calls it, so a call that never returns stops the log. Bound each one.
 */
public interface CheckpointPlace {

    /**
     * Keeps a note.
     *
     * @param records how many records it counts
     * @param note the signed note
     * @throws IOException if it may not be kept
     */
    void keep(long records, String note) throws IOException;

    /**
     * Lists what is kept.
     *
     * @return how many records each note counts, from the smallest on
     * @throws IOException if that cannot be said
     */
    List<Long> kept() throws IOException;

    /**
     * Reads a note.
     *
     * @param records how many records it counts
     * @return the signed note
     * @throws IOException if it cannot be read
     */
    String read(long records) throws IOException;

    /**
     * Says where a note is, for a fault.
     *
     * @param records how many records it counts
     * @return its place
     */
    Place place(long records);
}
