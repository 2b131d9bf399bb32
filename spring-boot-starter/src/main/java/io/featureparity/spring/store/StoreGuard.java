// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.resilience.guarded.GuardedLatest;
import io.featureparity.resilience.guarded.GuardedStores;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Puts each bean that is declared as {@link Stores} or {@link LatestStore} behind its edges, whoever has declared it. One that is declared
 * as a class of its own stays as it is, since others may ask for that class; it is only asked whether it answers.
 */
final class StoreGuard implements BeanPostProcessor {

    private final ObjectProvider<StoreEdges> edges;
    private final ConfigurableListableBeanFactory beans;

    StoreGuard(ObjectProvider<StoreEdges> edges, ConfigurableListableBeanFactory beans) {
        this.edges = edges;
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Stores stores) {
            return stores(stores, name);
        }
        return bean instanceof LatestStore latest ? latest(latest, name) : bean;
    }

    private Stores stores(Stores stores, String name) {
        if (isDeclaredAs(Stores.class, name) && !(stores instanceof GuardedStores)) {
            return edges.getObject().guard(stores);
        }
        edges.getObject().watch(stores);
        return stores;
    }

    private LatestStore latest(LatestStore store, String name) {
        if (isDeclaredAs(LatestStore.class, name) && !(store instanceof GuardedLatest)) {
            return edges.getObject().guard(store);
        }
        edges.getObject().watch(store);
        return store;
    }

    private boolean isDeclaredAs(Class<?> port, String name) {
        return beans.containsBeanDefinition(name)
                && port.equals(
                        beans.getMergedBeanDefinition(name).getResolvableType().resolve());
    }
}
