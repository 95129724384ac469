package dev.peng.boot.actuate;

import dev.peng.boot.operation.NewFile;
import dev.peng.boot.operation.Options;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/** Over HTTP, an operation is answered with a status, and knows who has asked for it. */
@EndpointWebExtension(endpoint = PengEndpoint.class)
public final class PengWebEndpointExtension {

    private static final String NOBODY = "http";

    private final PengEndpoint endpoint;
    private final Show showValues;
    private final Set<String> roles;

    /**
     * @param endpoint what answers
     * @param showValues whether SQL is shown
     * @param roles who may see it, where that takes authorization; anybody who is known, if there are none
     */
    public PengWebEndpointExtension(PengEndpoint endpoint, Show showValues, Set<String> roles) {
        this.endpoint = endpoint;
        this.showValues = showValues;
        this.roles = Set.copyOf(roles);
    }

    /** As {@link PengEndpoint#part}. */
    @ReadOperation
    public @Nullable Object part(
            SecurityContext context,
            @Selector(match = Match.ALL_REMAINING) String[] part,
            @Nullable Boolean refresh,
            @Nullable Long after) {
        return this.endpoint.part(part, refresh, after, this.showValues.isShown(context, this.roles));
    }

    /** As {@link PengEndpoint#run}. */
    @WriteOperation
    public WebEndpointResponse<OperationDescriptor> run(
            SecurityContext context,
            @Selector(match = Match.ALL_REMAINING) String[] verb,
            @Nullable String to,
            @Nullable Integer steps,
            @Nullable String version,
            @Nullable Boolean applied,
            @Nullable String names,
            @Nullable Boolean force,
            @Nullable Boolean confirm,
            @Nullable Integer wait,
            @Nullable String database,
            @Nullable String name,
            @Nullable String up,
            @Nullable String down,
            @Nullable String text,
            @Nullable Boolean csv,
            @Nullable String folder) {
        var options = new Options(to, steps, version, applied, names, force);
        var file = new NewFile(name, up, down, text, csv, folder);
        var actor = actor(context.getPrincipal());
        var answer = this.endpoint.answer(new OperationRequest(verb, options, file, confirm, wait, database, actor));
        return new WebEndpointResponse<>(answer.body(), answer.status());
    }

    private static String actor(@Nullable Principal principal) {
        return principal == null ? NOBODY : principal.getName();
    }
}
