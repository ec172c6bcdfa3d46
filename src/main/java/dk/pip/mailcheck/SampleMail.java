package dk.pip.mailcheck;

import java.util.Optional;

/// Where the check gets a mail to look at.
public interface SampleMail {

  /// @param message as RFC 5322 has it
  /// @param toReaders whether it is just as a reader on a list gets it, with the headers that lists have
  record Sample(byte[] message, boolean toReaders) {}

  /// Empty where nothing has been made ready for readers yet.
  Optional<Sample> sample();
}
