package dk.pip.mailcheck;

import java.util.List;

/// Asks DNS. What goes wrong is an answer, never an exception.
interface Dns {

  Answer ask(String name, Type type);

  enum Type {
    A,
    AAAA,
    MX,
    PTR,
    TXT
  }

  enum State {
    FOUND,
    /// The name is there, but no record of the type.
    NO_RECORD,
    NO_NAME,
    /// Nobody answered, or the answer was of no use.
    FAILED
  }

  /// @param values addresses, names without a full stop at the end, `10 mail.example` for MX; the strings of a TXT record
  ///     joined
  record Answer(State state, List<String> values) {
    static final Answer FAILED = new Answer(State.FAILED, List.of());

    public Answer {
      values = List.copyOf(values);
    }

    boolean isVoid() {
      return state == State.NO_RECORD || state == State.NO_NAME;
    }

    boolean failed() {
      return state == State.FAILED;
    }
  }
}
