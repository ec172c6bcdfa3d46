package dk.pip.library;

/// Why a picture of people may be shown (GDPR article 6). Whether it does is for whoever knows them to say.
public enum PictureGround {
  /// They said yes.
  CONSENT,
  /// They said yes in writing.
  WRITTEN_CONSENT,
  /// They were told and could object, and it shows what goes on rather than them.
  SITUATION,
  /// They were where everybody may be seen.
  PUBLIC_EVENT,
  /// Colleagues who know of it.
  OWN_STAFF,
  /// Nobody can be recognised.
  NOBODY;

  /// The end of its keys in the catalogue.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
