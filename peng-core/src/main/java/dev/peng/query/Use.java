package dev.peng.query;

import dev.peng.error.Place;

/**
 * A parameter where the statement uses it.
 *
 * @param name without the {@code @}
 * @param from the offset of the {@code @}
 * @param to the offset behind the name
 * @param place of the {@code @}
 */
record Use(String name, long from, long to, Place place) {}
