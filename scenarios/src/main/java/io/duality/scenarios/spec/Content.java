package io.duality.scenarios.spec;

import io.duality.loadgen.files.FileSet;

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
   * @param path absolute, with its query
   */
  record Route(String path) implements Content {
    public Route {
      if (!path.matches("/cpu\\?micros=\\d{1,8}|/pause\\?millis=\\d{1,5}|/chat")) {
        throw new IllegalArgumentException(
            "route '" + path + "': expected /cpu?micros=N, /pause?millis=N or /chat");
      }
    }
  }
}
