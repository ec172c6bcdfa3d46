package dk.pip.editions.render;

/// Cuts a text at a word.
final class Shorten {
  private Shorten() {}

  /// At most so many characters, and three dots where something was cut.
  static String words(String text, int most) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    var space = line.lastIndexOf(' ', most);
    var end = space > most / 2 ? space : Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
    return line.substring(0, end).replaceAll("[\\s,;:–-]+$", "") + " …";
  }
}
