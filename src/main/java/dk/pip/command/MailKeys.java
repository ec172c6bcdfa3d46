package dk.pip.command;

import dk.pip.mail.DkimRecord;
import dk.pip.mail.DkimSettings;
import dk.pip.settings.Setting;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// `./pip mail keys --selector NAME`: makes an RSA and an Ed25519 key that sign mails, each in a file that only its
/// owner can read, and prints the settings and the DNS records that go with them.
final class MailKeys {
  static final int RSA_BITS = 2048;
  static final int ED25519_BITS = 255;
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  private final Texts texts;
  private final PrintStream out;

  private MailKeys(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  static int run(CommandLine line) {
    var selector = line.needed("selector");
    var typed = line.value("domain");
    var domain = typed == null ? line.environment().get(DkimSettings.DKIM_DOMAIN.key()) : typed;
    if (domain == null) {
      return line.refuse("command.mail.keys.domain");
    }
    for (var name : List.of(selector, domain)) {
      if (!name.matches(LABEL + "(\\." + LABEL + ")*")) {
        return line.refuse("command.mail.keys.name", name);
      }
    }
    var folder = line.value("out");
    return new MailKeys(line.texts(), line.out()).make(selector, domain, Path.of(folder == null ? "." : folder));
  }

  private int make(String selector, String domain, Path folder) {
    var second = selector + "-ed";
    var rsaFile = folder.resolve(selector + ".pem").toAbsolutePath().normalize();
    var edwardsFile = folder.resolve(second + ".pem").toAbsolutePath().normalize();
    for (var file : List.of(rsaFile, edwardsFile)) {
      if (Files.exists(file)) {
        System.err.println(texts.get("command.mail.keys.exists", file));
        return 2;
      }
    }
    var rsa = pair("RSA", RSA_BITS);
    var edwards = pair("Ed25519", ED25519_BITS);
    try {
      Files.createDirectories(folder);
      write(rsaFile, rsa);
      write(edwardsFile, edwards);
    } catch (FileAlreadyExistsException e) {
      System.err.println(texts.get("command.mail.keys.exists", e.getFile()));
      return 2;
    } catch (IOException e) {
      System.err.println(texts.get("command.mail.keys.disk", e.toString()));
      return 2;
    }
    out.println(texts.get("command.mail.keys.set"));
    out.println();
    out.println(DkimSettings.DKIM_DOMAIN.key() + "=" + domain);
    setting(DkimSettings.DKIM_SELECTOR, selector, DkimSettings.DKIM_KEY, rsaFile);
    setting(DkimSettings.DKIM_ED25519_SELECTOR, second, DkimSettings.DKIM_ED25519_KEY, edwardsFile);
    out.println();
    out.println(texts.get("command.mail.keys.records"));
    out.println();
    out.println(DkimRecord.of(domain, selector, rsa.getPublic()).zoneLine());
    out.println(DkimRecord.of(domain, second, edwards.getPublic()).zoneLine());
    out.println();
    out.println(texts.get("command.mail.keys.then"));
    return 0;
  }

  private void setting(Setting selector, String name, Setting key, Path file) {
    out.println(selector.key() + "=" + name);
    out.println(key.fileKey().orElseThrow() + "=" + file);
  }

  static KeyPair pair(String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The private key as PEM with PKCS #8.
  static String pem(KeyPair pair) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  private static void write(Path file, KeyPair pair) throws IOException {
    var pem = pem(pair);
    var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownersOnly =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[0];
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownersOnly)) {
      channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
