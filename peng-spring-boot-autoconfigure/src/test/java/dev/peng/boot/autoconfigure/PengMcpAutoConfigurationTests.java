package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PengMcpAutoConfigurationTests {

    private static final AutoConfigurations CONFIGURATION = AutoConfigurations.of(PengMcpAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(CONFIGURATION);

    @Test
    void saysThatTheToolsAreNotOnTheClassPath(CapturedOutput output) {
        this.web
                .withPropertyValues("peng.mcp.enabled=true")
                .withClassLoader(new FilteredClassLoader("dev.peng.mcp"))
                .run(context -> assertThat(output).contains("needs dev.peng:peng-mcp on the class path"));
    }

    @Test
    void saysThatThereIsNoServer(CapturedOutput output) {
        new ApplicationContextRunner()
                .withConfiguration(CONFIGURATION)
                .withPropertyValues("peng.mcp.enabled=true")
                .run(context -> assertThat(output).contains("needs a web server"));
    }

    @Test
    void saysNothingWhereAllIsThereOrNothingIsWanted(CapturedOutput output) {
        this.web
                .withPropertyValues("peng.mcp.enabled=true")
                .run(context -> assertThat(output).doesNotContain("peng.mcp.enabled"));
        this.web
                .withClassLoader(new FilteredClassLoader("dev.peng.mcp"))
                .run(context -> assertThat(output).doesNotContain("peng.mcp.enabled"));
    }
}
