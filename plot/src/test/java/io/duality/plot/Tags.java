package io.duality.plot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of a page, in their order: a reader of the HTML that this project writes, strict
 * where a browser would guess.
 */
record Tags(List<Tag> all) {
  private static final Set<String> NEVER_CLOSED = Set.of("meta", "link", "input");
  private static final Pattern RAW = Pattern.compile("<(script|style)>.*?</\\1>", Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z0-9-]+=\"[^\"<>]*\")*)(/?)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z0-9-]+)=\"([^\"]*)\"");

  /**
   * An element.
   *
   * @param text between its begin and its end, without elements in between
   * @param within the elements around it, the nearest first
   */
  record Tag(String name, Map<String, String> attributes, String text, List<Tag> within) {
    boolean is(String wanted) {
      return name.equals(wanted);
    }

    String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }

    boolean inside(Predicate<Tag> wanted) {
      return within.stream().anyMatch(wanted);
    }

    boolean hidden() {
      return has("hidden") || inside(around -> around.has("hidden"));
    }
  }

  /**
   * Reads a page.
   *
   * @throws AssertionError where an element is not closed, or a character stands that begins none
   */
  static Tags of(String html) {
    String page = RAW.matcher(html.replace("<!DOCTYPE html>", "")).replaceAll("<$1></$1>");
    Matcher tag = TAG.matcher(page);
    List<Tag> all = new ArrayList<>();
    Deque<Tag> open = new ArrayDeque<>();
    int from = 0;
    while (tag.find()) {
      requireText(page.substring(from, tag.start()));
      from = tag.end();
      String name = tag.group(2);
      if (!tag.group(1).isEmpty()) {
        if (open.isEmpty() || !open.pop().is(name)) {
          throw new AssertionError("</" + name + "> closes nothing at " + around(page, from));
        }
        continue;
      }
      int end = page.indexOf('<', from);
      Tag read =
          new Tag(
              name,
              attributes(tag.group(3)),
              page.substring(from, end < 0 ? page.length() : end),
              List.copyOf(open));
      all.add(read);
      if (tag.group(4).isEmpty() && !NEVER_CLOSED.contains(name)) {
        open.push(read);
      }
    }
    requireText(page.substring(from));
    if (!open.isEmpty()) {
      throw new AssertionError("not closed: " + open.peek());
    }
    return new Tags(all);
  }

  List<Tag> where(Predicate<Tag> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static void requireText(String text) {
    if (text.contains("<") || text.contains(">")) {
      throw new AssertionError("neither text nor element: " + text.strip());
    }
  }

  private static String around(String page, int at) {
    return page.substring(Math.max(0, at - 80), Math.min(page.length(), at + 40));
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      attributes.put(attribute.group(1), attribute.group(2));
    }
    return attributes;
  }
}
