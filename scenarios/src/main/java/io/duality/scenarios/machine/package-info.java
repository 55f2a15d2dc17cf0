/**
 * The limits of the machine, the user and the process, as far as they can be known.
 *
 * <p>Start at {@link io.duality.scenarios.machine.HostLimits}; {@link
 * io.duality.scenarios.machine.HostLimitsReader} finds the reader for this system. Reads files
 * only; starts nothing and changes nothing.
 */
@NullMarked
package io.duality.scenarios.machine;

import org.jspecify.annotations.NullMarked;
