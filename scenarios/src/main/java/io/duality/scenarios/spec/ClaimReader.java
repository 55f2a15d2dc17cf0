package io.duality.scenarios.spec;

import io.duality.results.claim.Claim;
import io.duality.results.claim.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the claims that a scenario's figures are held against, from the file {@code
 * SCENARIO.claims.yaml} beside it. Errors as {@link ScenarioReader}'s.
 */
public final class ClaimReader {
  /** What a file of claims has instead of {@code .yaml}. */
  static final String SUFFIX = ".claims.yaml";

  private static final List<String> KEYS =
      List.of("id", "sentence", "source", "published", "test", "why", "caveat");

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary models that claims may name
   */
  public ClaimReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The claims beside a scenario's file; none if there is no file of them.
   *
   * @throws InvalidInputException if it cannot be read or a rule is broken
   */
  public List<Claim> beside(Path scenario) {
    Path file =
        scenario.resolveSibling(
            scenario.getFileName().toString().replaceFirst("\\.ya?ml$", "") + SUFFIX);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw InvalidInputException.unreadable(file, e);
    }
  }

  /** The same from text. */
  List<Claim> parse(String file, String content) {
    YamlSource source = new YamlSource(file);
    Section root =
        Section.of(source, "the file of claims", source.read(content), List.of("claims"));
    List<Claim> claims = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section section : root.sections("claims", "a list of claims", KEYS)) {
      Claim claim = claim(section);
      if (!ids.add(claim.id())) {
        throw section.error("id", "id: claim '" + claim.id() + "' stands here twice");
      }
      claims.add(claim);
    }
    if (claims.isEmpty()) {
      throw root.error("claims", "claims: expected at least one claim, found none");
    }
    return claims;
  }

  private Claim claim(Section section) {
    String id = section.value("id", "a kebab-case name", ClaimReader::text);
    String sentence = section.value("sentence", "one sentence", ClaimReader::text);
    String source = section.value("source", "a citation", ClaimReader::text);
    String published = section.value("published", "the published figures", ClaimReader::text);
    String why = section.value("why", "the reason for the margin", ClaimReader::text);
    String caveat = section.value("caveat", "", "what a verdict does not say", ClaimReader::text);
    Criterion test = new CriterionReader(vocabulary, section).read();
    return section.build(() -> new Claim(id, sentence, source, published, test, why, caveat));
  }

  private static String text(String text) {
    if (text.isBlank()) {
      throw new InvalidInputException("expected text, found none");
    }
    return text.strip().replaceAll("\\s+", " ");
  }
}
