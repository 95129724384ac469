package dev.peng.boot;

/**
 * Says that a {@code SpringApplication} has started the context that has this bean. Others, such as child contexts that are
 * made on the way, never become ready.
 */
public record ApplicationStart() {}
