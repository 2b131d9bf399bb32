// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Gives Flink the types of the records; Flink finds it by their annotation. */
public final class RecordTypes extends TypeInfoFactory<Object> {

    /** For Flink, which makes the factory. */
    public RecordTypes() {}

    /**
     * Gives the type of a kind of record.
     *
     * @param type the class of the record
     * @param <T> the kind of record
     * @return the type
     */
    @SuppressWarnings("unchecked") // a kind is asked for by its class
    public static <T> TypeInformation<T> of(Class<T> type) {
        return (TypeInformation<T>) new RecordType(RecordKind.of(type));
    }

    @Override
    public TypeInformation<Object> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new RecordType(RecordKind.of((Class<?>) type));
    }
}
