/** Specifies how tasks go round without a network. */
@NullMarked
package io.duality.servers.tasks;

import org.jspecify.annotations.NullMarked;
