package dev.peng.boot;

import dev.peng.Peng;

/**
 * Has the last word on how {@link Peng} is made, after all settings, Java migrations, seeds and listeners. Beans of this type
 * are asked in their order.
 */
@FunctionalInterface
public interface PengCustomizer {

    /** Changes what it likes. */
    void customize(Peng.Builder builder);
}
