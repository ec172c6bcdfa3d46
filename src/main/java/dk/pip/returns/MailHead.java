package dk.pip.returns;

import java.util.Arrays;

/// Who a message says that it is from, and what it is called, as the newsroom's list has it.
record MailHead(String from, String subject) {
  private static final int MOST = 256 << 10;

  /// Looks at the beginning alone.
  static MailHead of(byte[] message) {
    var start = message.length <= MOST ? message : Arrays.copyOf(message, MOST);
    var letter = MessageParser.read(MessageBytes.tidied(start));
    return new MailHead(letter.header("From"), letter.subject());
  }
}
