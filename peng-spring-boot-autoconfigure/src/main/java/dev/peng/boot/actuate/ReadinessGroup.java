package dev.peng.boot.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.AdditionalPathsMapper;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.core.annotation.Order;

/**
 * Makes one more indicator a member of the group {@code readiness}, whoever has made that group. An event that refuses traffic would not
 * do: Spring Boot accepts it once more when the application is ready, and a group of the application's own need not
 * look at that state.
 */
@Order // Last, and behind the one of Spring Boot that makes the group: both are last, and this bean comes later.
public final class ReadinessGroup implements HealthEndpointGroupsPostProcessor {

    private static final String READINESS = "readiness";

    private final String member;

    /** @param member the name of the indicator */
    public ReadinessGroup(String member) {
        this.member = member;
    }

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        var all = new LinkedHashMap<String, HealthEndpointGroup>();
        for (var name : groups.getNames()) {
            var group = groups.get(name);
            if (group != null) {
                all.put(name, name.equals(READINESS) ? new WithMember(group, this.member) : group);
            }
        }
        return new WithGroups(groups, all);
    }

    /** Spring Boot asks the bean of the groups for their additional paths, whatever post-processors have made of it. */
    private record WithGroups(HealthEndpointGroups groups, Map<String, HealthEndpointGroup> all)
            implements HealthEndpointGroups, AdditionalPathsMapper {

        @Override
        public HealthEndpointGroup getPrimary() {
            return this.groups.getPrimary();
        }

        @Override
        public Set<String> getNames() {
            return this.all.keySet();
        }

        @Override
        public @Nullable HealthEndpointGroup get(String name) {
            return this.all.get(name);
        }

        @Override
        public List<String> getAdditionalPaths(EndpointId endpointId, WebServerNamespace namespace) {
            if (!(this.groups instanceof AdditionalPathsMapper mapper)) {
                return List.of();
            }
            var paths = mapper.getAdditionalPaths(endpointId, namespace);
            return paths == null ? List.of() : paths;
        }
    }

    private record WithMember(HealthEndpointGroup group, String member) implements HealthEndpointGroup {

        @Override
        public boolean isMember(String name) {
            return name.equals(this.member) || this.group.isMember(name);
        }

        @Override
        public boolean showComponents(SecurityContext securityContext) {
            return this.group.showComponents(securityContext);
        }

        @Override
        public boolean showDetails(SecurityContext securityContext) {
            return this.group.showDetails(securityContext);
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            return this.group.getStatusAggregator();
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return this.group.getHttpCodeStatusMapper();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return this.group.getAdditionalPath();
        }
    }
}
