package dk.pip.editions;

import dk.pip.editions.render.MailMarkdown;
import dk.pip.editions.render.PlainMarkdown;
import dk.pip.editions.render.Speech;
import dk.pip.markdown.Markdown;
import dk.pip.municipality.Palette;
import dk.pip.shared.Texts;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text as a mail has it that belongs to no edition: read and set as stories are, without pictures, and with whole addresses.
public final class TextMail {
  private static final Pattern WHOLE = Pattern.compile("(?i)(?:https?://|mailto:|tel:|sms:)[^\\s\"<>]+");
  private static final Pattern ON_SITE = Pattern.compile("/([^/\\s\"<>][^\\s\"<>]*)?");

  private TextMail() {}

  /// @param topLevel of the text's headings
  public static String html(String text, int topLevel, Palette.Scheme colours, @Nullable URI site) {
    return new MailMarkdown(colours, false, 0, target -> address(target, site), _ -> null).render(Markdown.parse(text, topLevel));
  }

  /// Without a mark of Markdown, in lines of at most 72 characters.
  public static String plain(String text, int topLevel, Texts texts, @Nullable URI site) {
    var speech = Speech.of(null, texts.language()).text();
    var plain = new PlainMarkdown(speech::quoted, words -> texts.get("editions.mail.struck", words), target -> address(target, site), Markdown::alt);
    return plain.render(Markdown.parse(text, topLevel));
  }

  private static @Nullable String address(@Nullable String target, @Nullable URI site) {
    var trimmed = target == null ? "" : target.strip();
    if (WHOLE.matcher(trimmed).matches()) {
      return trimmed;
    }
    return site != null && ON_SITE.matcher(trimmed).matches() ? site + trimmed : null;
  }
}
