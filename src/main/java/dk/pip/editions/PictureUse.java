package dk.pip.editions;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A picture where it stands: the file in the bundle, the text for those who can't see it, and what is written under it.
/// A decorative picture has an empty alt text; all others must have one.
///
/// @param file path in the bundle, such as `billeder/baenk.jpg`
public record PictureUse(
    String file, String alt, boolean decorative, @Nullable String caption, @Nullable String credit) {

  private static final Pattern CLOSED = Pattern.compile("[.!?…:;,–—]\\p{Pe}?[»«”“\"'’]?$|^$");

  /// The caption as it stands before a credit: with a full stop, if it has none, or both would run into each other.
  public @Nullable String closedCaption() {
    if (caption == null || credit == null || CLOSED.matcher(caption.strip()).find()) {
      return caption;
    }
    return caption.strip() + ".";
  }

  /// What is written under it in one line: caption and credit, if there are any.
  public @Nullable String words() {
    var words = Stream.of(closedCaption(), credit).filter(Objects::nonNull).collect(Collectors.joining(" "));
    return words.isBlank() ? null : words;
  }
}
