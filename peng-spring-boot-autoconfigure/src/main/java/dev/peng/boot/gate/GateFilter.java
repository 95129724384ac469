package dev.peng.boot.gate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.util.ServletRequestPathUtils;

/** The gate of a servlet application. Thread-safe. */
public final class GateFilter implements Filter {

    private final Gate gate;
    private final Refusal refusal;

    public GateFilter(Gate gate, Refusal refusal) {
        this.gate = gate;
        this.refusal = refusal;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (this.gate.isOpen() || alwaysLetsIn((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            refuse((HttpServletRequest) request, (HttpServletResponse) response);
        }
    }

    // A preflight asks for permission only, and a browser that does not get it says that permission is missing.
    private boolean alwaysLetsIn(HttpServletRequest request) {
        return CorsUtils.isPreFlightRequest(request)
                || this.gate.alwaysLetsIn(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }

    // Not by sendError: that would have the application make a page of it.
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(Refusal.STATUS);
        this.refusal.headers(request.getHeader(HttpHeaders.ORIGIN)).forEach(response::setHeader);
        response.getOutputStream().write(this.refusal.body());
    }
}
