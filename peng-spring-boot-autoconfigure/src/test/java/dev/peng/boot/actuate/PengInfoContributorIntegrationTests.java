package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.TestApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PengInfoContributorIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    @BeforeEach
    void twoTables() {
        this.application.scripts().table("1", "book").table("2", "loan");
        this.application.with("management.endpoints.web.exposure.include=info");
    }

    @Test
    void saysWhichVersionTheDatabaseIsAt() {
        this.application.run();

        assertThat(this.application.http().get("/actuator/info"))
                .bodyJson()
                .isLenientlyEqualTo("{peng: {state: 'up-to-date', version: '2', pending: 0}}");
    }

    @Test
    void canBeSwitchedOff() {
        this.application.with("management.info.peng.enabled=false").run();

        assertThat(this.application.http().get("/actuator/info")).bodyText().isEqualTo("{}");
    }
}
