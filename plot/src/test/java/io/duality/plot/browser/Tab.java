package io.duality.plot.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One page in a browser. Every call waits for its result. Confined to one thread. */
public final class Tab {
  private static final Set<String> COMPLAINTS =
      Set.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded");

  private final DevTools tools;
  private final String target;
  private final String session;
  private long loads;

  private Tab(DevTools tools, String target, String session) {
    this.tools = tools;
    this.target = target;
    this.session = session;
  }

  static Tab open(DevTools tools) throws InterruptedException {
    String target =
        tools
            .send("", "Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .asString();
    String session =
        tools
            .send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    Tab tab = new Tab(tools, target, session);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.send(domain + ".enable", Map.of());
    }
    // Else only one page at a time would get keys.
    tab.send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return tab;
  }

  void close() throws InterruptedException {
    tools.send("", "Target.closeTarget", Map.of("targetId", target));
  }

  private JsonNode send(String method, Map<String, ?> parameters) throws InterruptedException {
    return tools.send(session, method, parameters);
  }

  /** Width and height that pages have, CSS pixels; a phone's if it is narrow. */
  public Tab size(int width, int height) throws InterruptedException {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  /** The user's colour scheme, and {@code screen} or {@code print}. */
  public Tab media(String media, String scheme) throws InterruptedException {
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Whether the page's scripts run; of the pages loaded from now on. */
  public Tab scripts(boolean on) throws InterruptedException {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    return this;
  }

  /** Loads a file and waits until it is there with all that belongs to it. */
  public Tab load(Path file) throws InterruptedException {
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    loads++;
    tools.await(session, "Page.loadEventFired", loads);
    return this;
  }

  /**
   * The value of an expression in the page; promises are waited for.
   *
   * @throws AssertionError if it throws
   */
  public JsonNode evaluate(String expression) throws InterruptedException {
    JsonNode result =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** What a screen reader is told of all elements of some roles. */
  public List<JsonNode> accessible(String... roles) throws InterruptedException {
    Set<String> wanted = Set.of(roles);
    JsonNode nodes = send("Accessibility.getFullAXTree", Map.of()).path("nodes");
    return StreamSupport.stream(nodes.spliterator(), false)
        .filter(node -> !node.path("ignored").asBoolean(false))
        .filter(node -> wanted.contains(node.path("role").path("value").asString("")))
        .toList();
  }

  /** Moves the pointer, in CSS pixels of the window. */
  public void point(double x, double y) throws InterruptedException {
    send("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** Presses and releases the left button there. */
  public void click(double x, double y) throws InterruptedException {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }
  }

  /**
   * Presses and releases a key.
   *
   * @param key as in {@code ArrowRight}
   * @param code its Windows virtual key code, which the protocol asks for
   */
  public void press(String key, int code, String text) throws InterruptedException {
    for (String type : List.of("keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key,
              "windowsVirtualKeyCode",
              code,
              "text",
              type.equals("keyDown") ? text : ""));
    }
  }

  /** Writes what is seen of the page from its top to its foot. */
  public void screenshot(Path file) throws InterruptedException, IOException {
    JsonNode size = send("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
    Map<String, Object> clip =
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            size.path("width").asDouble(),
            "height",
            Math.min(8_000, size.path("height").asDouble()),
            "scale",
            1);
    String data =
        send(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .path("data")
            .asString();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** What the page complained of: errors, warnings and refusals, one line each. */
  public List<String> complaints() {
    return tools.events(session).stream()
        .filter(event -> COMPLAINTS.contains(event.path("method").asString("")))
        .map(event -> event.path("params").toString())
        .toList();
  }

  /** The addresses of all that was asked for. */
  public List<String> requests() {
    return tools.events(session).stream()
        .filter(event -> DevTools.is(event, "Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asString())
        .toList();
  }
}
