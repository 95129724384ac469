package dev.peng.boot;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.assertj.RestTestClientResponse;

/** What a client of an application sees; responses are for AssertJ. */
public final class Http {

    private final RestTestClient client;

    private Http(RestTestClient client) {
        this.client = client;
    }

    static Http on(int port) {
        return new Http(RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build());
    }

    public RestTestClientResponse get(String path) {
        return RestTestClientResponse.from(this.client.get().uri(path).exchange());
    }

    public RestTestClientResponse post(String path) {
        return RestTestClientResponse.from(this.client.post().uri(path).exchange());
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
