package dk.pip.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Something that the operator must see to before Pip can go on, said in one sentence and without a stack trace.
/// Commands print the sentence and end with status 2.
public final class OperatorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String PORT_TAKEN = "shared.port-taken";

  private final String key;
  private final transient Object[] arguments;

  /// @param key of the sentence in the catalogue
  public OperatorException(String key, Object... arguments) {
    super(Texts.in(Language.EN).get(key, arguments));
    this.key = key;
    this.arguments = arguments;
  }

  public String sentence(Language language) {
    return Texts.in(language).get(key, arguments);
  }

  public boolean isPortTaken() {
    return key.equals(PORT_TAKEN);
  }

  /// The refusal behind a failure, however deeply others have wrapped it.
  public static @Nullable OperatorException behind(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OperatorException refused) {
        return refused;
      }
      if (cause instanceof PortInUseException taken) {
        return new OperatorException(PORT_TAKEN, Integer.toString(taken.getPort()));
      }
    }
    return null;
  }
}
