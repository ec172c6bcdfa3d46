package dk.pip.returns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The messages of a file: one, or those of an mbox, told apart by lines such as `From someone Mon Feb 2 09:00:00 2026`
/// after a blank line. Takes as much memory as one message may have, whatever the file, and stops reading a single message there.
public final class MessageStream {
  /// In bytes: reports say what they have to say before they copy the mail.
  public static final int ENOUGH = MessageBytes.MOST;

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "From \\S{1,200}\\s{1,4}\\w{3},?\\s{1,2}(?:\\w{3}|\\d{1,2})\\s{1,2}\\S{1,4}\\s"
              + ".{0,40}\\d{1,2}:\\d\\d.{0,40}");
  private static final int LONGEST_LINE = 320;
  private static final int CHUNK = 64 << 10;

  private final int most;
  private final Consumer<byte[]> use;
  private ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean afterBlank = true;
  private boolean mailbox;
  private boolean begun;
  private boolean afterCr;

  private MessageStream(int most, Consumer<byte[]> use) {
    this.most = most;
    this.use = use;
  }

  /// Gives each message as it comes; an empty file is one empty message.
  ///
  /// @param most bytes that are kept of a message
  public static void forEach(InputStream in, int most, Consumer<byte[]> use) throws IOException {
    var stream = new MessageStream(most, use);
    var chunk = new byte[CHUNK];
    for (var read = in.read(chunk); read >= 0 && stream.wantsMore(); read = in.read(chunk)) {
      for (var i = 0; i < read; i++) {
        stream.take(chunk[i]);
      }
    }
    stream.endLine();
    stream.use.accept(stream.message.toByteArray());
  }

  private boolean wantsMore() {
    return mailbox || !begun || message.size() < most;
  }

  private void take(byte b) {
    if (b == '\n' && afterCr) {
      afterCr = false;
      return;
    }
    afterCr = b == '\r';
    if (b == '\n' || b == '\r') {
      line.write('\n');
      endLine();
    } else if (line.size() < LONGEST_LINE) {
      line.write(b);
    } else {
      keep();
      line.reset();
      line.write(b);
      afterBlank = false;
      begun = true;
    }
  }

  /// A line that was too long to be held comes here in pieces, none of which is a separator.
  private void endLine() {
    var text = line.toString(StandardCharsets.ISO_8859_1).strip();
    if (!begun && !text.isEmpty()) {
      begun = true;
      mailbox = SEPARATOR.matcher(text).matches();
    } else if (mailbox && afterBlank && SEPARATOR.matcher(text).matches()) {
      use.accept(message.toByteArray());
      message = new ByteArrayOutputStream();
    }
    keep();
    line.reset();
    afterBlank = text.isEmpty();
  }

  private void keep() {
    if (message.size() < most) {
      message.writeBytes(line.toByteArray());
    }
  }
}
