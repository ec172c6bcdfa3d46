package dk.pip.editions;

import dk.pip.markdown.LinkTarget;
import dk.pip.markdown.Markdown;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The addresses on the web to which a text leads, as they stand in `href`.
public final class LinksOut {
  private static final Pattern ANCHOR = Pattern.compile("<a\\s(?:[^\">]|\"[^\"]*\")*?\\bhref=\"(https?://[^\"]{1,4000})\"");

  /// In a file of fields, which may have texts in them.
  private static final Pattern BARE = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"'`)\\]}»]{3,2000}");

  private LinksOut() {}

  /// Those of a story's file: its text, its video, what others wrote, and where it goes on.
  public static Set<String> of(StoryFile file) {
    var fields = Stream.of(file.group(StoryFile.FURTHER), file.group(StoryFile.VIDEO), file.group(StoryFile.PRESS)).map(group -> group.get("url"));
    var texts = Stream.of(file.body(), file.group(StoryFile.VIDEO).getOrDefault("transcript", ""));
    return web(Stream.concat(fields, texts.flatMap(LinksOut::inText)));
  }

  /// Those of a text.
  public static Set<String> ofText(String text) {
    return web(inText(text));
  }

  static Set<String> of(Story story) {
    var video = story.additions().video();
    var press = story.additions().press();
    var fields = Stream.of(story.furtherUrl(), video == null ? null : video.url(), press == null ? null : press.url());
    var texts = Stream.of(story.body(), video == null ? "" : video.transcript());
    return web(Stream.concat(fields, texts.flatMap(LinksOut::inText)));
  }

  static Set<String> of(Block block) {
    return web(Stream.concat(Stream.of(block).map(LinkChecks::address), LinkChecks.texts(block).flatMap(LinksOut::inText)));
  }

  /// Those of a file of fields.
  static Set<String> ofFields(String file) {
    return web(BARE.matcher(file).results().map(found -> found.group().replaceFirst("[.,;:!?*_]+$", "")));
  }

  /// Those of a page as readers have it.
  static Set<String> ofHtml(String html) {
    return web(ANCHOR.matcher(html).results().map(found -> unescaped(found.group(1))));
  }

  static String unescaped(String attribute) {
    return attribute.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static Stream<String> inText(String text) {
    return Markdown.links(text).stream().map(link -> link.getDestination());
  }

  private static Set<String> web(Stream<? extends @Nullable String> written) {
    var addresses = new LinkedHashSet<String>();
    written
        .filter(Objects::nonNull)
        .map(LinkTarget::of)
        .filter(LinkTarget::leads)
        .map(LinkTarget::address)
        .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
        .forEach(addresses::add);
    return addresses;
  }
}
