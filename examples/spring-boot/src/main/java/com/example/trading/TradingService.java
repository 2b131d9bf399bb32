// SPDX-License-Identifier: Apache-2.0
package com.example.trading;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. The starter reads the model, checks it, and makes a feed for each instrument. */
@SpringBootApplication
public class TradingService {

    /**
     * Starts the service.
     *
     * @param args properties, such as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(TradingService.class, args);
    }
}
