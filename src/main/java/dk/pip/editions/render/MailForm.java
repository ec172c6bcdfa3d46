package dk.pip.editions.render;

import dk.pip.editions.Manuscript;
import dk.pip.pictures.Picture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An edition as a mail, without what differs from reader to reader.
///
/// @param html refers to its pictures by Content-ID
/// @param pictures those that travel with it, in the order in which they were chosen
/// @param leftOut files of pictures for which there was no room
public record MailForm(
    Manuscript manuscript,
    String html,
    String text,
    List<Picture> pictures,
    List<String> leftOut,
    Shortened shortened) {

  /// What was taken out of the HTML to keep it below 102 kB. The text part has it all.
  ///
  /// @param stories headlines of stories in full that became teasers
  /// @param texts whether long texts of other blocks were cut
  /// @param blocks how many blocks at the end were left out
  public record Shortened(List<String> stories, boolean texts, int blocks) {
    public boolean nothing() {
      return stories.isEmpty() && !texts && blocks == 0;
    }
  }

  public MailForm {
    pictures = List.copyOf(pictures);
    leftOut = List.copyOf(leftOut);
  }

  public String subject() {
    return manuscript.edition().title();
  }

  public int htmlBytes() {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The HTML as a page of its own, with its pictures at the addresses that are given for them.
  public String page(Function<Picture, String> address) {
    var page = html;
    for (var picture : pictures) {
      page = page.replace(source(picture), "src=\"" + escaped(address.apply(picture)) + "\"");
    }
    return page;
  }

  /// The whole message. The same arguments give the same bytes.
  ///
  /// @param to the reader's address; null for a message that is kept as a file
  /// @param messageId without angle brackets: `2026-03.public@pip.ellebaek.example`
  /// @throws IllegalArgumentException if an address or the id can't stand in a mail
  public byte[] message(@Nullable String to, Instant date, String messageId) {
    return message(to, subject(), date, messageId);
  }

  /// The whole message under another subject than its own, for a message that isn't the edition itself.
  public byte[] message(@Nullable String to, String subject, Instant date, String messageId) {
    return MailMessage.write(this, to, subject, date, messageId);
  }

  static String source(Picture picture) {
    return "src=\"cid:" + MailPictures.contentId(picture) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
