package dk.pip.people;

/// What came of coming back from the directory.
public sealed interface DirectoryAnswer {
  /// @param next the local address where the person wanted to go; may be empty
  /// @param kept whether the directory would have taken the role of administrator from the last who has it
  record Welcome(Staff staff, DirectorySession session, String next, boolean kept) implements DirectoryAnswer {}

  /// The directory knows them, and they may not come in.
  record Refused(Reason reason) implements DirectoryAnswer {}

  /// It isn't known who they are.
  record NotDone(Trouble trouble) implements DirectoryAnswer {}

  /// Why somebody may not come in.
  enum Reason {
    /// The directory gives them no role here.
    NO_ROLE,
    /// Neither, but they are the last administrator.
    NO_ROLE_LAST_ADMINISTRATOR,
    /// An administrator has closed the account.
    CLOSED,
    /// It says no mail address.
    NO_MAIL,
    /// An account has their address, and it isn't sure that it is theirs.
    MAIL_UNSURE,
    /// An account has their address that belongs to somebody else in the directory.
    MAIL_TAKEN,
    /// It has more groups for them than it sends, so that nobody knows what they may do.
    TOO_MANY_GROUPS
  }

  /// Why it isn't known who somebody is.
  enum Trouble {
    /// It was begun too long ago, in another browser, or is over.
    STALE,
    /// The person, or the directory, said no.
    DECLINED,
    DOWN,
    WRONG,
    TOO_MANY
  }
}
