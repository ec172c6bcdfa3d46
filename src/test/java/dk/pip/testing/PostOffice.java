package dk.pip.testing;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Postfix, which takes mail and makes bounces, and behind it Dovecot, which puts mail into mailboxes and shows them
/// over IMAP: both of Debian's packages, in a folder of their own and on ports of this machine alone. They want to be
/// started as root.
public final class PostOffice implements AutoCloseable {
  public static final String PASSWORD = "kun-i-en-test";

  private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
  private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
  private static final long PATIENCE_SECONDS = 30;
  private static final int NOBODY = 65_534;

  private final Path folder;
  private final int smtp;
  private final int imap;
  private final int lmtp;
  private final Process dovecot;

  private PostOffice(Path folder, List<String> mailboxes, String full) throws IOException {
    this.folder = folder;
    smtp = Servers.freePort();
    imap = Servers.freePort();
    lmtp = Servers.freePort();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    writeDovecot(mailboxes, full);
    writePostfix();
    dovecot =
        new ProcessBuilder(DOVECOT.toString(), "-F", "-c", folder.resolve("dovecot.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dovecot.out").toFile())
            .start();
    try {
      awaitPort(imap);
      awaitPort(lmtp);
      run("postfix", "start");
      awaitPort(smtp);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Whether the programs are there, and may be started.
  public static boolean canOpen() {
    try {
      return Files.isExecutable(POSTFIX)
          && Files.isExecutable(DOVECOT)
          && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }

  /// @param mailboxes addresses with a mailbox; whoever else is at their domains is unknown
  /// @param full the address among them whose mailbox is full
  public static PostOffice open(List<String> mailboxes, String full) {
    try {
      return new PostOffice(Servers.newFolder(), mailboxes, full);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int smtp() {
    return smtp;
  }

  public int imap() {
    return imap;
  }

  /// All messages of a mailbox, as they lie there.
  public List<byte[]> messages(String mailbox) {
    var properties = new Properties();
    properties.put("mail.imap.peek", "true");
    try (var store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", imap, mailbox, PASSWORD);
      var found = new ArrayList<byte[]>();
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        for (var message : inbox.getMessages()) {
          var bytes = new ByteArrayOutputStream();
          message.writeTo(bytes);
          found.add(bytes.toByteArray());
        }
      }
      return found;
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  /// Waits until Postfix has nothing left that it has neither delivered nor sent back.
  public void awaitEmptyQueue() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      for (var left = run("postqueue", "-j"); !left.isEmpty(); left = run("postqueue", "-j")) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(left + log());
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Hands Postfix a message as anybody may.
  ///
  /// @param sender of the envelope; empty for that of a bounce
  public void take(String sender, String recipient, byte[] message) {
    var properties = new Properties();
    properties.put("mail.smtp.from", sender.isEmpty() ? "<>" : sender);
    var session = Session.getInstance(properties);
    try (var transport = session.getTransport("smtp")) {
      transport.connect("127.0.0.1", smtp, null, null);
      transport.sendMessage(
          new MimeMessage(session, new ByteArrayInputStream(message)), new Address[] {new InternetAddress(recipient)});
    } catch (MessagingException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  /// What both have written down, for the message of a test that fails.
  public String log() {
    return Stream.of("postfix.log", "dovecot.log", "dovecot.out")
        .map(folder::resolve)
        .filter(Files::exists)
        .map(PostOffice::read)
        .reduce("", String::concat);
  }

  @Override
  public void close() {
    try {
      run("postfix", "abort");
    } catch (IOException e) {
      // It may not have come so far as to start; then there is nothing to stop.
      System.err.println(e.getMessage());
    } finally {
      dovecot.destroy();
      dovecot
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(_ -> dovecot.destroyForcibly())
          .join();
    }
  }

  private void writeDovecot(List<String> mailboxes, String full) throws IOException {
    var mail = Files.createDirectory(folder.resolve("mail"));
    Files.setAttribute(mail, "unix:uid", NOBODY);
    var users = new StringBuilder();
    for (var mailbox : mailboxes) {
      users.append("%s:{PLAIN}%s:%d:%d::%s::".formatted(mailbox, PASSWORD, NOBODY, NOBODY, mail.resolve(mailbox)));
      users.append(mailbox.equals(full) ? "userdb_quota_rule=*:bytes=1\n" : "\n");
    }
    Files.writeString(folder.resolve("users"), users);
    write("dovecot.conf", folder);
  }

  private void writePostfix() throws IOException {
    var config = Files.createDirectory(folder.resolve("postfix"));
    Files.createDirectory(folder.resolve("queue"));
    var data = Files.createDirectory(folder.resolve("data"));
    Files.setAttribute(data, "unix:uid", Files.getAttribute(Path.of("/var/lib/postfix"), "unix:uid"));
    write("main.cf", config);
    write("master.cf", config);
  }

  private void write(String name, Path into) throws IOException {
    var text =
        Files.readString(Path.of("src/test/resources/postoffice", name))
            .replace("{folder}", folder.toString())
            .replace("{smtp}", String.valueOf(smtp))
            .replace("{imap}", String.valueOf(imap))
            .replace("{lmtp}", String.valueOf(lmtp));
    Files.writeString(into.resolve(name), text);
  }

  /// @return what the program said
  private String run(String program, String argument) throws IOException {
    var said = Files.createTempFile(folder, program, ".out");
    var command = List.of("/usr/sbin/" + program, "-c", folder.resolve("postfix").toString(), argument);
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + read(said) + log());
      }
      return read(said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private void awaitPort(int port) throws IOException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > until) {
          throw new IOException(log(), e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return file + ": " + e.getMessage();
    }
  }
}
