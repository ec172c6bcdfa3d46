package dk.pip.incoming;

import java.time.Instant;

/// A mail that has come, as those who may take it see it.
///
/// @param at when it was fetched
/// @param bytes as it came; nobody changes them
/// @param whole whether these are all of its bytes; of a mail larger than 25 MB they are the first
/// @param letter what it says, as far as it could be read
/// @param forTips whether it is addressed to the tip address, or to nobody in particular in the mailbox of tips
public record ArrivedMail(Instant at, byte[] bytes, boolean whole, ReadLetter letter, boolean forTips) {

  /// Says nothing about who wrote it, as logs may have it.
  @Override
  public String toString() {
    return "ArrivedMail[" + bytes.length + " bytes]";
  }
}
