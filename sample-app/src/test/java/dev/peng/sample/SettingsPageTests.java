package dev.peng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metadata of all modules, which the sample has on its class path, and the page made of it. With
 * {@code -Dpeng.golden=write} its tables are written instead: read what has changed before it is committed.
 */
class SettingsPageTests {

    private static final Path PAGE = Path.of("../docs/settings.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- settings (.*?) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    @Test
    void thePageSaysWhatTheMetadataSays() throws IOException {
        var page = Files.readString(PAGE);

        var current = withTables(page);

        if ("write".equals(System.getProperty("peng.golden"))) {
            Files.writeString(PAGE, current);
            page = current;
        }
        assertThat(page).isEqualTo(current);
    }

    @Test
    void thePageHasAPlaceForEachSetting() throws IOException {
        var prefixes = prefixes(Files.readString(PAGE));

        assertThat(settings())
                .hasSizeGreaterThan(40)
                .allSatisfy(setting -> assertThat(prefixes).anyMatch(setting.name()::startsWith));
    }

    @Test
    void descriptionsAreOfOneKind() throws IOException {
        assertThat(settings())
                .allSatisfy(setting -> assertThat(setting.description())
                        .as(setting.name())
                        .matches("[A-Z].*\\.")
                        .doesNotContain("  ", "{@", "`", "|")
                        .doesNotMatch("(The|A|An) .*")
                        .startsWith(beginning(setting.type())));
    }

    @Test
    void hintsAreAboutSettingsThatExist() throws IOException {
        var names = settings().stream().map(Setting::name).toList();

        assertThat(hints().keySet()).isNotEmpty().isSubsetOf(names);
    }

    private static String beginning(String type) {
        return switch (type.replaceFirst("<.*", "")) {
            case "java.lang.Boolean" -> "Whether ";
            case "java.util.List", "java.util.Set" -> "Comma-separated list of ";
            default -> "";
        };
    }

    private static String withTables(String page) throws IOException {
        var settings = settings();
        var prefixes = prefixes(page);
        return TABLE.matcher(page).replaceAll(table -> {
            var own = List.of(table.group(2).split(" "));
            var rows = settings.stream()
                    .filter(setting -> own.contains(longest(prefixes, setting.name())))
                    .map(Setting::row)
                    .collect(Collectors.joining("\n"));
            return Matcher.quoteReplacement(
                    table.group(1) + "| key | default | |\n|---|---|---|\n" + rows + "\n" + table.group(3));
        });
    }

    private static List<String> prefixes(String page) {
        return TABLE.matcher(page)
                .results()
                .flatMap(table -> Stream.of(table.group(2).split(" ")))
                .toList();
    }

    private static String longest(List<String> prefixes, String name) {
        return prefixes.stream()
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static List<Setting> settings() throws IOException {
        var hints = hints();
        return named("properties").stream()
                .map(property -> Setting.of(
                        property, hints.getOrDefault(property.get("name").asString(), Map.of())))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    private static Map<String, Map<String, String>> hints() throws IOException {
        var hints = new LinkedHashMap<String, Map<String, String>>();
        for (var hint : named("hints")) {
            var values = new LinkedHashMap<String, String>();
            hint.path("values")
                    .forEach(value -> values.put(
                            value.get("value").asString(),
                            value.path("description").asString("")));
            hints.put(hint.get("name").asString(), values);
        }
        return hints;
    }

    private static List<JsonNode> named(String list) throws IOException {
        var all = new ArrayList<JsonNode>();
        var name = "META-INF/spring-configuration-metadata.json";
        for (var url : Collections.list(SettingsPageTests.class.getClassLoader().getResources(name))) {
            try (var in = url.openStream()) {
                JsonMapper.shared().readTree(in).path(list).forEach(all::add);
            }
        }
        all.removeIf(node -> !node.get("name").asString().matches("peng\\..*|management\\..*\\bpeng\\b.*"));
        return all;
    }
}
