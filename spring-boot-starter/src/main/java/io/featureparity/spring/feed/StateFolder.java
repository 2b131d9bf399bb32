// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.spring.properties.PropertyFaults;
import io.featureparity.spring.properties.SnapshotProperties;
import io.featureparity.spring.properties.SnapshotProperties.WhenRefused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which the states of the feeds wait for the next start. A file for each instrument. */
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private static final String FOLDER = "snapshot.folder";

    /** File systems take 255, and the name of the file that is written first is longer. */
    private static final int LONGEST_NAME = 200;

    private final @Nullable Path folder;
    private final WhenRefused whenRefused;

    private StateFolder(@Nullable Path folder, WhenRefused whenRefused) {
        this.folder = folder;
        this.whenRefused = whenRefused;
    }

    /** A folder that cannot be written is refused now, and not at shutdown, when the states would be lost. */
    static StateFolder open(SnapshotProperties properties) {
        Path folder = properties.folder();
        return new StateFolder(
                folder == null ? null : PropertyFaults.writableFolder(FOLDER, folder), properties.whenRefused());
    }

    /** Refuses an instrument now whose state could not be saved at shutdown. */
    void requireFile(String instrument) {
        int length = encoded(instrument).length();
        if (folder != null && length > LONGEST_NAME) {
            throw PropertyFaults.refused(
                    "instruments",
                    "must have names whose files in feature-parity.snapshot.folder have at most " + LONGEST_NAME
                            + " characters; each that is no letter and no digit takes three or more",
                    instrument + " (" + length + " characters)");
        }
    }

    /** Goes on from the saved state of an instrument, if there is one. */
    void restore(String instrument, MarketFeed feed) {
        if (folder == null) {
            return;
        }
        Path file = file(folder, instrument);
        if (Files.notExists(file)) {
            LOG.info("{} begins anew: there is no {}", instrument, file);
            return;
        }
        try {
            feed.restore(FeedSnapshot.load(file));
            LOG.info("{} goes on from {}: {}", instrument, file, feed);
        } catch (SnapshotException refused) {
            SnapshotException inFile = new SnapshotException(
                    refused.faults().stream()
                            .map(fault -> fault.at(fault.place().in(Place.file(file))))
                            .toList(),
                    refused);
            if (whenRefused == WhenRefused.FAIL) {
                throw inFile;
            }
            Path kept = keepAside(file);
            LOG.warn("{} begins anew, and its saved state is kept as {}: {}", instrument, kept, inFile.getMessage());
        }
    }

    private static Path keepAside(Path file) {
        Path kept = file.resolveSibling(file.getFileName() + ".refused");
        try {
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw PropertyFaults.refused(
                    FOLDER, "must be a folder that can be written to", file + " (" + FileTrouble.writing(e) + ")");
        }
        return kept;
    }

    /** Saves all that can be saved, and then throws the faults of the others. */
    void save(Collection<InstrumentFeed> feeds) {
        if (folder == null) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        for (InstrumentFeed feed : feeds) {
            try {
                feed.with(MarketFeed::snapshot).save(file(folder, feed.instrument()));
            } catch (FeatureParityException failed) {
                LOG.error("the state of {} is not saved: {}", feed.instrument(), failed.getMessage());
                faults.addAll(failed.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new ComponentException(faults, null);
        }
    }

    /** USD/COP is no name of a file; encoded, no two instruments have the same. */
    private static Path file(Path folder, String instrument) {
        return folder.resolve(encoded(instrument) + ".feed");
    }

    private static String encoded(String instrument) {
        return URLEncoder.encode(instrument, StandardCharsets.UTF_8);
    }
}
