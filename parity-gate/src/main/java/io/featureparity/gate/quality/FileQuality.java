// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.quality.QualityRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quality of the bars of a file.
 *
 * @param file the file
 * @param contract the contract, which says when bars are expected and which columns are read
 * @param rules the rules
 * @param bars how many bars the file has
 * @param sessions its sessions, in their order
 * @param broken the rules that were broken, in their order
 * @param curves the scores of the bars of sessions, a value for each expected bar; of a long file only the lowest sessions
 */
public record FileQuality(
        Path file,
        FeatureContract contract,
        QualityRules rules,
        long bars,
        List<JudgedSession> sessions,
        List<BrokenRule> broken,
        Map<LocalDate, double[]> curves) {

    /** {@return the mean of the sessions' scores; NaN if none is whole, for then nothing was judged that says much} */
    public double score() {
        if (wholeSessions() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (JudgedSession session : sessions) {
            sum += session.score();
        }
        return sum / sessions.size();
    }

    /** {@return how many sessions were judged from their first expected bar to their last} */
    public long wholeSessions() {
        return sessions.stream().filter(JudgedSession::isWhole).count();
    }

    /** {@return the session with the lowest score, the first of several; nothing if there is none} */
    public Optional<JudgedSession> lowest() {
        return sessions.stream().min(Comparator.comparingDouble(JudgedSession::score));
    }

    /** {@return the sessions, the lowest score first, and of equal ones the earliest} */
    public List<JudgedSession> fromTheLowest() {
        return sessions.stream()
                .sorted(Comparator.comparingDouble(JudgedSession::score))
                .toList();
    }

    /** {@return what is said of a file that has too little to be judged; nothing of any other} */
    public Optional<InputException> tooLittle() {
        if (wholeSessions() > 0) {
            return Optional.empty();
        }
        String rule = "must hold a whole session, from the first bar that is expected to the last";
        String value = (bars == 1 ? "1 bar" : bars + " bars") + " in "
                + (sessions.size() == 1 ? "1 session" : sessions.size() + " sessions");
        return Optional.of(new InputException(new Fault(ErrorCode.QUALITY_TOO_LITTLE, Place.file(file), rule, value)));
    }

    /**
     * Says whether all sessions reach a score.
     *
     * @param least the score
     * @return whether they do; a file with too little to be judged does not
     */
    public boolean reaches(double least) {
        return wholeSessions() > 0 && sessions.stream().allMatch(session -> session.score() >= least);
    }

    /** {@return in words how good the bars are} */
    public String sentence() {
        if (sessions.isEmpty()) {
            return "No bar was judged";
        }
        if (sessions.size() == 1 && wholeSessions() == 1) {
            return "Score " + ScoreText.of(score()) + " of 100: 1 session, of "
                    + sessions.get(0).day();
        }
        JudgedSession low = lowest().orElseThrow();
        String of = (sessions.size() == 1 ? "1 session" : sessions.size() + " sessions") + " from "
                + sessions.get(0).day() + " to "
                + sessions.get(sessions.size() - 1).day() + ", " + wholeSessions()
                + " of them whole";
        return wholeSessions() == 0
                ? "No score, for no session is whole: " + of
                : "Score " + ScoreText.of(score()) + " of 100: " + of + "; the lowest is " + ScoreText.of(low.score())
                        + ", on " + low.day();
    }
}
