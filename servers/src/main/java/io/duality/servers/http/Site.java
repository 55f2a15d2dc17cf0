package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The one handler of all models: static files below a root, {@code /cpu?micros=N}, which computes,
 * {@code /pause?millis=N}, which waits as for another service, {@code /chat?room=R&user=U}, which
 * waits for what others say in that room, and {@code /say?room=R&user=U&text=T}, which says it. Any
 * thread may call it.
 */
public final class Site implements Handler {

  /** Longest {@code /cpu}, microseconds. */
  public static final long MAX_CPU_MICROS = 10_000_000;

  /** Longest {@code /pause}. */
  public static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  private static final PathKey CPU = PathKey.of("/cpu");
  private static final PathKey PAUSE = PathKey.of("/pause");
  private static final PathKey CHAT = PathKey.of("/chat");
  private static final PathKey SAY = PathKey.of("/say");

  static final Reply DONE = text("done\n");
  static final Reply DONE_HEAD = new Reply(DONE.response().withoutBody());

  private final Folder disk;
  private final PageCache cache;
  private final Work work;
  private final Chat chat = new Chat();

  /**
   * Serves the files below a folder.
   *
   * @param cacheBytes bound of the page cache, at least 0
   * @param work what {@code /cpu} does
   * @throws IOException if the folder cannot be read
   */
  public Site(Path root, long cacheBytes, Work work) throws IOException {
    disk = new Folder(root);
    cache = new PageCache(cacheBytes);
    this.work = work;
  }

  private static Reply text(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return new Reply(Response.ok("text/plain", Response.direct(bytes), bytes.length, null));
  }

  @Override
  public Step handle(Request request) {
    Page page = cache.get(request.path());
    return page != null ? page.reply(request.isHead()) : miss(request);
  }

  /** {@inheritDoc} Only for routes that are spelt plainly. */
  @Override
  public boolean isDynamic(Request request) {
    PathKey path = request.path();
    return path.equals(CPU) || path.equals(PAUSE) || path.equals(CHAT) || path.equals(SAY);
  }

  @Override
  public void stopping() {
    chat.close();
  }

  private Step miss(Request request) {
    boolean head = request.isHead();
    String raw = request.rawPath();
    Optional<CanonicalPath> path = CanonicalPath.of(raw);
    if (path.isEmpty()) {
      boolean malformed = CanonicalPath.isMalformed(raw);
      return Reply.error(malformed ? Status.BAD_REQUEST : Status.NOT_FOUND, head);
    }
    return switch (path.get().name()) {
      case "/cpu" -> compute(request.number("micros", MAX_CPU_MICROS), head);
      case "/pause" -> pause(request.number("millis", MAX_PAUSE.toMillis()), head);
      case "/chat" -> chat.listen(request);
      case "/say" -> chat.say(request);
      default -> file(path.get(), head);
    };
  }

  private Step compute(long micros, boolean head) {
    if (micros < 0) {
      return Reply.error(Status.BAD_REQUEST, head);
    }
    work.compute(micros);
    return head ? DONE_HEAD : DONE;
  }

  private static Step pause(long millis, boolean head) {
    if (millis < 0) {
      return Reply.error(Status.BAD_REQUEST, head);
    }
    return new Pause(Duration.ofMillis(millis), head ? DONE_HEAD : DONE);
  }

  private Step file(CanonicalPath path, boolean head) {
    PathKey key = path.key();
    Page page = cache.get(key);
    if (page != null) {
      return page.reply(head);
    }
    Path file;
    try {
      file = disk.root().resolve(path.fileName());
    } catch (InvalidPathException e) {
      // Under a locale such as C, the JDK has no file names beyond ASCII.
      return Reply.error(Status.NOT_FOUND, head);
    }
    return new ReadFile(disk, file, 0, cache.largestPage(), false, new Whole(key, head));
  }

  private static Status statusOf(IOException cause) {
    return switch (cause) {
      case NoSuchFileException e -> Status.NOT_FOUND;
      case NotDirectoryException e -> Status.NOT_FOUND;
      case AccessDeniedException e -> Status.FORBIDDEN;
      default -> Status.INTERNAL_ERROR;
    };
  }

  /** What a file is by its name, as in Content-Type. */
  public static String contentType(Path file) {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    return Objects.requireNonNullElse(
        URLConnection.guessContentTypeFromName(name), "application/octet-stream");
  }

  /** After the first read: all of a short file, or the beginning of a long one. */
  private final class Whole implements ReadFile.Continuation {
    private final PathKey key;
    private final boolean head;

    Whole(PathKey key, boolean head) {
      this.key = key;
      this.head = head;
    }

    @Override
    public Step read(FileChunk chunk) {
      String type = contentType(chunk.file());
      int length = chunk.bytes().limit();
      if (length == chunk.fileSize()) {
        return cache.keep(key, new Page(type, chunk.bytes())).reply(head);
      }
      Rest rest = new Rest(chunk.file(), length, chunk.fileSize());
      Response begun =
          Response.ok(type, chunk.bytes(), chunk.fileSize(), head ? null : rest.step());
      return new Reply(head ? begun.withoutBody() : begun);
    }

    @Override
    public Step failed(IOException cause) {
      return Reply.error(statusOf(cause), head);
    }
  }

  /** The further chunks of a file that is too long to be kept. */
  private final class Rest implements ReadFile.Continuation {
    private final Path file;
    private final long position;
    private final long end;

    Rest(Path file, long position, long end) {
      this.file = file;
      this.position = position;
      this.end = end;
    }

    Step step() {
      return new ReadFile(disk, file, position, 0, false, this);
    }

    @Override
    public Step read(FileChunk chunk) {
      // A file that has grown meanwhile ends where its head said.
      int length = (int) Math.min(chunk.bytes().limit(), end - position);
      if (length == 0) {
        return failed(new IOException(file + " shrank while it was sent"));
      }
      long next = position + length;
      Step rest = next == end ? null : new Rest(file, next, end).step();
      return new Reply(Response.part(chunk.bytes().slice(0, length), rest));
    }

    @Override
    public Step failed(IOException cause) {
      return new Reply(Response.abort());
    }
  }
}
