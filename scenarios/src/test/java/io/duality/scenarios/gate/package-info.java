/** Tests of the gate's run; its statistics are tested in the module results. */
@NullMarked
package io.duality.scenarios.gate;

import org.jspecify.annotations.NullMarked;
