package dk.pip.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message taken apart, as a mail program does it.
///
/// @param html the first HTML part
/// @param text the first plain text part
/// @param leaves all parts that have none below them, in their order
public record ReadMail(
    String subject, List<Header> headers, @Nullable String html, @Nullable String text, List<Leaf> leaves) {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern BY_CONTENT_ID = Pattern.compile("\\bcid:([^\"'\\s()<>]+)");
  private static final int DEEPEST = 20;
  private static final int MOST_LEAVES = 1_000;

  public record Header(String name, String value) {}

  /// @param type such as `image/jpeg`, in lower case
  /// @param contentId without angle brackets; null where it has none
  public record Leaf(String type, @Nullable String contentId, byte[] content) {}

  public ReadMail {
    headers = List.copyOf(headers);
    leaves = List.copyOf(leaves);
  }

  /// Whatever can be read of it; a message that is broken has fewer parts, and so has one of more than a thousand.
  public static ReadMail of(byte[] bytes) {
    var reading = new Reading();
    try {
      var message = new MimeMessage(SESSION, new ByteArrayInputStream(BoundedMail.of(bytes)));
      reading.begin(message);
      reading.part(message, 0);
    } catch (MessagingException | IOException | RuntimeException e) {
      // What was read before it broke is what there is to show.
    }
    return new ReadMail(reading.subject, reading.headers, reading.html, reading.text, reading.leaves);
  }

  /// The first header of the name, or empty.
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /// The HTML with the pictures that travel with it at the addresses given for them.
  ///
  /// @param address of a leaf, by its place in [#leaves]
  public @Nullable String html(IntFunction<String> address) {
    return html == null ? null : BY_CONTENT_ID.matcher(html).replaceAll(found -> picture(found.group(1), address));
  }

  private String picture(String contentId, IntFunction<String> address) {
    for (var i = 0; i < leaves.size(); i++) {
      if (decoded(contentId).equals(leaves.get(i).contentId())) {
        return Matcher.quoteReplacement(address.apply(i));
      }
    }
    return Matcher.quoteReplacement("cid:" + contentId);
  }

  private static String decoded(String contentId) {
    try {
      return URLDecoder.decode(contentId.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return contentId;
    }
  }

  /// What has been read so far.
  private static final class Reading {
    private String subject = "";
    private final List<Header> headers = new ArrayList<>();
    private @Nullable String html;
    private @Nullable String text;
    private final List<Leaf> leaves = new ArrayList<>();

    void begin(MimeMessage message) throws MessagingException {
      for (var header : Collections.list(message.getAllHeaders())) {
        headers.add(new Header(header.getName(), words(header.getValue())));
      }
      var line = message.getHeader("Subject", null);
      subject = line == null ? "" : words(line);
    }

    void part(Part part, int depth) throws MessagingException, IOException {
      if (depth < DEEPEST && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
        for (var i = 0; i < parts.getCount() && leaves.size() < MOST_LEAVES; i++) {
          part(parts.getBodyPart(i), depth + 1);
        }
        return;
      }
      byte[] content;
      try (var stream = part.getInputStream()) {
        content = stream.readAllBytes();
      }
      var type = type(part);
      leaves.add(new Leaf(type.getBaseType().toLowerCase(Locale.ROOT), contentId(part), content));
      if (html == null && type.match("text/html")) {
        html = new String(content, charset(type));
      } else if (text == null && type.match("text/plain")) {
        text = new String(content, charset(type));
      }
    }

    private static ContentType type(Part part) throws MessagingException {
      try {
        return new ContentType(part.getContentType());
      } catch (ParseException e) {
        return new ContentType("application", "octet-stream", null);
      }
    }

    private static @Nullable String contentId(Part part) throws MessagingException {
      var id = part instanceof BodyPart ? part.getHeader("Content-ID") : null;
      return id == null ? null : id[0].strip().replaceFirst("^<(.*)>$", "$1");
    }

    private static Charset charset(ContentType type) {
      var name = type.getParameter("charset");
      try {
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
      } catch (IllegalArgumentException e) {
        return StandardCharsets.UTF_8;
      }
    }

    private static String words(String value) {
      // Unfolding takes time by the square of the length.
      var line = bare(MimeUtility.unfold(value.length() <= BoundedMail.LONGEST_HEADER ? value : value.substring(0, BoundedMail.LONGEST_HEADER)));
      try {
        return MimeUtility.decodeText(line);
      } catch (UnsupportedEncodingException e) {
        return line;
      }
    }

    /// Many write headers in bare UTF-8 (RFC 6532), whose bytes come here as characters; what is not UTF-8 stays.
    private static String bare(String line) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(ISO_8859_1))).toString();
      } catch (CharacterCodingException e) {
        return line;
      }
    }
  }
}
