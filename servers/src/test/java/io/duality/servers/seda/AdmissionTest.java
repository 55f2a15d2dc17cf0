package io.duality.servers.seda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.servers.pipeline.Pieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Admission control is about requests, not about what of them arrives together. */
class AdmissionTest {
  @TempDir Path root = Path.of("");

  @Test
  void aRequestInPiecesIsAdmittedOnce() throws IOException {
    Files.writeString(root.resolve("file"), "content", ISO_8859_1);
    Pieces pieces = new Pieces(SedaModel::start, "seda", root);
    pieces.ofAHeadAreAdmittedOnce("parse");
    pieces.ofABodyAreAdmittedOnce("handle");
  }
}
