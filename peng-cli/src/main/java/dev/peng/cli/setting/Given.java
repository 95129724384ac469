package dev.peng.cli.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What there is to find settings in.
 *
 * @param folder of the project
 * @param options of the command line, by the name of the setting, such as {@code peng.datasource.url}
 * @param profiles that the command line names; none if it names none
 * @param environment of the process
 */
public record Given(Path folder, Map<String, String> options, List<String> profiles, Map<String, String> environment) {

    public Given {
        options = Map.copyOf(options);
        profiles = List.copyOf(profiles);
        environment = Map.copyOf(environment);
    }
}
