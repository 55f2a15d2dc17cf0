/**
 * A load generator as a child process: arguments in, one line out for each event, commands on
 * standard input.
 *
 * <pre>
 * arguments   url=http://HOST:PORT/PATH clients=N threads=N think-nanos=N requests-per-connection=N
 *             timeout-nanos=N [deadline-nanos=N] [requests=N] [method=GET] [body=BASE64]
 *             [header.NAME=VALUE ...] [files=specweb99:directories=N,ranks=9|8,seed=N]
 *             [mix.0=WEIGHT:PATH mix-body.0=FILE mix.1=WEIGHT:PATH mix-body.1=FILE ...]
 *             [arrival=closed|open|sessions|chat] [think-law=fixed|exponential] [burst=N]
 *             [rate=X] [spacing=constant|poisson] [session-requests=N] [active-think-nanos=N]
 *             [active-think-law=fixed|exponential] [room-size=N] [message-bytes=N]
 *             [shape=steady|spike:BASE:NANOS:NANOS|steps:N:NANOS|slope:BASE:NANOS]
 *             [idle=N] [reader-bytes-per-second=N] [receive-buffer=N] [writer-bytes-per-second=N]
 *             [connects-per-second=X]
 *             [sources=A,B,...] [part=INDEX/COUNT] [expect-file=FILE] [sample=N] [seed=N]
 *             [mechanism=epoll|nio]
 *
 * on stdout   READY pid=P
 *             FAILED message...                       (exit code 1 follows)
 * commands on stdin, each answered by one line
 *   connect   CONNECTED asked=.. established=.. nanos=.. connect=HISTOGRAM error.KIND=.. ...
 *             [first-failure=TEXT]
 *   load      LOADING                                 (clients begin, spread over one think time)
 *   mark      MARKED                                  (the measured window begins)
 *   progress  PROGRESS completed=.. errors=.. ended=.. open=.. p99-nanos=..  (since load; cheap)
 *   interval  INTERVAL FIGURES                        (since the last interval, mark or report; the
 *             window goes on)
 *   report    REPORT clients=.. starved=.. never-served=.. sum=.. sum-squares=..
 *             longest-wait-nanos=.. FIGURES           (the window ends; the load goes on)
 *             FIGURES are nanos=.. active-nanos=.. completed=.. offered=.. missed-deadline=..
 *             body-bytes=.. wire-bytes=.. connects=.. open=.. idle-lost=.. cpu-nanos=..
 *             rested-nanos=.. response=HISTOGRAM service=HISTOGRAM send-lag=HISTOGRAM connect=HISTOGRAM error.KIND=.. status.CODE=..
 *   stop [within-nanos=N]
 *             STOPPED completed=.. drained=.. unanswered=.. error.KIND=.. ... [first-failure=TEXT]
 *             (no new request; those in flight are waited for up to the timeout, and within the time;
 *             totals since load; exit 0)
 * end of stdin: the parent is gone; the process ends at once.
 * </pre>
 *
 * {@code clients} and {@code idle} are this process's own; {@code rate}, in requests or sessions
 * per second, {@code connects-per-second} and a shape's {@code BASE} are those of the whole load,
 * of which {@code part} says which this process is. With sessions {@code think-nanos} is the pause
 * between bursts.
 *
 * <p>HISTOGRAM is an HdrHistogram in nanoseconds, compressed and in base64. {@code sum} and {@code
 * sum-squares} are over completions of each client in the window, for Jain's index. KIND is one of
 * {@code connect refused reset timeout status body protocol}. TEXT says in words what the first
 * failed request, or connect, met, encoded as in a URL's query.
 */
@NullMarked
package io.duality.loadgen.agent;

import org.jspecify.annotations.NullMarked;
