package dev.peng.boot.gate;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The gate of a reactive application. Thread-safe. */
public final class GateWebFilter implements WebFilter, Ordered {

    private final Gate gate;
    private final Refusal refusal;
    private final ApplicationContext context;
    private final int order;

    /**
     * Makes the filter.
     *
     * @param context whose requests it minds
     * @param order its place among the filters
     */
    public GateWebFilter(Gate gate, Refusal refusal, ApplicationContext context, int order) {
        this.gate = gate;
        this.refusal = refusal;
        this.context = context;
        this.order = order;
    }

    @Override
    public int getOrder() {
        return this.order;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return this.gate.isOpen() || alwaysLetsIn(exchange) ? chain.filter(exchange) : refuse(exchange);
    }

    private boolean alwaysLetsIn(ServerWebExchange exchange) {
        return isOfAnotherContext(exchange)
                || CorsUtils.isPreFlightRequest(exchange.getRequest())
                || this.gate.alwaysLetsIn(exchange.getRequest().getPath().pathWithinApplication());
    }

    // A child context, such as that of management with a port of its own, has the filters of its parent too.
    private boolean isOfAnotherContext(ServerWebExchange exchange) {
        return exchange.getApplicationContext() != this.context;
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        this.refusal.headers(exchange.getRequest().getHeaders().getOrigin()).forEach(response.getHeaders()::set);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(this.refusal.body())));
    }
}
