package dk.pip.operations;

import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Something that the operator must see to before Pip can go on, said in one sentence and without a stack trace.
/// Commands print the sentence and end with status 2.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String PORT_TAKEN = "port-taken";

  private final String key;
  private final transient Object[] arguments;

  Refused(String key, Object... arguments) {
    super(Texts.in(Language.EN).get("operations." + key, arguments));
    this.key = "operations." + key;
    this.arguments = arguments;
  }

  public String sentence(Language language) {
    return Texts.in(language).get(key, arguments);
  }

  public boolean isPortTaken() {
    return key.equals("operations." + PORT_TAKEN);
  }

  /// The refusal behind a failure, however deeply others have wrapped it.
  public static @Nullable Refused behind(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
      if (cause instanceof PortInUseException taken) {
        return new Refused(PORT_TAKEN, Integer.toString(taken.getPort()));
      }
    }
    return null;
  }
}
