// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.util.List;

/**
 * The place where checkpoints are kept. It must be outside of the log, best on another machine: whoever can delete the log must
 * not be able to delete its checkpoints.
 *
 * <p>The writer's thread calls it, so a call that never returns stops the log. Give each call a time limit.
 */
public interface CheckpointPlace {

    /**
     * Keeps a note.
     *
     * @param records how many records the note counts
     * @param note the signed note
     * @throws IOException if it is not certain that the note was kept
     */
    void keep(long records, String note) throws IOException;

    /**
     * Lists the notes that are kept.
     *
     * @return how many records each note counts, from the smallest on
     * @throws IOException if the notes cannot be listed
     */
    List<Long> kept() throws IOException;

    /**
     * Reads a note.
     *
     * @param records how many records the note counts
     * @return the signed note
     * @throws IOException if it cannot be read
     */
    String read(long records) throws IOException;

    /**
     * Gives the place of a note, for a fault.
     *
     * @param records how many records the note counts
     * @return its place
     */
    Place place(long records);
}
