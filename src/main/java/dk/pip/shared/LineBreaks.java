package dk.pip.shared;

import java.util.regex.Pattern;

/// Says in pages and mails where lines may break: never within »1. oktober«, as [NoBreak] has it, and between the syllables of
/// Danish words that a phone has no room for. Browsers do the latter only where they have a dictionary, and mail programs
/// never do; all would else divide such words at any letter.
public final class LineBreaks {
  private static final Pattern IN_HEADLINE = longer(12);
  private static final Pattern IN_CELL = longer(10);
  private static final Pattern IN_TEXT = longer(20);
  private static final Pattern IN_MAIL = longer(16);

  /// Addresses that a phone has no room for.
  private static final int LONG_ADDRESS = 24;

  private LineBreaks() {}

  private static Pattern longer(int letters) {
    return Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}@./:_&;])\\p{L}{" + letters + ",}+(?![\\p{M}\\p{N}@/:_]|\\.\\p{L})");
  }

  /// A page as it is sent.
  public static String onWeb(String html, Language language) {
    return MarkupTexts.set(
        html,
        language.tag(),
        (text, spoken, place) ->
            switch (place) {
              case HEADLINE -> headline(text, spoken, "<span class=\"long-word\">");
              case CELL -> divided(NoBreak.text(text, spoken), spoken, IN_CELL, "", "");
              case ELSEWHERE -> text(text, spoken);
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
              case HEADLINE -> headline(text, spoken, "<span style=\"display:inline-block;max-width:100%\">");
              case CELL -> NetAddresses.set(NoBreak.text(text, spoken), words -> hyphenated(words, spoken, IN_MAIL, "", ""), LineBreaks::address);
              case NAME, ELSEWHERE -> NoBreak.text(text, spoken);
            });
  }

  /// A long word in a headline is a block: it goes to a line of its own before it is divided.
  private static String headline(String text, String language, String block) {
    return divided(NoBreak.text(text, language), language, IN_HEADLINE, block, "</span>");
  }

  private static String text(String text, String language) {
    return divided(NoBreak.text(text, language), language, IN_TEXT, "", "");
  }

  private static String divided(String text, String language, Pattern words, String before, String after) {
    return NetAddresses.around(text, part -> hyphenated(part, language, words, before, after));
  }

  private static String hyphenated(String text, String language, Pattern words, String before, String after) {
    if (!language.startsWith("da")) {
      return text;
    }
    return words.matcher(text).replaceAll(word -> before + Hyphenation.in(Language.DA).longWord(word.group()) + after);
  }

  private static String address(String address) {
    return address.length() < LONG_ADDRESS ? address : NetAddresses.divided(address, "<wbr>");
  }
}
