package dk.pip.mailing.engine;

import dk.pip.mail.SmtpMail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mail to one reader, on its way. For the threads of an [Engine].
///
/// The letter is written when the session takes the mail, not before, so that memory holds as many letters as there are
/// connections.
final class Delivery implements SmtpMail {
  final long mailing;
  final int number;
  final long reader;
  final UUID list;
  final String address;
  final String name;
  final int attempts;

  /// The chunk that it was handed out in; null for one that is tried again.
  final @Nullable Chunk chunk;

  private final Template template;
  private @Nullable MergedMail letter;

  Delivery(
      Template template,
      @Nullable Chunk chunk,
      long mailing,
      int number,
      long reader,
      UUID list,
      String address,
      String name,
      int attempts) {
    this.template = template;
    this.chunk = chunk;
    this.mailing = mailing;
    this.number = number;
    this.reader = reader;
    this.list = list;
    this.address = address;
    this.name = name;
    this.attempts = attempts;
  }

  /// Both numbers in one, as `mailing.node.on_wire` has them.
  long key() {
    return key(mailing, number);
  }

  static long key(long mailing, int number) {
    return mailing << 32 | number;
  }

  /// In lower case.
  String domain() {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  void write() {
    letter = template.letter(this);
  }

  /// Lets go of the letter; another attempt writes the same again.
  void forget() {
    letter = null;
  }

  @Override
  public String sender() {
    return written().sender();
  }

  @Override
  public String recipient() {
    return address;
  }

  @Override
  public long size() {
    return written().size();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (var part : written().parts()) {
      out.write(part);
    }
  }

  private MergedMail written() {
    return Objects.requireNonNull(letter);
  }
}
