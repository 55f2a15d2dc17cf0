/**
 * Haboob, the web server of SEDA (SOSP'01): ten stages, of which four belong to the sockets and to
 * the disk and six to the application, readiness by poll(2), and the settings of its configuration
 * of October 2002.
 *
 * <p>Start at {@link io.duality.servers.haboob.HaboobGraph}. What a stage is stands in {@link
 * io.duality.servers.stages}, where connections come from in {@link io.duality.servers.pipeline}.
 */
@NullMarked
package io.duality.servers.haboob;

import org.jspecify.annotations.NullMarked;
