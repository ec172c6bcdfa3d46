package dk.pip.mail;

import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// Signs mails so that receivers can tell they are the municipality's and unaltered: DKIM (RFC 6376) by RSA-2048 and
/// upwards, by Ed25519 (RFC 8463), or by both, `c=relaxed/simple`. Made once for a mailing and used by all its threads,
/// which never wait for each other.
public final class DkimSigner {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final int SIGNATURE_LINE = 70;

  private final List<SigningKey> keys;
  private final List<byte[]> beginnings;
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  private DkimSigner(String domain, List<SigningKey> keys) {
    this.keys = keys;
    this.beginnings =
        keys.stream()
            .map(key -> beginning(domain, key).getBytes(StandardCharsets.US_ASCII))
            .toList();
  }

  /// A signer with the keys of the settings; empty where they name none.
  ///
  /// @param senderDomain what stands after the @ of the sender, which signs unless the settings name another domain
  public static Optional<DkimSigner> of(DkimSettings settings, String senderDomain) {
    var keys = new ArrayList<SigningKey>();
    for (var key : settings.keys()) {
      keys.add(SigningKey.of(key.selector(), key.pair()));
    }
    var domain = settings.domain() == null ? senderDomain : settings.domain();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new DkimSigner(domain, List.copyOf(keys)));
  }

  private static String beginning(String domain, SigningKey key) {
    return "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/simple; d=" + domain + ";\r\n s="
        + key.selector() + "; t=";
  }

  /// What signs, for people to read: `RSA-2048 by AmazonCorrettoCryptoProvider, Ed25519 by BouncyCastle`.
  public String describe() {
    return keys.stream().map(SigningKey::toString).collect(Collectors.joining(", "));
  }

  /// The DKIM-Signature fields of a message, one for each key and each ending in CRLF; they go before its other fields.
  ///
  /// @param head the fields as they will be sent, each ending in CRLF, without the empty line after them
  /// @param body all that comes after the empty line, in pieces that are not joined; its lines end in CRLF
  /// @param at when it is signed
  /// @throws IllegalArgumentException if the head does not end in CRLF
  public byte[] sign(byte[] head, List<byte[]> body, Instant at) {
    var resting = idle.poll();
    var worker = resting == null ? new Worker() : resting;
    var signed = worker.sign(head, body, at);
    idle.offer(worker);
    return signed;
  }

  /// The whole message with its signatures before it.
  public byte[] signed(byte[] message, Instant at) {
    var end = endOfHead(message);
    var body = Arrays.copyOfRange(message, Math.min(end + 2, message.length), message.length);
    var fields = sign(Arrays.copyOf(message, end), List.of(body), at);
    var whole = Arrays.copyOf(fields, fields.length + message.length);
    System.arraycopy(message, 0, whole, fields.length, message.length);
    return whole;
  }

  private static int endOfHead(byte[] message) {
    for (var i = 0; i + 3 < message.length; i++) {
      if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
        return i + 2;
      }
    }
    return message.length;
  }

  /// What one thread needs to sign, kept from mail to mail.
  private final class Worker {
    private final HeaderFields fields = new HeaderFields();
    private final Written canonical = new Written();
    private final Written out = new Written();
    private final MessageDigest hash = Sha256.digest();
    private final SigningKey.Seal[] seals =
        keys.stream().map(key -> key.seals().get()).toArray(SigningKey.Seal[]::new);

    /// The body without the empty lines at its end: all pieces before this one, and this one up to there.
    private int cutPiece;
    private int cutEnd;

    byte[] sign(byte[] head, List<byte[]> body, Instant at) {
      fields.read(head);
      canonical.clear();
      fields.putFields(canonical);
      var common = canonical.length;
      hashBody(body);
      var bodyHash = Base64.getEncoder().encode(hash.digest());
      out.clear();
      for (var i = 0; i < seals.length; i++) {
        var start = out.length;
        out.put(beginnings.get(i));
        out.put(Long.toString(at.getEpochSecond()));
        out.put(";\r\n h=");
        fields.putNames(out);
        out.put(";\r\n bh=");
        out.put(bodyHash);
        out.put(";\r\n b=");
        canonical.backTo(common);
        HeaderFields.putRelaxed(out.bytes, start, out.length, canonical);
        putSignature(seals[i]);
      }
      return Arrays.copyOf(out.bytes, out.length);
    }

    private void putSignature(SigningKey.Seal seal) {
      try {
        var signature = Base64.getEncoder().encode(seal.sign(canonical.bytes, canonical.length));
        for (var from = 0; from < signature.length; from += SIGNATURE_LINE) {
          if (from > 0) {
            out.put(CRLF);
            out.put(' ');
          }
          out.put(signature, from, Math.min(from + SIGNATURE_LINE, signature.length));
        }
        out.put(CRLF);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("The mail could not be signed", e);
      }
    }

    /// Without the empty lines at its end, and with a CRLF there whatever it had (RFC 6376, 3.4.3).
    private void hashBody(List<byte[]> body) {
      findCut(body);
      for (var piece = 0; piece < cutPiece; piece++) {
        hash.update(body.get(piece));
      }
      if (cutPiece >= 0) {
        hash.update(body.get(cutPiece), 0, cutEnd);
      }
      hash.update(CRLF);
    }

    private void findCut(List<byte[]> body) {
      cutPiece = body.size() - 1;
      cutEnd = cutPiece < 0 ? 0 : body.get(cutPiece).length;
      var lineFeed = false;
      for (var piece = cutPiece; piece >= 0; piece--) {
        var bytes = body.get(piece);
        for (var i = bytes.length - 1; i >= 0; i--) {
          if (bytes[i] != (lineFeed ? '\r' : '\n')) {
            return;
          }
          if (lineFeed) {
            cutPiece = piece;
            cutEnd = i;
          }
          lineFeed = !lineFeed;
        }
      }
    }
  }
}
