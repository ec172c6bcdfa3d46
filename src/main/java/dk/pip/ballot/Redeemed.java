package dk.pip.ballot;

import org.jspecify.annotations.Nullable;

/// What came of asking for a signature.
public sealed interface Redeemed {
  /// @param second null where no second signer is asked for
  record Signed(byte[] signed, byte @Nullable [] second) implements Redeemed {}

  /// The second signer has yet to sign: ask again with the same.
  record Waiting() implements Redeemed {}

  record Refused(Why why) implements Redeemed {}

  enum Why {
    /// No card has that code, or the vote is another.
    UNKNOWN,
    VOID,
    /// Something else was signed for it.
    USED,
    /// Nothing is signed yet, or no longer.
    NOT_NOW,
    MALFORMED,
    /// What it was made for is no longer what is asked, as proposals were joined meanwhile. Nothing was signed for the card: ask anew.
    CHANGED
  }
}
