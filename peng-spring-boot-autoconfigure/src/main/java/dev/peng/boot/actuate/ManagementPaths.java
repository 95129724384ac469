package dev.peng.boot.actuate;

import dev.peng.boot.gate.OpenPaths;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

/** The paths of management and of probes on the application's own port: the gate does not stop them. */
public final class ManagementPaths implements OpenPaths {

    private final PathMappedEndpoints endpoints;
    private final boolean samePort;

    /**
     * Makes the list.
     *
     * @param endpoints all that are exposed
     * @param samePort whether they are on the application's own port; if not, additional paths of probes still may be
     */
    public ManagementPaths(PathMappedEndpoints endpoints, boolean samePort) {
        this.endpoints = endpoints;
        this.samePort = samePort;
    }

    @Override
    public Collection<String> patterns() {
        var additional = this.endpoints.stream().flatMap(ManagementPaths::additional);
        return (this.samePort ? Stream.of(additional, ofEndpoints(), links()).flatMap(paths -> paths) : additional)
                .toList();
    }

    // Exactly these: what is below them is the application's.
    private static Stream<String> additional(PathMappedEndpoint endpoint) {
        return endpoint.getAdditionalPaths(WebServerNamespace.SERVER).stream();
    }

    private Stream<String> ofEndpoints() {
        return this.endpoints.getAllPaths().stream().map(path -> path.replaceFirst("/+$", "") + "/**");
    }

    private Stream<String> links() {
        var base = this.endpoints.getBasePath();
        return base.isEmpty() ? Stream.empty() : Stream.of(base, base + "/");
    }
}
