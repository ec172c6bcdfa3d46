package dk.pip.incoming;

import java.util.Optional;
import java.util.function.Function;

/// A module that mail may be for. All are beans, and are asked in the order of their `@Order` until one takes the mail:
/// below 100 whoever knows programs from people, 200 for tips, 300 for whatever is left. What nobody takes is kept and
/// shown to the editors.
public interface MailTaker {
  /// Takes the mail if it is this one's. Called in the transaction in which it is noted that the mail has come, so that
  /// what the taker keeps of it in the database is kept once; the bytes are kept by nobody else afterwards. May be called
  /// again for the same mail if the transaction fails.
  ///
  /// @return whether it has taken it
  boolean take(ArrivedMail mail);

  /// Whether it wants to be asked about mail of which there is only the beginning, as it is too large.
  default boolean takesBeginnings() {
    return false;
  }

  /// A button that gives this one a mail which nobody took; empty for no button.
  default Optional<ByHand> byHand() {
    return Optional.empty();
  }

  /// @param says what stands on the button, a key of the catalogue
  /// @param take takes a mail whatever it looks like, in one transaction like [#take], and gives the address of the page where it is now
  record ByHand(String says, Function<ArrivedMail, String> take) {}
}
