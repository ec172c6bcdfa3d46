package dk.pip.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question that can't be answered as it is asked.
public final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String key;
  private final @Nullable String parameter;
  private final transient List<Object> arguments;

  /// @param key the catalogue has it as `<key>.title` and `<key>.help`
  /// @param parameter the one that is wrong; null where none is
  public ApiRefusal(int status, String key, @Nullable String parameter, Object... arguments) {
    super(key);
    this.status = status;
    this.key = key;
    this.parameter = parameter;
    this.arguments = List.of(arguments);
  }

  /// A parameter whose value can't be understood.
  ///
  /// @param wanted what may stand there: `2026`
  public static ApiRefusal wrong(String parameter, String wanted) {
    return new ApiRefusal(400, "api.problem.value", parameter, parameter, wanted);
  }

  public int status() {
    return status;
  }

  public String key() {
    return key;
  }

  public @Nullable String parameter() {
    return parameter;
  }

  public Object[] arguments() {
    return arguments.toArray();
  }
}
