package dev.peng.boot.actuate;

import dev.peng.boot.PengState;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/peng} where peng is switched off: it says so, which an answer 404 would not. */
@Endpoint(id = "peng", defaultAccess = Access.READ_ONLY)
public final class DisabledEndpoint {

    /** The state. */
    @ReadOperation
    public Map<String, String> peng() {
        return Map.of("state", PengState.DISABLED.toString());
    }
}
