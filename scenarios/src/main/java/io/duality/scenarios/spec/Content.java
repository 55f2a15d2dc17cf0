package io.duality.scenarios.spec;

import io.duality.loadgen.RequestBody;
import io.duality.loadgen.files.FileSet;
import java.util.List;
import java.util.Locale;

/** What the clients of a workload ask for. */
public sealed interface Content {

  /** Streams of what others say, for arrivals that are a chat. */
  Content CHAT = new Route("/chat");

  /**
   * One file.
   *
   * @param bytes 1 byte to 1 GiB
   */
  record OneFile(int bytes) implements Content {
    public OneFile {
      if (bytes < 1 || bytes > 1 << 30) {
        throw new IllegalArgumentException(
            "file-size " + bytes + ": from 1 byte to 1 GiB can be served");
      }
    }
  }

  /**
   * A set of files, of which one is drawn for each request.
   *
   * @param cacheBytes bound of the servers' page cache, which may be smaller than the set; 0 is
   *     their own
   */
  record Files(FileSet set, long cacheBytes) implements Content {
    public Files {
      if (cacheBytes < 0) {
        throw new IllegalArgumentException("page-cache " + cacheBytes + ": cannot be negative");
      }
    }
  }

  /**
   * What the servers of this project compute or wait for at a request: {@code /cpu?micros=N},
   * {@code /pause?millis=N}, or {@code /chat}, to which a chat adds the rest.
   *
   * @param path absolute, with its query; the number may be {@code {x}} until {@link #at}
   * @param post whether it is posted for, and not got
   * @param bodyBytes of each request, which the server reads and throws away; 0 to 64 KiB
   */
  record Route(String path, boolean post, int bodyBytes) implements Content {
    /** What a route looks like whose number is x. */
    static final String OPEN = "/cpu?micros={x} or /pause?millis={x}";

    /** The servers' own limits: beyond, each request is a bad one to them. */
    static final long MOST_MICROS = 10_000_000;

    /** The same of what waits. */
    static final long MOST_MILLIS = 60_000;

    private static final String X = "{x}";

    public Route {
      if (!path.matches("/cpu\\?micros=(\\d{1,8}|\\{x})|/pause\\?millis=(\\d{1,5}|\\{x})|/chat")) {
        throw new IllegalArgumentException(
            "route '" + path + "': expected /cpu?micros=N, /pause?millis=N or /chat");
      }
      long most = path.startsWith("/cpu") ? MOST_MICROS : MOST_MILLIS;
      if (path.matches(".*\\d") && Long.parseLong(path.replaceAll("\\D", "")) > most) {
        throw new IllegalArgumentException(
            "route '" + path + "': servers take a number of at most " + most);
      }
      if (bodyBytes < 0 || bodyBytes > RequestBody.MOST_BYTES) {
        throw new IllegalArgumentException(
            "body " + bodyBytes + ": from 0 to " + RequestBody.MOST_BYTES + " bytes can be sent");
      }
    }

    /** One that is got, without a body. */
    public Route(String path) {
      this(path, false, 0);
    }

    private boolean isChat() {
      return path.equals("/chat");
    }

    /** Whether its number is x. */
    boolean open() {
      return path.endsWith(X);
    }

    /** The same with that number, if it is x. */
    Route at(long x) {
      return new Route(path.replace(X, Long.toString(x)), post, bodyBytes);
    }

    /** What the number counts. */
    String cost() {
      return path.startsWith("/cpu") ? "microseconds of computing" : "milliseconds of waiting";
    }
  }

  /**
   * Several of the above, of which one is drawn for each request.
   *
   * @param shares at least one, of files and routes, with a sum of 1
   */
  record Mix(List<Share> shares) implements Content {
    private static final double ROUNDING = 1e-9;

    public Mix {
      shares = List.copyOf(shares);
      if (shares.isEmpty() || shares.size() > io.duality.loadgen.Mix.MOST) {
        throw new IllegalArgumentException(
            "mix: expected 1 to "
                + io.duality.loadgen.Mix.MOST
                + " shares, found "
                + shares.size());
      }
      double sum = shares.stream().mapToDouble(Share::share).sum();
      if (Math.abs(sum - 1) > ROUNDING) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "mix: its shares add up to %.6g %%, not 100 %%", sum * 100));
      }
    }
  }

  /**
   * Of a mix.
   *
   * @param share of the requests, above 0 and at most 1
   * @param of one file, or a route
   */
  record Share(double share, Content of) {
    public Share {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "share " + share + ": has to be above 0 % and at most 100 %");
      }
      if (!isOne(of)) {
        throw new IllegalArgumentException(
            "mix: expected a file of one size, /cpu or /pause, to be got");
      }
    }

    private static boolean isOne(Content of) {
      return switch (of) {
        case OneFile _ -> true;
        case Route route ->
            route.equals(new Route(route.path())) && !route.isChat() && !route.open();
        case Files _, Mix _ -> false;
      };
    }
  }
}
