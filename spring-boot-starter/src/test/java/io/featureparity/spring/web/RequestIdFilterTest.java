// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.spring.Contexts;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The ids of HTTP requests in the log. */
class RequestIdFilterTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final RequestIdFilter filter = new RequestIdFilter(() -> 0.5);
    private final Map<String, String> seen = new HashMap<>();

    private final FilterChain seeing = (request, response) -> {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        seen.clear();
        if (ids != null) {
            seen.putAll(ids);
        }
    };

    private String idOf(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, seeing);
        assertThat(MDC.get("request_id")).as("after the request").isNull();
        assertThat(MDC.get("trace_id")).as("after the request").isNull();
        return response.getHeader("X-Request-Id");
    }

    private static MockHttpServletRequest request(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    @Test
    void theIdAndTheTraceOfTheCallerAreThereWhileTheRequestIsWorkedOn() throws Exception {
        assertThat(idOf(request("X-Request-Id", "order-7", "traceparent", "00-" + TRACE + "-" + SPAN + "-01")))
                .isEqualTo("order-7");
        assertThat(seen)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("request_id", "order-7", "trace_id", TRACE, "span_id", SPAN));
    }

    @Test
    void aRequestWithoutAnIdGetsANewOneEachTime() throws Exception {
        assertThat(idOf(request())).isEqualTo("8000000000000-1");
        assertThat(idOf(request())).isEqualTo("8000000000000-2");
        assertThat(seen).containsExactlyInAnyOrderEntriesOf(Map.of("request_id", "8000000000000-2"));
    }

    /** A line of the log must not be what a caller makes of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nlevel: ERROR",
                "\"}",
                "ä",
                "0123456789012345678901234567890123456789012345678901234567890123+"
            })
    void anIdThatIsNotHarmlessIsReplaced(String given) throws Exception {
        assertThat(idOf(request("X-Request-Id", given))).isEqualTo("8000000000000-1");
    }

    @Test
    void theIdsAreTakenAwayIfTheRequestFails() {
        FilterChain failing = (request, response) -> {
            throw new ServletException("no");
        };
        assertThatThrownBy(() -> filter.doFilter(request(), new MockHttpServletResponse(), failing))
                .isInstanceOf(ServletException.class);
        assertThat(MDC.get("request_id")).isNull();
    }

    @Test
    void itIsThereInApplicationsWithServletsUnlessItIsTurnedOff() {
        WebApplicationContextRunner web = new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(Contexts.ALL.toArray(Class<?>[]::new)));
        web.run(context ->
                assertThat(context.getBean("parityRequestIds", Filter.class)).isInstanceOf(RequestIdFilter.class));
        web.withPropertyValues("feature-parity.logs.request-ids=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("parityRequestIds"));
        Contexts.runner().run(context -> assertThat(context).doesNotHaveBean("parityRequestIds"));
    }

    @Test
    void whatIsNoHttpIsPassedOn() throws Exception {
        ServletResponse[] passed = new ServletResponse[1];
        ServletResponse plain = new ServletResponseWrapper(new MockHttpServletResponse());
        filter.doFilter(new ServletRequestWrapper(request()), plain, (request, response) -> passed[0] = response);
        assertThat(passed[0]).isSameAs(plain);
    }
}
