/**
 * A server as a child process: arguments in, one line out for each event, commands on standard
 * input.
 *
 * <pre>
 * arguments   model=ID address=A port=P reuse-port=BOOL root=DIR parallelism=N [backlog=N]
 *             [cache-bytes=N] [head-timeout-millis=N] [idle-timeout-millis=N] [option.NAME=VALUE ...]
 * or          model=ID tasks=N file=FILE read-bytes=N parallelism=N [option.NAME=VALUE ...]
 *
 * on stdout   READY port=P pid=P                      (server: connections are accepted)
 *             READY pid=P                             (tasks: all threads are started and parked)
 *             FAILED message...                       (exit code 1 follows)
 * commands on stdin, each answered by one line
 *   counters  COUNTERS accepted=.. closed=.. requests=.. body-bytes=.. rejected=.. refused=..
 *             malformed=.. timeouts=.. failures=.. USAGE   (tasks: tasks=.. USAGE)
 *   go        GOING                                   (tasks only)
 *   mark      MARKED USAGE                            (tasks only: the window begins)
 *   report    REPORT nanos=.. tasks=.. latency=HISTOGRAM USAGE   (tasks only)
 *   stop [M]  STOPPED accepted=.. ...                 (grace of M milliseconds, default 0; exit 0)
 * end of stdin: the parent is gone; the process ends at once.
 * </pre>
 *
 * USAGE, since the start: gc-count=.. gc-millis=.. compile-millis=.. heap-used-bytes=..
 * allocated-bytes=.. cpu-user-nanos=.. cpu-system-nanos=.. voluntary-switches=..
 * involuntary-switches=.., -1 where it is not known. HISTOGRAM is an HdrHistogram in nanoseconds,
 * compressed and in base64. Exit code 3 is the JVM's own on {@code -XX:+ExitOnOutOfMemoryError}.
 */
@NullMarked
package io.duality.servers.process;

import org.jspecify.annotations.NullMarked;
