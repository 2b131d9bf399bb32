// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.web;

import io.featureparity.observe.http.RequestContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.DoubleSupplier;
import org.springframework.core.Ordered;

/**
 * Gives each HTTP request an id: that of the caller, if it is harmless, or a new one. Its answer has it, and so has each line that is logged
 * while it is worked on, with the ids of the caller's trace.
 */
final class RequestIdFilter implements Filter, Ordered {

    /** Inside of Spring's own filter for traces, which is the first one. */
    private static final int BEHIND_TRACES = 10;

    private final String process;
    private long number;

    RequestIdFilter(DoubleSupplier chance) {
        this.process = Long.toHexString((long) (chance.getAsDouble() * 0x1p52)) + "-";
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + BEHIND_TRACES;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            String id = RequestContext.id(asked.getHeader(RequestContext.HEADER), this::next);
            answer.setHeader(RequestContext.HEADER, id);
            RequestContext context = RequestContext.of(id, asked::getHeader);
            try {
                chain.doFilter(request, response);
            } finally {
                context.close();
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private synchronized String next() {
        number++;
        return process + Long.toHexString(number);
    }
}
