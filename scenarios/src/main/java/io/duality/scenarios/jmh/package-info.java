/**
 * A JMH benchmark as a child process: the side of the child, which sees JMH and no other package of
 * this module. The controller never loads it: JMH is on the class path of these children only.
 *
 * <pre>
 * arguments   benchmark=NAME warmups=N warmup-nanos=N iterations=N iteration-nanos=N
 *             [param.NAME=VALUE ...]
 * on stdout   READY pid=P
 * at 'go'     OPENED                                  (the first measured iteration begins)
 *             CLOSED USAGE                            (the last has ended; sums over iterations)
 *             REPORT per-second=D operations=N operations-in-window=N operations-in-all=N
 *                    iterations=N spread-ppm=N [COUNTER=N ...]        (after the tear-down)
 *             FAILED message...                       (exit code 1 follows)
 * at 'stop'   STOPPED, exit code 0
 * </pre>
 *
 * Other commands name what is waited for, and are not answered by themselves. At the end of its
 * input the process ends at once. Start at {@link io.duality.scenarios.jmh.BenchmarkMain}.
 */
@NullMarked
package io.duality.scenarios.jmh;

import org.jspecify.annotations.NullMarked;
