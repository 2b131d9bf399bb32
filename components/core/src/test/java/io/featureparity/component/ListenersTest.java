// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several listeners as one, and one that disturbs nobody. */
class ListenersTest {

    private static final LevelTransition CHANGE =
            new LevelTransition(ServiceLevel.ALL_WELL, ServiceLevel.READ_ONLY, "why", Instant.EPOCH);

    private final List<String> heard = new ArrayList<>();

    private static LevelListener throwing(Throwable thrown) {
        return change -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        };
    }

    @Test
    void eachHearsOfItInTheirOrder() {
        LevelListener all = Listeners.all(
                LevelListener.class, List.of(change -> heard.add("a " + change), change -> heard.add("b " + change)));
        all.changed(CHANGE);
        assertThat(heard).containsExactly("a " + CHANGE, "b " + CHANGE);
    }

    @Test
    void theLastHearsOfItThoughOthersThrowAndTheFirstOfTheseIsThrown() {
        IllegalStateException first = new IllegalStateException("first");
        LevelListener all = Listeners.all(
                LevelListener.class,
                List.of(throwing(first), throwing(new IllegalStateException("second")), change -> heard.add("last")));
        assertThatThrownBy(() -> all.changed(CHANGE)).isSameAs(first);
        assertThat(heard).containsExactly("last");

        OutOfMemoryError full = new OutOfMemoryError("heap");
        LevelListener other = Listeners.all(LevelListener.class, List.of(throwing(full), change -> heard.add("too")));
        assertThatThrownBy(() -> other.changed(CHANGE)).isSameAs(full);
        assertThat(heard).containsExactly("last", "too");
    }

    @Test
    void whatItThrowsIsContainedUnlessTheJvmCannotGoOn() {
        List<Throwable> failed = new ArrayList<>();
        List<Throwable> broken = List.of(
                new IllegalStateException("broken"),
                new AssertionError("broken"),
                new StackOverflowError(),
                new NoSuchMethodError());
        for (Throwable thrown : broken) {
            Listeners.contained(LevelListener.class, throwing(thrown), failed::add)
                    .changed(CHANGE);
        }
        assertThat(failed).isEqualTo(broken);

        OutOfMemoryError full = new OutOfMemoryError("heap");
        LevelListener contained = Listeners.contained(LevelListener.class, throwing(full), failed::add);
        assertThatThrownBy(() -> contained.changed(CHANGE)).isSameAs(full);
        assertThat(failed).hasSize(4);
    }

    @Test
    void itIsAnObjectOfItsOwn() {
        EdgeListener one = Listeners.all(EdgeListener.class, List.of());
        EdgeListener other = Listeners.all(EdgeListener.class, List.of());
        assertThat(List.of(other, one).indexOf(one)).isEqualTo(1);
        assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
        assertThat(one).hasToString("EdgeListener of several or contained");
    }
}
