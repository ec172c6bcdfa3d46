package dk.pip.shared;

import java.util.regex.Pattern;

/// Says in pages and mails where lines may break: never within »1. oktober«, as [NoBreak] has it, nor within »8/1-26«; in
/// addresses after their marks; and between the syllables of Danish words that a phone has no room for. Browsers do the latter only where they have a dictionary, and mail programs
/// never do; all would else divide such words at any letter.
public final class LineBreaks {
  private static final LongWords IN_HEADLINE = longer(12);
  private static final LongWords IN_CELL = longer(10);
  private static final LongWords IN_TEXT = longer(20);
  private static final LongWords IN_MAIL = longer(16);

  /// Addresses that a phone has no room for.
  private static final int LONG_ADDRESS = 24;
  private static final int LONG_ADDRESS_ON_WEB = 12;

  /// »8/1-26«, »4–6«
  private static final Pattern RANGE =
      Pattern.compile("(?<![\\p{L}\\p{N}/.,-])\\d(?:[\\d.,:/]{0,11}[\\d.])?(?:[-–]\\d(?:[\\d.,:/]{0,11}\\d)?){1,2}(?![\\p{L}\\p{N}-])");
  private static final Pattern STROKE_BETWEEN_WORDS = Pattern.compile("(?<=\\p{L}{4}-?)/(?=-?\\p{L}{4})");

  private LineBreaks() {}

  private static LongWords longer(int letters) {
    return new LongWords(letters, Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}@./:_&;])([»“(]?)(\\p{L}{" + letters + ",}+)(?![\\p{M}\\p{N}@/_]|[.:][\\p{L}\\p{N}/])([,.:!?)«”]*)"));
  }

  /// Words of so many letters. Most texts have none, which a look at their letters tells sooner than a pattern that looks back at each.
  private record LongWords(int letters, Pattern pattern) {
    boolean mayBeIn(String text) {
      var run = 0;
      for (var at = 0; at < text.length(); at++) {
        var c = text.charAt(at);
        run = Character.isLetter(c) || Character.isSurrogate(c) ? run + 1 : 0;
        if (run >= letters) {
          return true;
        }
      }
      return false;
    }
  }

  /// A page as it is sent.
  public static String onWeb(String html, Language language) {
    return MarkupTexts.set(
        html,
        language.tag(),
        (text, spoken, place) ->
            switch (place) {
              case HEADLINE -> web(text, spoken, IN_HEADLINE, "<span class=\"long-word\">", "</span>");
              case CELL -> web(text, spoken, IN_CELL, "", "");
              case ELSEWHERE -> web(text, spoken, IN_TEXT, "", "");
              case NAME -> NoBreak.text(text, spoken);
            });
  }

  /// A mail as it is sent.
  public static String inMail(String html, Language language) {
    return MarkupTexts.set(
        html,
        language.tag(),
        (text, spoken, place) ->
            switch (place) {
              case HEADLINE -> NetAddresses.around(NoBreak.text(text, spoken), words -> inMail(words, spoken, IN_HEADLINE, "<span style=\"display:inline-block;max-width:100%\">", "</span>"));
              case CELL -> NetAddresses.set(NoBreak.text(text, spoken), words -> inMail(words, spoken, IN_MAIL, "", ""), LineBreaks::address);
              case NAME, ELSEWHERE -> NoBreak.text(text, spoken);
            });
  }

  private static String web(String text, String language, LongWords words, String before, String after) {
    return NetAddresses.set(
        NoBreak.text(text, language),
        part -> {
          var divided = strokes(hyphenated(part, language, words, before, after));
          return ranges(divided, "<span class=\"together\">");
        },
        LineBreaks::addressOnWeb);
  }

  private static String strokes(String text) {
    return text.indexOf('/') < 0 ? text : STROKE_BETWEEN_WORDS.matcher(text).replaceAll("/<wbr>");
  }

  private static String inMail(String text, String language, LongWords words, String before, String after) {
    return ranges(hyphenated(text, language, words, before, after), "<span style=\"white-space:nowrap\">");
  }

  private static String ranges(String text, String before) {
    return text.indexOf('-') < 0 && text.indexOf('–') < 0 ? text : RANGE.matcher(text).replaceAll(range -> before + range.group() + "</span>");
  }

  /// A long word in a headline is a block, with the marks at it: it goes to a line of its own before it is divided.
  private static String hyphenated(String text, String language, LongWords words, String before, String after) {
    if (!language.startsWith("da") || !words.mayBeIn(text)) {
      return text;
    }
    return words.pattern().matcher(text).replaceAll(word -> before + word.group(1) + Hyphenation.in(Language.DA).longWord(word.group(2)) + word.group(3) + after);
  }

  private static String addressOnWeb(String address) {
    return address.length() <= LONG_ADDRESS_ON_WEB
        ? address
        : "<span class=\"address\">" + NetAddresses.divided(address, "<wbr>") + "</span>";
  }

  private static String address(String address) {
    return address.length() < LONG_ADDRESS ? address : NetAddresses.divided(address, "<wbr>");
  }
}
