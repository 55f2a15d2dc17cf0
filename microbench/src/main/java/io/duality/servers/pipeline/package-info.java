/**
 * What benchmarks of pipelines need that is no one else's business: a connection without a server.
 */
@NullMarked
package io.duality.servers.pipeline;

import org.jspecify.annotations.NullMarked;
