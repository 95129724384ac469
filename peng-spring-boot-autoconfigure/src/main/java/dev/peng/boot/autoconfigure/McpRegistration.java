package dev.peng.boot.autoconfigure;

import dev.peng.mcp.PengMcp;
import dev.peng.mcp.PengMcpServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.SmartLifecycle;

/** Serves agents as long as the web server runs; stops before it, as it waits for open streams. */
final class McpRegistration implements ServletContextInitializer, SmartLifecycle, DisposableBean {

    private final Supplier<@Nullable PengMcp> mcp;
    private final String path;
    private final List<String> allowedOrigins;
    private volatile @Nullable PengMcpServlet served;

    /**
     * @param mcp known when the server starts; nothing without a database
     * @param path of the requests
     * @param allowedOrigins whose pages may call
     */
    McpRegistration(Supplier<@Nullable PengMcp> mcp, String path, List<String> allowedOrigins) {
        this.mcp = mcp;
        this.path = path;
        this.allowedOrigins = List.copyOf(allowedOrigins);
    }

    @Override
    public void onStartup(ServletContext context) throws ServletException {
        var tools = this.mcp.get();
        if (tools != null) {
            var serving = new PengMcpServlet(tools, this.path, this.allowedOrigins);
            this.served = serving;
            var registration = new ServletRegistrationBean<HttpServlet>(serving.servlet(), this.path);
            registration.setName("pengMcp");
            registration.setAsyncSupported(true);
            registration.onStartup(context);
        }
    }

    @Override
    public void start() {
        // The server starts it.
    }

    @Override
    public void stop() {
        var serving = this.served;
        if (serving != null) {
            serving.close();
            this.served = null;
        }
    }

    // Where the server could not start, nothing was to be stopped.
    @Override
    public void destroy() {
        stop();
    }

    @Override
    public boolean isRunning() {
        return this.served != null;
    }
}
