package dev.peng.boot.actuate;

import dev.peng.boot.PengStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@code /actuator/peng}: what was applied, what is pending, what differs, how far a run is. Answers from memory; with
 * {@code refresh=true} files and history are read first.
 */
@Endpoint(id = "peng", defaultAccess = Access.READ_ONLY)
public final class PengEndpoint {

    private final PengStatus status;

    public PengEndpoint(PengStatus status) {
        this.status = status;
    }

    /** Everything. */
    @ReadOperation
    public PengDescriptor peng(@Nullable Boolean refresh) {
        return description(refresh).all();
    }

    /** One part: {@code migrations}, {@code seeds} or {@code drift}. */
    @ReadOperation
    public @Nullable PengPart part(@Selector String part, @Nullable Boolean refresh) {
        return description(refresh).part(part);
    }

    private PengDescription description(@Nullable Boolean refresh) {
        if (Boolean.TRUE.equals(refresh)) {
            this.status.refresh();
        }
        return new PengDescription(this.status);
    }
}
