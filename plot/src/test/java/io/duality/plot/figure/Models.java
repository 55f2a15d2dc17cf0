package io.duality.plot.figure;

import java.util.List;

/** Names that charts have to give a look of their own. */
public final class Models {
  /** Every model and framework of this project, and an external server. */
  public static final List<String> ALL =
      List.of(
          "threaded",
          "virtual",
          "nio-select",
          "epoll",
          "seda",
          "pooled",
          "knot-a",
          "knot-c",
          "select",
          "poll",
          "epoll-level",
          "epoll-edge",
          "sped",
          "amped",
          "io-uring",
          "kqueue",
          "aio",
          "haboob",
          "watpipe",
          "external:nginx",
          "jdk-httpserver",
          "microhttp",
          "jetty",
          "helidon",
          "vertx",
          "netty-http");

  private Models() {}
}
