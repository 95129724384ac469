package dev.peng.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows while somebody types {@code peng.}. */
class MetadataTests {

    @Test
    void listsEveryKeyAndNoOther() throws Exception {
        var expected = new ArrayList<>(
                PengPropertiesTests.keys().stream().map(key -> "peng." + key).toList());
        expected.add("peng.databases");
        expected.add("management.endpoint.peng.access");
        expected.add("management.endpoint.peng.cache.time-to-live");
        expected.add("management.endpoint.peng.show-values");
        expected.add("management.endpoint.peng.roles");
        expected.add("management.health.peng.enabled");
        expected.add("management.info.peng.enabled");

        assertThat(properties())
                .extracting(property -> property.get("name").asString())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void describesEveryKeyInASentence() throws Exception {
        assertThat(properties())
                .allSatisfy(property -> assertThat(property.path("description").asString())
                        .as(property.get("name").asString())
                        .matches("[A-Z].*[a-z)]\\."));
    }

    @Test
    void namesADefaultWhereThereIsOne() throws Exception {
        assertThat(properties())
                .filteredOn(property -> !property.has("defaultValue"))
                .extracting(property -> property.get("name").asString())
                .containsExactlyInAnyOrder(
                        "peng.schema",
                        "peng.seeds.profiles",
                        "peng.databases",
                        "peng.datasource.bean",
                        "peng.datasource.url",
                        "peng.datasource.username",
                        "peng.datasource.password",
                        "peng.placeholders",
                        "peng.gate.pass",
                        "peng.generate.class-name",
                        "peng.mcp.allowed-origins",
                        "peng.health.pending",
                        "peng.status.refresh-interval",
                        "management.endpoint.peng.roles",
                        "peng.timeouts.lock",
                        "peng.timeouts.statement");
    }

    private static List<JsonNode> properties() throws Exception {
        var classes = PengProperties.class.getProtectionDomain().getCodeSource().getLocation();
        var metadata = Path.of(classes.toURI()).resolve("META-INF/spring-configuration-metadata.json");
        return JsonMapper.shared()
                .readTree(metadata)
                .get("properties")
                .valueStream()
                .toList();
    }
}
