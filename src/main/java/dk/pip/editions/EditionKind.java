package dk.pip.editions;

/// What an edition is an edition of.
public enum EditionKind {
  /// A month's newsletter.
  MONTHLY,
  /// One story that comes out by itself. It has no number, no mail and nothing on paper, and is listed among no editions.
  SINGLE
}
