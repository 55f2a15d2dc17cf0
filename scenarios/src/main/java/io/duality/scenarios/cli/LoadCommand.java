package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Part;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.scenarios.process.AgentSettings;
import io.duality.scenarios.run.LoadPhases;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code load}; its options stand in groups by theme. */
@Command(
    name = "load",
    customSynopsis = World.PROGRAM + " load URL [options]",
    description = "Loads any HTTP server, and says whether its own figures are to be believed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/index.html",
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/8k -c 64k -d 30s --warmup 5s",
      "  " + World.PROGRAM + " load http://127.0.0.1:8080/ -c 1k -R 20k --spacing poisson \\",
      "      --slo-p99 5ms --max-error-rate 0.1%% --format json -o result.json",
      "  "
          + World.PROGRAM
          + " load http://127.0.0.1:8080/ -c 64 --until 2%% --timeseries load.ndjson",
      "  "
          + World.PROGRAM
          + " load http://127.0.0.1:8080/ -c 1:4:1k -d 5s --format csv -o load.csv",
      "",
      "Ctrl-C ends the window and reports; a second one aborts. Exit codes: 0 done, 1 could not run or",
      "nothing completed, 2 bad arguments, 3 a gate is breached, 4 the measurement is not valid,",
      "130 or 143 interrupted; of a sweep the worst of its loads', which is 1, then 4, then 3."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class LoadCommand implements Callable<Integer> {
  /** Of so many responses whose bytes are known, one has them compared. */
  private static final int SAMPLE = 100;

  private final World world;

  @Parameters(paramLabel = "URL", description = "http://HOST:PORT/PATH")
  private String url = "";

  @Mixin private final LoadClientOptions clients = new LoadClientOptions();

  @Mixin private final LoadLengthOptions length = new LoadLengthOptions();

  @Mixin private final LoadArrivalOptions arrivals = new LoadArrivalOptions();

  @Mixin private final LoadRequestOptions request = new LoadRequestOptions();

  @Mixin private final LoadGateOptions gates = new LoadGateOptions();

  @Mixin private final LoadOutputOptions output = new LoadOutputOptions();

  LoadCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    return new LoadCommandRun(world, options()).execute();
  }

  /** What the words come to, checked: a load for each number of clients. */
  List<LoadOptions> options() {
    List<Long> points = clients.points();
    List<LoadOutput> outputs = output.outputs(world, points);
    return IntStream.range(0, points.size())
        .mapToObj(i -> options(points.get(i), outputs.get(i)))
        .toList();
  }

  private LoadOptions options(long point, LoadOutput told) {
    Arrival arrival = arrivals.arrival();
    boolean steadyRate = arrival instanceof Arrival.Open && arrivals.shape().equals(Shape.STEADY);
    LoadPhases phases = length.phases(output.interval(), steadyRate);
    Population population = clients.population(point);
    new ShapeFit(arrivals.shape(), phases).require(arrival, population.clients());
    AgentSettings load =
        new AgentSettings(
            request.request(world, url),
            population,
            arrival,
            arrivals.shape(),
            length.limits(arrival),
            Optional.empty(),
            SAMPLE,
            clients.threads(point),
            clients.sources(),
            Part.WHOLE,
            output.seed());
    return new LoadOptions(load, phases, clients.cpus(world), gates.gates(), told);
  }
}
