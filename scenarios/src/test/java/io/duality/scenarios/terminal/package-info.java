/** The terminal's package under test, against a terminal that is a list of lines. */
@NullMarked
package io.duality.scenarios.terminal;

import org.jspecify.annotations.NullMarked;
