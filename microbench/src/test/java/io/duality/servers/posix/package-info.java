/** Tests of the rounds of events: each is told once, whoever tells them. */
@NullMarked
package io.duality.servers.posix;

import org.jspecify.annotations.NullMarked;
