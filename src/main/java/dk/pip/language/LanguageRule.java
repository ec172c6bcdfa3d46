package dk.pip.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule of good language, as somebody wrote it.
///
/// @param find phrases, each word by word in lower case; `*` ends a word for any ending, or begins one
/// @param except words that `*` doesn't stand for, or that may be doubled
/// @param instead what to write; empty where that can't be said
/// @param limit from where something counted is too much; null where nothing is counted
/// @param example what it finds something in
/// @param good the same without
/// @param line where it begins in its file
record LanguageRule(
    AdviceKind kind,
    List<List<String>> find,
    Set<String> except,
    String instead,
    String because,
    String example,
    String good,
    @Nullable Integer limit,
    int weight,
    int line) {

  int most() {
    return limit == null ? Integer.MAX_VALUE : limit;
  }
}
