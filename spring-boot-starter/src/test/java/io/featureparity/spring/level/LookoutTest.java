// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.observe.ContainedFailures;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The levels are looked at for as long as the application runs. */
class LookoutTest {

    @Test
    void memoryThatRanOutEndsNoLook() throws InterruptedException {
        CountDownLatch others = new CountDownLatch(3);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        LevelWatch fails = () -> {
            throw new OutOfMemoryError("of a test");
        };
        LevelWatch looks = others::countDown;
        beans.addBean("fails", fails);
        beans.addBean("looks", looks);
        Lookout lookout =
                new Lookout(beans.getBeanProvider(LevelWatch.class), Duration.ofMillis(1), new ContainedFailures());
        lookout.start();
        try {
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            lookout.stop();
        }
    }
}
