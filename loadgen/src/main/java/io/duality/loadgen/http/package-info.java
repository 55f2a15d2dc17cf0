/**
 * An HTTP/1.x response parser of the generator's own (RFC 9112), so that it is an independent
 * witness of what a server sends: strict, incremental at any split, without allocation in the
 * steady state. Start reading at {@link io.duality.loadgen.http.ResponseParser}. Uses the JDK only.
 */
@NullMarked
package io.duality.loadgen.http;

import org.jspecify.annotations.NullMarked;
