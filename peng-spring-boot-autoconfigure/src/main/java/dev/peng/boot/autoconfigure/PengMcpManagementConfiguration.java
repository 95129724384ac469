package dev.peng.boot.autoconfigure;

import dev.peng.Peng;
import dev.peng.boot.NewScripts;
import dev.peng.boot.actuate.PengEndpoint;
import dev.peng.mcp.PengMcp;
import jakarta.servlet.Servlet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;

/** The tools for agents, beside the endpoint: on its port, below its path, and with its access. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass({PengMcp.class, Servlet.class})
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty("peng.mcp.enabled")
@ConditionalOnAvailableEndpoint(endpoint = PengEndpoint.class, exposure = EndpointExposure.WEB)
public class PengMcpManagementConfiguration {

    @Bean
    McpRegistration pengMcpRegistration(
            ObjectProvider<Peng> peng,
            ObjectProvider<NewScripts> scripts,
            PengProperties properties,
            EndpointAccessResolver accesses,
            WebEndpointProperties endpoints) {
        var readOnly = accesses.accessFor(EndpointId.of("peng"), Access.READ_ONLY) == Access.READ_ONLY;
        return new McpRegistration(
                () -> tools(peng.getIfAvailable(), scripts.getIfAvailable(), properties.generate(), readOnly),
                endpoints.getBasePath() + "/peng/mcp",
                properties.mcp().allowedOrigins());
    }

    private static @Nullable PengMcp tools(
            @Nullable Peng peng, @Nullable NewScripts scripts, PengProperties.Generate generate, boolean readOnly) {
        return peng == null || scripts == null
                ? null
                : new PengMcp(new McpWorkplace(peng, scripts, generate), readOnly);
    }
}
