package dk.pip.outbound;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of asking.
public sealed interface Reply {

  /// The server answered. Where it sends one elsewhere, that is an answer like another; nobody has gone there.
  ///
  /// @param headers by their names in small letters
  /// @param cut whether there was more of the body than was asked for
  record Answered(int status, Map<String, List<String>> headers, byte[] body, boolean cut) implements Reply {
    /// The first of that name.
    public Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
  }

  /// Nobody was asked.
  record Refused(Why why) implements Reply {
    /// What is in the way.
    public enum Why {
      /// No address on the web, or one with a name and a password in it.
      NO_ADDRESS,
      /// It leads to this machine, or to another one that is not on the public net.
      INTERNAL
    }
  }

  /// No answer came, or none that can be read.
  record Failed(How how) implements Reply {
    /// What went wrong.
    public enum How {
      NO_SUCH_HOST,
      NO_CONNECTION,
      /// The proxy that leads out of the house is away, or lets nobody through to there.
      PROXY,
      /// Whoever answers can't prove to be who they are.
      CERTIFICATE,
      TOO_SLOW,
      UNREADABLE
    }
  }
}
