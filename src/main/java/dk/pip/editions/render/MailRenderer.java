package dk.pip.editions.render;

import ch.digitalfondue.mjml4j.Mjml4j;
import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Language;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sets an edition as a mail: HTML by way of MJML, and a text part of its own.
///
/// Gmail shows no more than 102 kB of HTML. An edition with more than that is shortened until it fits: stories in full
/// become teasers, the last ones first; then the long texts of other blocks are cut; then the last blocks are left out.
/// [MailForm#shortened] says what happened. The text part always has everything.
public final class MailRenderer {
  /// The widths of the pictures that travel in mails, in pixels.
  public static final List<Integer> PICTURE_WIDTHS =
      List.of(Pictures.MAIL_WIDTH, MailSetting.MEASURE, 2 * MailSetting.THUMB, MailSetting.THUMB);

  public static final int MOST_HTML_BYTES = 100_000;

  private static final Pattern TEXT_BEGINS = Pattern.compile("<mj-text(?: [^>]*)?>");

  public MailForm render(Manuscript manuscript, MailFooter footer) {
    var pictures = new MailPictures(manuscript);
    var setting = new MailSetting(manuscript, footer, pictures, false);
    var html = new Fitting(setting, new MailSetting(manuscript, footer, pictures, true)).fit();
    var shown = pictures.taken().stream().filter(picture -> html.text().contains(MailForm.source(picture))).toList();
    return new MailForm(manuscript, html.text(), text(setting), shown, pictures.leftOut(), html.shortened());
  }

  private static String text(MailSetting setting) {
    var blocks =
        setting.edition().blocks().stream()
            .map(block -> Templates.text("editions/mail/" + block.kind().word() + ".jte", parameters(block, setting.in(block.language()))))
            .map(PlainText::tidy)
            .filter(text -> !text.isEmpty())
            .toList();
    var text = Templates.text("editions/mail/edition.jte", Map.of("mail", setting, "blocks", blocks));
    return text.strip().replaceAll("\n{4,}", "\n\n\n") + "\n";
  }

  private static Map<String, Object> parameters(Block block, MailSetting setting) {
    return Map.of("block", block, "mail", setting);
  }

  private record Html(String text, MailForm.Shortened shortened) {}

  /// How much of the edition stands in the mail.
  private record Extent(int storiesInFull, boolean brief, int blocks) {}

  /// Tries extents, the whole edition first.
  private static final class Fitting {
    private final MailSetting whole;
    private final MailSetting brief;
    private final List<Block> blocks;
    private final List<String> wholeParts = new ArrayList<>();
    private final List<String> briefParts = new ArrayList<>();
    private final Map<Extent, String> tried = new HashMap<>();

    Fitting(MailSetting whole, MailSetting brief) {
      this.whole = whole;
      this.brief = brief;
      this.blocks = whole.edition().blocks();
      for (var i = 0; i < blocks.size(); i++) {
        wholeParts.add(part(blocks.get(i), whole, i));
      }
    }

    Html fit() {
      var stories = (int) blocks.stream().filter(Block.StoryInFull.class::isInstance).count();
      var everything = new Extent(stories, false, blocks.size());
      if (fits(everything)) {
        return html(everything);
      }
      for (var i = 0; i < blocks.size(); i++) {
        briefParts.add(part(teaser(blocks.get(i)), brief, i));
      }
      var teasers = set(new Extent(0, false, blocks.size()));
      if (bytes(teasers) <= MOST_HTML_BYTES) {
        return html(new Extent(storiesThatFit(stories, teasers), false, blocks.size()));
      }
      var shown = most(blocks.size(), count -> fits(new Extent(0, true, count)));
      return html(new Extent(0, true, Math.max(shown, 0)));
    }

    /// What MJML adds is nearly the same for a story and its teaser, so that one setting tells how many may stand in
    /// full.
    private int storiesThatFit(int stories, String teasers) {
      var added = bytes(teasers) - bytes(String.join("", parts(new Extent(0, false, blocks.size()))));
      var room = MOST_HTML_BYTES - added;
      var kept = most(stories, count -> bytes(String.join("", parts(new Extent(count, false, blocks.size())))) <= room);
      while (kept > 0 && !fits(new Extent(kept, false, blocks.size()))) {
        kept--;
      }
      return Math.max(kept, 0);
    }

    private static int bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// MJML only adds to its parts, so what is too large before need not be set.
    private boolean fits(Extent extent) {
      var length = parts(extent).stream().mapToInt(String::length).sum();
      return length <= MOST_HTML_BYTES && bytes(set(extent)) <= MOST_HTML_BYTES;
    }

    private Html html(Extent extent) {
      var shortened = new ArrayList<String>();
      var stories = 0;
      for (var block : blocks) {
        if (block instanceof Block.StoryInFull(var story) && ++stories > extent.storiesInFull()) {
          shortened.add(story.headline());
        }
      }
      return new Html(
          set(extent), new MailForm.Shortened(shortened, extent.brief(), blocks.size() - extent.blocks()));
    }

    private String set(Extent extent) {
      return tried.computeIfAbsent(extent, this::made);
    }

    private String made(Extent extent) {
      var parameters =
          Map.of("mail", whole, "blocks", parts(extent), "more", (Object) (extent.blocks() < blocks.size()));
      var mjml = Templates.html("editions/mail/edition.jte", parameters);
      var language = whole.edition().language();
      return LineBreaks.inMail(compact(Mjml4j.render(mjml, configuration(language))), language);
    }

    private List<String> parts(Extent extent) {
      var parts = new ArrayList<String>();
      var stories = 0;
      for (var i = 0; i < extent.blocks(); i++) {
        var cut = blocks.get(i) instanceof Block.StoryInFull ? ++stories > extent.storiesInFull() : extent.brief();
        parts.add(cut ? briefParts.get(i) : wholeParts.get(i));
      }
      return parts;
    }

    private static Block teaser(Block block) {
      return block instanceof Block.StoryInFull(var story) ? new Block.StoryTeaser(story, null) : block;
    }

    private static String part(Block block, MailSetting setting, int index) {
      var own = setting.in(block.language());
      var parameters = Map.<String, Object>of("block", block, "mail", own, "rule", index == 0 ? "" : "rule");
      return inLanguage(Templates.html("editions/mail/" + block.kind().word() + ".jte", parameters), own.speech());
    }

    /// A part in another language says so around each of its texts: MJML passes no `lang` on from its own elements.
    private static String inLanguage(String part, Speech speech) {
      if (speech.lang() == null) {
        return part;
      }
      var align = speech.isRightToLeft() ? " style=\"text-align:right\"" : "";
      var open = "<div lang=\"" + speech.lang() + "\" dir=\"" + speech.dir() + "\"" + align + ">";
      return TEXT_BEGINS.matcher(part).replaceAll(begin -> Matcher.quoteReplacement(begin.group() + open))
          .replace("</mj-text>", "</div></mj-text>");
    }

    /// The largest count for which it holds, given that it then holds for all smaller ones; -1 if for none.
    private static int most(int highest, IntPredicate holds) {
      var low = -1;
      var high = highest;
      while (low < high) {
        var middle = (low + high + 1) / 2;
        if (holds.test(middle)) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }

    private static Mjml4j.Configuration configuration(Language language) {
      return new Mjml4j.Configuration(language.tag(), Mjml4j.TextDirection.LTR);
    }

    private static String compact(String html) {
      return html.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }
}
