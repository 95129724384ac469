package dev.peng.boot.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Configuration;

/** Says why {@code peng.mcp.enabled=true} brings nothing. */
@AutoConfiguration
@ConditionalOnBooleanProperty("peng.mcp.enabled")
public final class PengMcpAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PengMcpAutoConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("dev.peng.mcp.PengMcp")
    static final class Missing {

        Missing() {
            log.warn("peng.mcp.enabled=true needs dev.peng:peng-mcp on the class path: there are no tools for agents");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static final class Reactive {

        Reactive() {
            log.warn("peng.mcp.enabled=true needs a servlet container: there are no tools for agents here");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnNotWebApplication
    static final class NoServer {

        NoServer() {
            log.warn("peng.mcp.enabled=true needs a web server: there are no tools for agents here");
        }
    }
}
