package dev.peng.cli.output;

import java.util.List;

/**
 * Settings.
 *
 * @param format of the document
 * @param command what was typed
 * @param settings that were found
 * @param profiles that are active
 */
public record ConfigDocument(int format, String command, List<Setting> settings, List<String> profiles) {

    /**
     * One setting.
     *
     * @param key its name
     * @param value as it holds, masked if it is secret
     * @param origin where it was found
     */
    public record Setting(String key, String value, String origin) {}
}
