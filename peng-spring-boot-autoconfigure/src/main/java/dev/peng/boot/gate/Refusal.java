package dev.peng.boot.gate;

import dev.peng.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What a closed gate answers: 503, when to come again, and a problem as of RFC 9457. The same to everybody. */
public final class Refusal {

    static final int STATUS = 503;

    private static final byte[] BODY = """
            {"type":"about:blank","title":"Service Unavailable","status":503,\
            "detail":"The database of this application is not up to date yet. Try again later."}""".getBytes(StandardCharsets.UTF_8);

    private final String seconds;

    /**
     * Makes the answer.
     *
     * @param retryAfter when to come again, in whole seconds, rounded up
     * @throws ConfigurationException if that is in the past
     */
    public Refusal(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new ConfigurationException(
                    "nobody can try again after " + retryAfter, "Set peng.gate.retry-after to 0 or more.");
        }
        this.seconds = String.valueOf(retryAfter.plusNanos(999_999_999).toSeconds());
    }

    /**
     * The headers. A page of another origin may read this answer, or its scripts would not see when to come again; what it
     * says is no secret, and nothing of the application.
     *
     * @param origin of the page that asks; none if it is of this one
     */
    Map<String, String> headers(@Nullable String origin) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.RETRY_AFTER, this.seconds);
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put(HttpHeaders.CONTENT_LENGTH, String.valueOf(BODY.length));
        if (origin != null) {
            headers.put(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            headers.put(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
        }
        return headers;
    }

    byte[] body() {
        return BODY.clone();
    }
}
