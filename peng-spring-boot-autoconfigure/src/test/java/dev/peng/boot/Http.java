package dev.peng.boot;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
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
        // Not a client of Netty's: it would share its threads with applications on Netty, and lose them with the first.
        return new Http(RestTestClient.bindToServer(new JdkClientHttpRequestFactory())
                .baseUrl("http://localhost:" + port)
                .build());
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
