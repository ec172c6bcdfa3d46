package dk.pip.documents.reader;

import dk.pip.documents.Unread;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Writes what was read.
final class ReadingAnswer {
  private final DataOutputStream out;

  ReadingAnswer(DataOutputStream out) {
    this.out = out;
  }

  /// Each line of a text that has any words.
  void lines(String text, int page) throws IOException {
    for (var line : text.split("[\\n\\r\\f]+")) {
      if (!line.isBlank()) {
        piece(line, page);
      }
    }
    out.flush();
  }

  void piece(String text, int page) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(page);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  void end(Collection<Unread> unread, int pages, List<Integer> silent) throws IOException {
    out.writeInt(Signals.END);
    out.writeUTF(unread.stream().map(Enum::name).collect(Collectors.joining(",")));
    out.writeInt(pages);
    out.writeInt(silent.size());
    for (var page : silent) {
      out.writeInt(page);
    }
    out.flush();
  }
}
