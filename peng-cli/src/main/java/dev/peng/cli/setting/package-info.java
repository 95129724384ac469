/** SETTINGS without an application: options, environment, env files, files of a Spring project, {@code .peng/peng.yaml}. */
@NullMarked
package dev.peng.cli.setting;

import org.jspecify.annotations.NullMarked;
