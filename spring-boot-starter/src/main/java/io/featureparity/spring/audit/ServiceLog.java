// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.features.model.Model;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.observe.trail.LevelTrail;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.level.LevelWatch;
import io.featureparity.spring.level.Lookout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The audit log of a service, if it has one. It is open from the start. If it cannot be written, the service becomes read-only,
 * and the log is opened again: the first look after the failure raises the condition, and each later look tries to open the
 * log.
 *
 * <p>Thread-safe. Only {@link #look} and {@link #close} wait for the disk.
 */
public final class ServiceLog implements LevelListener, LevelWatch, AutoCloseable {

    private static final String CONDITION = "audit log";

    private final AuditTrail trail;
    private final Model model;
    private final Map<String, LevelTrail> changes = new LinkedHashMap<>();
    private final ObjectProvider<ServiceLevels> levels;
    private final ObjectProvider<Lookout> lookout;

    private volatile Optional<AuditLog> log;

    /** The last log that a feed could not write. */
    private volatile @Nullable AuditLog failed;

    /** Whether the log cannot be written any more; guarded by this. */
    private boolean opensAnew;

    /**
     * Opens the log.
     *
     * @throws AuditLogException if it cannot be opened
     */
    ServiceLog(
            AuditTrail trail,
            Model model,
            List<String> instruments,
            ObjectProvider<ServiceLevels> levels,
            ObjectProvider<Lookout> lookout) {
        this.trail = trail;
        this.model = model;
        this.levels = levels;
        this.lookout = lookout;
        instruments.forEach(instrument -> changes.put(instrument, new LevelTrail(instrument)));
        log = trail.open(model);
    }

    // ---- for the feeds

    /** {@return the log that is written now; nothing if there is none} */
    Optional<AuditLog> current() {
        return log;
    }

    /** Takes note that a feed could not write a log. */
    void failed(AuditLog by) {
        failed = by;
        lookSoon();
    }

    private void lookSoon() {
        try {
            lookout.ifAvailable(thread -> thread.lookSoon(this));
        } catch (BeanCreationNotAllowedException ending) {
            return; // nobody looks any more, and closing writes what waits
        }
    }

    // ---- changes of level

    @Override
    public void changed(LevelTransition transition) {
        if (log.isEmpty()) {
            return;
        }
        changes.values().forEach(each -> each.changed(transition));
        if (!Thread.holdsLock(this)) { // else this is the look's own condition, and the next look is soon enough
            lookSoon();
        }
    }

    @Override
    public synchronized void look() {
        if (log.isEmpty()) {
            return;
        }
        String trouble = tryToWrite();
        if (trouble.isEmpty()) {
            levels.getObject().clear(CONDITION);
        } else if (!Thread.currentThread()
                .isInterrupted()) { // else the application ends, and the disk was not waited for
            levels.getObject().raise(CONDITION, ServiceLevel.READ_ONLY, trouble);
        }
    }

    /** Gives why the log cannot be written; nothing if it can. */
    private String tryToWrite() {
        try {
            if (opensAnew) {
                openAnew();
            }
            changes.values().forEach(each -> each.write(log));
        } catch (AuditLogException e) {
            opensAnew |= AuditTrail.isOver(e) || !trouble().isEmpty();
            return String.valueOf(e.getMessage());
        }
        String trouble = trouble();
        opensAnew = !trouble.isEmpty();
        return trouble;
    }

    private String trouble() {
        return log.map(this::trouble).orElse("");
    }

    private String trouble(AuditLog of) {
        Optional<String> stopped = of.counts().stoppedBy();
        return stopped.orElse(of == failed ? "a record of a feed could not be written" : "");
    }

    private void openAnew() {
        try {
            log.ifPresent(AuditLog::close);
        } catch (AuditLogException known) {
            // It had failed before, and the changes that it could not write still wait.
        }
        log = trail.open(model);
        opensAnew = false;
    }

    // ---- what is shown

    /** {@return how far the log has come since it was last opened; nothing if the service has no log} */
    public Optional<AuditCounts> counts() {
        return log.map(AuditLog::counts);
    }

    /** {@return the name of the log; nothing if the service has no log} */
    public Optional<String> name() {
        return log.map(AuditLog::name);
    }

    /** {@return the folder of the log; nothing if the service has no log, or only the application knows where it is} */
    public Optional<Path> folder() {
        return trail instanceof FolderTrail known ? Optional.of(known.folder()) : Optional.empty();
    }

    /**
     * Says how many changes of level the log will never have.
     *
     * @param instrument an instrument of the service
     * @return how many changes the log will never have
     */
    public long levelChangesLeftOut(String instrument) {
        return Optional.ofNullable(changes.get(instrument))
                .map(LevelTrail::leftOut)
                .orElse(0L);
    }

    /**
     * Writes all records that wait, and closes the log. A log that could not be written is opened again for that.
     *
     * @throws AuditLogException if not all records are on the disk
     */
    @Override
    public synchronized void close() {
        try {
            boolean broken = opensAnew || !trouble().isEmpty();
            if (broken && changes.values().stream().anyMatch(each -> each.waiting() > 0)) {
                openAnew();
            }
            changes.values().forEach(each -> each.write(log));
        } finally {
            log.ifPresent(AuditLog::close);
        }
    }
}
