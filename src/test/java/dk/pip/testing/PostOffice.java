package dk.pip.testing;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
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

/// Postfix, which takes mail and makes bounces, and behind it Dovecot, which puts mail into mailboxes and shows them over
/// IMAP: both of Debian's packages, in a folder of their own and on ports of this machine alone. They want to be started
/// as root.
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
    awaitPort(imap);
    awaitPort(lmtp);
    postfix("start");
    awaitPort(smtp);
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
      postfix("abort");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      dovecot.destroy();
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
    Files.writeString(
        folder.resolve("dovecot.conf"),
        """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/dovecot.log
        protocols = imap lmtp
        ssl = no
        disable_plaintext_auth = no
        listen = 127.0.0.1
        first_valid_uid = 1
        mail_location = maildir:~/Maildir
        mail_plugins = quota
        recipient_delimiter = +
        postmaster_address = postmaster@ellebaek.example
        hostname = mx.ellebaek.example
        plugin {
          quota = maildir:User quota
          quota_rule = *:storage=1G
        }
        passdb {
          driver = passwd-file
          args = username_format=%%Lu %1$s/users
        }
        userdb {
          driver = passwd-file
          args = username_format=%%Lu %1$s/users
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = %2$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service lmtp {
          inet_listener lmtp {
            port = %3$d
          }
        }
        service anvil {
          chroot =
        }
        """
            .formatted(folder, imap, lmtp));
  }

  private void writePostfix() throws IOException {
    var config = Files.createDirectory(folder.resolve("postfix"));
    Files.createDirectory(folder.resolve("queue"));
    var data = Files.createDirectory(folder.resolve("data"));
    Files.setAttribute(data, "unix:uid", Files.getAttribute(Path.of("/var/lib/postfix"), "unix:uid"));
    Files.writeString(
        config.resolve("main.cf"),
        """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        maillog_file = %1$s/postfix.log
        maillog_file_prefixes = %1$s
        myhostname = mx.ellebaek.example
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        mydestination =
        alias_maps =
        local_recipient_maps =
        relay_domains = ellebaek.example, borger.example
        relay_transport = lmtp:inet:127.0.0.1:%2$d
        default_transport = error:nobody outside this test
        recipient_delimiter = +
        smtputf8_enable = yes
        smtpd_client_connection_rate_limit = 0
        """
            .formatted(folder, lmtp));
    Files.writeString(
        config.resolve("master.cf"),
        """
        127.0.0.1:%1$d inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        lmtp unix - - n - - lmtp
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd
        """
            .formatted(smtp));
  }

  private void postfix(String command) throws IOException {
    var log = folder.resolve("postfix.out");
    var process =
        new ProcessBuilder(POSTFIX.toString(), "-c", folder.resolve("postfix").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("postfix " + command + ": " + read(log) + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
