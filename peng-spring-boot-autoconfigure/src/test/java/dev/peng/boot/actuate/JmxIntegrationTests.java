package dev.peng.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peng.boot.TestApplication;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can be asked for over HTTP can be asked for over JMX. */
class JmxIntegrationTests {

    @RegisterExtension
    final TestApplication application = new TestApplication();

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    @BeforeEach
    void aLibrary() {
        this.application
                .scripts()
                .table("1", "book")
                .table("2", "member")
                .with("seeds/1_books.sql", "insert into book values (1)")
                .with("seeds/1_books.undo.sql", "delete from book");
        this.application.with(
                "spring.jmx.enabled=true",
                "management.endpoints.jmx.exposure.include=peng",
                "management.endpoint.peng.access=unrestricted");
    }

    @Test
    void theRootIsReadAnewOnDemand() throws Exception {
        this.application.with("peng.run-at=manual").run();

        assertThat(invoke("peng", Map.of())).asString().contains("state=unknown");
        assertThat(invoke("peng", Map.of("refresh", true))).asString().contains("state=pending");
    }

    @ParameterizedTest
    @CsvSource({
        "migrations,name=member",
        "seeds,name=books",
        "drift,items=[]",
        "plan,to=2",
        "events,type=RunFinished",
        "runs,items=[]",
        "databases/main,state=up-to-date",
        "databases/main/events,database=main"
    })
    void eachPartCanBeRead(String part, String said) throws Exception {
        this.application.run();

        assertThat(invoke("part", Map.of("part", part))).asString().contains(said);
        assertThat(invoke("part", Map.of("part", part.split("/")))).asString().contains(said);
    }

    @Test
    void eventsAfterAnyOfThemCanBeRead() throws Exception {
        this.application.run();

        assertThat(invoke("part", Map.of("part", "events", "after", 4L)))
                .asString()
                .contains("id=5")
                .doesNotContain("id=4");
    }

    @Test
    void aRunCanBeReadByItsName() throws Exception {
        this.application.with("peng.run-at=manual").run();
        var id = ((Map<?, ?>) run("up", Map.of())).get("id");

        assertThat(invoke("part", Map.of("part", "runs/" + id))).asString().contains("outcome=done", "actor=jmx");
    }

    @Test
    void eachOperationCanBeRun() throws Exception {
        this.application.with("peng.run-at=manual").run();

        assertDone(run("up", Map.of("steps", 1)), "migration 1_book");
        assertDone(run("up", Map.of("to", "2")), "migration 2_member");
        assertDone(run("lock", Map.of("version", "2")), "migration 2_member");
        assertDone(run("unlock", Map.of("version", "2")), "migration 2_member");
        assertDone(run("redo", Map.of("confirm", true)), "migration 2_member");
        assertDone(run("down", Map.of("confirm", true)), "migration 2_member");
        assertDone(run("goto", Map.of("to", "2", "confirm", true)), "migration 2_member");
        assertDone(run("seed/apply", Map.of("names", "books", "database", "main")), "seed 1_books");
        assertThat(this.application.database().column("select id from book")).containsExactly("1");
        assertDone(
                run("seed/apply", Map.of("names", "books", "force", true, "confirm", true, "wait", 30)),
                "seed 1_books");
        assertDone(run("seed/revert", Map.of("names", "books", "confirm", true)), "seed 1_books");
        assertDone(run("force", Map.of("version", "2", "applied", false, "confirm", true)), "migration 2_member");
        this.application.database().execute("drop table member");
        assertDone(run("reset", Map.of("confirm", true)), "migration 1_book");
        assertThat(this.application.database().column("select distinct actor from peng_runs"))
                .containsExactly("jmx");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        this.application.run();

        assertThat(run("down", Map.of())).asString().contains("outcome=refused", "confirm=true");
        assertThat(run("up", Map.of("database", "nowhere"))).asString().contains("there is no database");
        assertThat(this.application.database().hasTable("member")).isTrue();
    }

    private static void assertDone(Object answer, String step) {
        assertThat(answer).asString().contains("outcome=done", step);
    }

    private Object run(String verb, Map<String, Object> options) throws JMException {
        var arguments = new HashMap<>(options);
        arguments.put("verb", verb);
        return invoke("run", arguments);
    }

    private Object invoke(String operation, Map<String, Object> arguments) throws JMException {
        var name = new ObjectName("org.springframework.boot:type=Endpoint,name=Peng");
        var info = Arrays.stream(this.beans.getMBeanInfo(name).getOperations())
                .filter(candidate -> candidate.getName().equals(operation))
                .findFirst()
                .map(MBeanOperationInfo::getSignature)
                .orElseThrow();
        assertThat(Arrays.stream(info).map(MBeanParameterInfo::getName)).containsAll(arguments.keySet());
        return this.beans.invoke(
                name,
                operation,
                Arrays.stream(info).map(each -> arguments.get(each.getName())).toArray(),
                Arrays.stream(info).map(MBeanParameterInfo::getType).toArray(String[]::new));
    }
}
