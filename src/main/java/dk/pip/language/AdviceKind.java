package dk.pip.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a piece of advice is about, with what matters most first.
public enum AdviceKind {
  CIVIL_NUMBER("cpr", 100),
  PERHAPS_CIVIL_NUMBER("måske-cpr", 90),
  PICTURE("billede", 80),
  LINK("klik-her", 70),
  HEADING("overskrift", 60),
  MISTAKE("fejl", 55),
  LONG_SENTENCE("lang-sætning", 50),
  SPELLING("stavning", 45),
  DOUBLED("dobbelt-ord", 42),
  HEAVY_SENTENCE("tung-sætning", 40),
  OFFICIALESE("kancelli", 30),
  PASSIVE("passiv", 20);

  private final String inFile;
  private final int weight;

  AdviceKind(String inFile, int weight) {
    this.inFile = inFile;
    this.weight = weight;
  }

  /// By its heading in the file of rules.
  static Optional<AdviceKind> named(String heading) {
    return Arrays.stream(values()).filter(kind -> kind.inFile.equals(heading)).findFirst();
  }

  String inFile() {
    return inFile;
  }

  int weight() {
    return weight;
  }

  /// Whether it is found by words that stand in the file, rather than by counting or looking them up.
  boolean hasPhrases() {
    return this == MISTAKE || this == OFFICIALESE || this == PASSIVE || this == LINK;
  }

  /// Whether whoever writes may let it stand.
  public boolean mayStand() {
    return this != CIVIL_NUMBER;
  }

  /// The end of its keys in the catalogue.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
