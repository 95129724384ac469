package dev.peng.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** What a client of an application sees; responses are for AssertJ. */
public final class Http {

    private final RestTestClient client;

    private Http(RestTestClient client) {
        this.client = client;
    }

    /** The HTTP side of what listens there. */
    public static Http on(int port) {
        return new Http(RestTestClient.bindToServer(Http::requestOnItsOwnConnection)
                .baseUrl("http://localhost:" + port)
                .build());
    }

    // Reactor Netty 1.3.7 may not read the next request on a connection (reactor-netty#4361). Probes do not reuse one
    // either.
    private static ClientHttpRequest requestOnItsOwnConnection(URI uri, HttpMethod method) throws IOException {
        return new JdkClientHttpRequestFactory(HttpClient.newHttpClient()).createRequest(uri, method);
    }

    public RestTestClientResponse get(String path) {
        return RestTestClientResponse.from(this.client.get().uri(path).exchange());
    }

    public RestTestClientResponse post(String path) {
        return RestTestClientResponse.from(this.client.post().uri(path).exchange());
    }

    /** With headers, each {@code name: value}. */
    public RestTestClientResponse send(String method, String path, String... headers) {
        var request = this.client.method(HttpMethod.valueOf(method)).uri(path);
        for (var header : headers) {
            var colon = header.indexOf(": ");
            request.header(header.substring(0, colon), header.substring(colon + 2));
        }
        return RestTestClientResponse.from(request.exchange());
    }

    /** With a body in JSON. */
    public RestTestClientResponse post(String path, String json) {
        return RestTestClientResponse.from(this.client
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange());
    }
}
