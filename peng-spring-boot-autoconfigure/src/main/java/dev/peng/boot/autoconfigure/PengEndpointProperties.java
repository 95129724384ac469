package dev.peng.boot.autoconfigure;

import java.util.Set;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the endpoint, as those of Spring Boot's own are.
 *
 * @param showValues When the plan comes with the SQL of its scripts.
 * @param roles Comma-separated list of roles that may see it when authorized. By default anybody who is authenticated.
 */
@ConfigurationProperties("management.endpoint.peng")
record PengEndpointProperties(
        @DefaultValue("never") Show showValues,
        @DefaultValue Set<String> roles) {}
