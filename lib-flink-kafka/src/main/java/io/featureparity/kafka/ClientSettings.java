// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/** Settings of Kafka's clients that stand in a file. Kafka itself reads them where a client is made: a value says where it is found. */
final class ClientSettings {

    private static final String PROVIDER = "file";
    private static final String OF_PROVIDER = AbstractConfig.CONFIG_PROVIDERS_CONFIG + "." + PROVIDER;
    private static final long MOST_BYTES = 1 << 20;

    /** What Kafka's way of naming a place in a file cannot say. */
    private static final String NOT_IN_NAMES = ":,{}$";

    private ClientSettings() {}

    /** {@return whether Kafka takes a setting for a password} */
    static boolean isSecret(String name) {
        return isPassword(ConsumerConfig.configDef(), name)
                || isPassword(ProducerConfig.configDef(), name)
                || isPassword(AdminClientConfig.configDef(), name);
    }

    private static boolean isPassword(ConfigDef clients, String name) {
        ConfigDef.ConfigKey key = clients.configKeys().get(name);
        return key != null && key.type == ConfigDef.Type.PASSWORD;
    }

    /**
     * Reads the names of the settings in a file.
     *
     * @param file the file
     * @param ours settings that must not be there
     * @return by the name of each setting, where clients find its value; and what makes them look there
     */
    static Map<String, String> ofFile(Path file, Set<String> ours) {
        String place = file.toAbsolutePath().normalize().toString();
        if (place.chars().anyMatch(each -> NOT_IN_NAMES.indexOf(each) >= 0)) {
            throw refused(place, "must have a name without any of " + NOT_IN_NAMES, place);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String name : read(file, place).stringPropertyNames()) {
            if (ours.contains(name) || name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
                throw refused(place, "must not have what inputs and outputs set", name);
            }
            settings.put(name, "${" + PROVIDER + ":" + place + ":" + name + "}");
        }
        if (settings.isEmpty()) {
            throw refused(place, "must hold settings of Kafka's clients", "none");
        }
        settings.put(AbstractConfig.CONFIG_PROVIDERS_CONFIG, PROVIDER);
        settings.put(OF_PROVIDER + ".class", FileConfigProvider.class.getName());
        settings.put(OF_PROVIDER + ".param." + FileConfigProvider.ALLOWED_PATHS_CONFIG, place);
        return settings;
    }

    private static Properties read(Path file, String place) {
        Properties read = new Properties();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(place, "must have at most " + MOST_BYTES + " bytes", "more");
            }
            try (Reader text = Files.newBufferedReader(file)) {
                read.load(text);
            }
        } catch (IOException | IllegalArgumentException e) {
            Fault fault = fault(
                    place,
                    "must be a file of properties that can be read",
                    e.getClass().getSimpleName());
            throw new ComponentException(List.of(fault), e);
        }
        return read;
    }

    private static ComponentException refused(String place, String rule, String value) {
        return new ComponentException(fault(place, rule, value));
    }

    private static Fault fault(String place, String rule, String value) {
        return new Fault(
                ErrorCode.FLINK_SETTING,
                Place.named("settings of Kafka's clients").qualified("in", place),
                rule,
                value);
    }
}
