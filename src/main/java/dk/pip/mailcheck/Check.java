package dk.pip.mailcheck;

import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that was looked at, and what to do about it.
///
/// @param why what was found, a sentence that can be understood alone
/// @param ask what to ask of the IT department; null where there is nothing to ask
/// @param record the DNS record to publish, as a line of a zone file; null where there is none
public record Check(Verdict verdict, Phrase why, @Nullable Phrase ask, @Nullable String record) {

  /// From the gravest on.
  public enum Verdict {
    FAILED,
    WARNED,
    /// It can't be known from here.
    UNKNOWN,
    PASSED
  }

  /// A text of the catalogue with what fills it.
  public record Phrase(String key, List<String> arguments) {
    public Phrase {
      arguments = List.copyOf(arguments);
    }

    public String in(Texts texts) {
      return texts.get(key, arguments.toArray());
    }
  }

  static Check passed(String key, String... arguments) {
    return new Check(Verdict.PASSED, phrase(key, arguments), null, null);
  }

  static Check unknown(String key, String... arguments) {
    return new Check(Verdict.UNKNOWN, phrase(key, arguments), null, null);
  }

  static Check warned(String key, String... arguments) {
    return new Check(Verdict.WARNED, phrase(key, arguments), null, null);
  }

  static Check failed(String key, String... arguments) {
    return new Check(Verdict.FAILED, phrase(key, arguments), null, null);
  }

  private static Phrase phrase(String key, String... arguments) {
    return new Phrase(key, Arrays.asList(arguments));
  }

  Check asking(String key, String... arguments) {
    return new Check(verdict, why, phrase(key, arguments), record);
  }

  Check publishing(String line) {
    return new Check(verdict, why, ask, line);
  }

  /// What it is about: `spf`, `dkim`. The second word of the keys.
  public String topic() {
    return why.key().split("\\.")[1];
  }

  /// What to send to the IT department, ready to be copied; empty where there is nothing to ask of them.
  public String message(Texts texts) {
    var request = ask;
    if (request == null) {
      return "";
    }
    var text = why.in(texts) + " " + request.in(texts);
    return record == null ? text : text + "\n\n" + record;
  }

  boolean isReadable(Texts texts) {
    return texts.has("mailcheck.topic." + topic()) && texts.has(why.key()) && (ask == null || texts.has(ask.key()));
  }
}
