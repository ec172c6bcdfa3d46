package dk.pip.tips;

/// What came of telling something.
public sealed interface Given {
  /// It is here, now or since it was sent the first time.
  ///
  /// @param ownPath where the tipper can see it
  record Taken(TipId tip, String ownPath) implements Given {}

  /// Too many from the same network within an hour.
  record TooMany() implements Given {}

  /// There is neither a text nor a file that could be taken in.
  ///
  /// @param why a sentence for each file
  record Nothing(java.util.List<String> why) implements Given {}
}
