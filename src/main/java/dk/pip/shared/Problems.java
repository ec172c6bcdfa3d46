package dk.pip.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was wrong with a form, field by field, in the order of the page.
public final class Problems {
  private final List<Problem> all = new ArrayList<>();

  public static Problems none() {
    return new Problems();
  }

  public Problems add(String field, String key, Object... arguments) {
    all.add(new Problem(field, key, List.of(arguments)));
    return this;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Problem> all() {
    return List.copyOf(all);
  }

  /// The first thing that is wrong with a field, in words.
  public @Nullable String text(String field, Texts texts) {
    return all.stream()
        .filter(problem -> problem.field().equals(field))
        .findFirst()
        .map(problem -> problem.text(texts))
        .orElse(null);
  }

  /// @param field the name of the field, which is also its id on the page
  public record Problem(String field, String key, List<Object> arguments) {
    public String text(Texts texts) {
      return texts.get(key, arguments.toArray());
    }
  }
}
