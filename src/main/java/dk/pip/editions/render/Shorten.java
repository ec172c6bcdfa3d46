package dk.pip.editions.render;

import dk.pip.shared.Letters;

/// Cuts a text at a word.
final class Shorten {
  private Shorten() {}

  /// At most so many letters, and three dots where something was cut.
  static String words(String text, int most) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (!Letters.moreThan(most, line)) {
      return line;
    }
    var first = Letters.first(most, line);
    var space = line.charAt(first.length()) == ' ' ? first.length() : first.lastIndexOf(' ');
    var end = space > first.length() / 2 ? space : first.length();
    return line.substring(0, end).replaceAll("[\\s,;:–-]+$", "") + " …";
  }
}
