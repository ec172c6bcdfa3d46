package dk.pip.serveranswers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The phrases that mail servers and programs say, and what they mean: tables in `serveranswers/*.txt` and `returns/*.txt`. Each has headings
/// in brackets and a phrase a line; `…` is anything up to a hundred characters, `_` at an end a blank, `#` begins a
/// comment. A heading may come again further down: what stands first is asked first.
public final class Phrases {
  private static final int WIDEST_GAP = 100;

  private final List<Section> sections;
  private final Map<String, List<List<String>>> headings = new HashMap<>();

  private Phrases(List<Section> sections) {
    this.sections = sections;
    for (var section : sections) {
      headings.computeIfAbsent(section.heading(), _ -> new ArrayList<>()).addAll(section.phrases());
    }
  }

  private record Section(String heading, List<List<String>> phrases) {}

  /// The first heading, in the order of the table, that has a phrase in the text.
  ///
  /// @param text as [Plain#of] makes it
  public Optional<String> heading(String text) {
    return sections.stream().filter(section -> isIn(section.phrases(), text)).map(Section::heading).findFirst();
  }

  /// Every heading that has a phrase in the text.
  public Set<String> headings(String text) {
    return sections.stream()
        .filter(section -> isIn(section.phrases(), text))
        .map(Section::heading)
        .collect(Collectors.toSet());
  }

  /// Whether a phrase under the heading is in the text.
  public boolean says(String heading, String text) {
    return isIn(phrases(heading), text);
  }

  public boolean startsWith(String heading, String text) {
    return phrases(heading).stream().anyMatch(phrase -> text.startsWith(phrase.getFirst()) && place(phrase, text) == 0);
  }

  /// What comes after the longest phrase under the heading that the text begins with; empty where it begins with none.
  public Optional<String> afterStart(String heading, String text) {
    return phrases(heading).stream()
        .filter(phrase -> phrase.size() == 1 && text.startsWith(phrase.getFirst()))
        .map(List::getFirst)
        .max(Comparator.comparingInt(String::length))
        .map(phrase -> text.substring(phrase.length()));
  }

  /// The text without the phrases under the heading, but for those with something in between.
  public String without(String heading, String text) {
    var rest = text;
    for (var phrase : phrases(heading)) {
      if (phrase.size() == 1) {
        rest = rest.replace(phrase.getFirst(), " … ");
      }
    }
    return rest;
  }

  /// Whether the text is a phrase under the heading and nothing else.
  public boolean isOne(String heading, String text) {
    return phrases(heading).contains(List.of(text));
  }

  private List<List<String>> phrases(String heading) {
    return Objects.requireNonNull(headings.get(heading), heading);
  }

  private static boolean isIn(List<List<String>> phrases, String text) {
    return phrases.stream().anyMatch(phrase -> place(phrase, text) >= 0);
  }

  /// Where the phrase begins; -1 where it isn't. Each place that its first piece is at is tried once.
  private static int place(List<String> phrase, String text) {
    for (var from = text.indexOf(phrase.getFirst()); from >= 0; from = text.indexOf(phrase.getFirst(), from + 1)) {
      var at = from + phrase.getFirst().length();
      for (var i = 1; i < phrase.size() && at >= 0; i++) {
        var piece = phrase.get(i);
        var end = Math.min(text.length(), at + WIDEST_GAP + piece.length());
        var found = text.substring(at, end).indexOf(piece);
        at = found < 0 ? -1 : at + found + piece.length();
      }
      if (at >= 0) {
        return from;
      }
    }
    return -1;
  }

  /// @param file a resource such as `/serveranswers/reasons.txt`
  public static Phrases read(String file) {
    var sections = new ArrayList<Section>();
    try (var stream = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          sections.add(new Section(line.substring(1, line.indexOf(']')), new ArrayList<>()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          var phrase = line.endsWith("…") ? line.substring(0, line.length() - 1) : line.stripTrailing();
          phrase = phrase.replaceFirst("^_", " ").replaceFirst("_$", " ");
          sections.getLast().phrases().add(List.of(phrase.split("…")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Phrases(sections);
  }
}
