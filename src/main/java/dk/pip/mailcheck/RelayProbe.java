package dk.pip.mailcheck;

import dk.pip.mail.MailSettings;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Speaks with the mail server as if it were to send, but sends nothing.
interface RelayProbe {

  /// @param sender whom it is asked to take mail from; null to leave that question
  Reply ask(MailSettings server, @Nullable String sender);

  sealed interface Reply permits Unreachable, Reached {}

  /// There was no conversation.
  ///
  /// @param text what went wrong, one line in English as libraries say it
  record Unreachable(String text) implements Reply {}

  /// @param offers what the server says it can, the last time it was asked, in capitals: `AUTH`
  /// @param encryption null where the conversation was in the open
  /// @param signedIn whether it took user and password; null where it was not tried
  /// @param refusal in the server's words, if it refused the password or else the sender
  /// @param takesSender whether it takes mail from the sender; null where it was not asked
  record Reached(
      Set<String> offers,
      @Nullable Encryption encryption,
      @Nullable Boolean signedIn,
      @Nullable Boolean takesSender,
      String refusal)
      implements Reply {
    public Reached {
      offers = Set.copyOf(offers);
    }
  }

  /// @param version `TLSv1.3`
  /// @param trusted whether an authority that Java knows vouches for the certificate, and it has not run out
  /// @param named whether it is for the name that the settings have
  record Encryption(String version, boolean trusted, boolean named, Instant ends) {}
}
