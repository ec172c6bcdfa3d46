package dk.pip.returns;

import dk.pip.returns.ParsedMessage.Enclosed;
import dk.pip.returns.ParsedMessage.Header;
import dk.pip.returns.ParsedMessage.Other;
import dk.pip.returns.ParsedMessage.Part;
import dk.pip.returns.ParsedMessage.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Takes a message apart with mime4j, within bounds: what lies deeper or is longer is left out, and where the message
/// breaks, what was read before is kept.
final class MessageParser {
  private static final int LONGEST_TEXT = 64 << 10;
  private static final int MOST_HEADERS = 1_000;
  private static final int MOST_FIELDS = 5_000;
  private static final int LONGEST_HEADER = 128 << 10;
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 12;
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(LONGEST_HEADER)
          .setMaxHeaderCount(MOST_FIELDS)
          .setMaxContentLen(-1)
          .build();

  private final Deque<Opened> open = new ArrayDeque<>();
  private final int depth;
  private List<Header> headers = new ArrayList<>();
  private ParsedMessage done = new ParsedMessage(List.of(), List.of());
  private int nesting;
  private int count;

  private MessageParser(int depth) {
    this.depth = depth;
  }

  /// A message whose end has not come yet.
  private record Opened(List<Header> headers, List<Part> parts) {}

  static ParsedMessage read(byte[] message) {
    return read(message, 0);
  }

  /// A letter of nothing but the headers that the text begins with.
  static ParsedMessage headersOnly(String text) {
    var read = read((text.stripLeading() + "\n\n").getBytes(StandardCharsets.UTF_8), DEEPEST - 1);
    return new ParsedMessage(read.headers(), List.of());
  }

  private static ParsedMessage read(byte[] message, int depth) {
    var reader = new MessageParser(depth);
    var stream = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null);
    try {
      stream.parse(new ByteArrayInputStream(message));
      reader.walk(stream);
    } catch (MimeException | IOException | RuntimeException e) {
      // What was read before it broke is what there is.
    }
    while (!reader.open.isEmpty()) {
      reader.close();
    }
    return reader.done;
  }

  private void walk(MimeTokenStream stream) throws MimeException, IOException {
    while (count < MOST_PARTS) {
      switch (stream.getState()) {
        case T_START_MESSAGE -> {
          var opened = new Opened(new ArrayList<>(), new ArrayList<>());
          headers = opened.headers();
          open.push(opened);
          nesting++;
        }
        case T_END_MESSAGE -> {
          nesting--;
          close();
        }
        case T_START_MULTIPART -> nesting++;
        case T_END_MULTIPART -> nesting--;
        case T_START_BODYPART -> headers = new ArrayList<>();
        case T_FIELD -> field(stream.getField());
        case T_BODY -> body(stream.getBodyDescriptor(), stream.getDecodedInputStream());
        case T_PREAMBLE, T_EPILOGUE -> add(new Text("preamble", Words.decode(start(stream.getInputStream()), null)));
        case T_END_OF_STREAM -> {
          return;
        }
        default -> {}
      }
      if (nesting + depth > DEEPEST) {
        return;
      }
      stream.next();
    }
  }

  private void close() {
    var opened = open.pop();
    done = new ParsedMessage(opened.headers(), opened.parts());
    if (!open.isEmpty()) {
      add(new Enclosed(done));
    }
  }

  private void add(Part part) {
    if (!open.isEmpty()) {
      open.element().parts().add(part);
      count++;
    }
  }

  private void field(Field field) {
    if (headers.size() < MOST_HEADERS) {
      var raw = field.getRaw();
      var line = raw == null ? field.getBody().getBytes(StandardCharsets.ISO_8859_1) : raw.toByteArray();
      headers.add(new Header(field.getName().strip(), Words.ofHeader(line)));
    }
  }

  private void body(BodyDescriptor described, InputStream content) throws IOException {
    var type = described.getMimeType() == null ? "text/plain" : described.getMimeType().toLowerCase(Locale.ROOT);
    var name = headers.stream().map(Header::value).filter(MessageParser::isMail).findAny();
    if (name.isPresent() && !type.startsWith("text/") || type.startsWith("message/global") && !type.contains("-")) {
      add(new Enclosed(read(content.readAllBytes(), depth + nesting + 1)));
    } else if (type.startsWith("text/") || type.startsWith("message/")) {
      var text = Words.decode(start(content), described.getCharset());
      add(new Text(type, type.equals("text/html") ? Words.ofHtml(text) : text));
    } else {
      add(looksLikeReport(type, fileName(), content));
    }
  }

  /// Some programs send the report's fields as an attachment without a type.
  private static Part looksLikeReport(String type, String name, InputStream content) throws IOException {
    if (!type.equals("application/octet-stream") && !type.equals("application/ms-tnef")) {
      return new Other(type, name);
    }
    var text = Words.decode(content.readNBytes(LONGEST_TEXT / 16), null);
    return DeliveryReport.isIn(text) ? new Text("message/delivery-status", text) : new Other(type, name);
  }

  /// What the part is called, with whatever else stands in the headers that say so.
  private String fileName() {
    return headers.stream()
        .filter(header -> header.is("Content-Disposition") || header.is("Content-Type"))
        .map(header -> header.value().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static boolean isMail(String header) {
    var value = header.toLowerCase(Locale.ROOT);
    return value.contains("name") && (value.endsWith(".eml") || value.contains(".eml\""));
  }

  private static byte[] start(InputStream content) throws IOException {
    return content.readNBytes(LONGEST_TEXT);
  }
}
