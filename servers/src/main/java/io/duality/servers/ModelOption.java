package io.duality.servers;

/**
 * A setting of one model.
 *
 * @param name kebab-case
 * @param defaultValue in force when the option is not given
 * @param summary one line: meaning, unit, legal range, source of the default
 */
public record ModelOption(String name, String defaultValue, String summary) {}
