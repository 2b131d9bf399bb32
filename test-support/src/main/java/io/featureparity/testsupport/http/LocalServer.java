// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A server of this machine that asks for a key.
 *
 * @param port its port
 * @param header the header that the key stands in
 * @param before what stands before the key, such as {@code Bearer } with the space
 */
public record LocalServer(int port, String header, String before) {

    private static final int MOST_TRIES = 51;

    /** Asks for a page. */
    public HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .header(header, before + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks for the deep health, and again while a part took longer than its limit, since the machine does much else. */
    public HttpResponse<String> deep(String key, int status, String words) throws IOException, InterruptedException {
        HttpResponse<String> deep = get("/health/deep", key);
        for (int tries = 1;
                tries < MOST_TRIES
                        && !(deep.statusCode() == status && deep.body().contains(words));
                tries++) {
            deep = get("/health/deep", key);
        }
        return deep;
    }
}
