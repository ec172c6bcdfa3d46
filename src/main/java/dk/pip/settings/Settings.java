package dk.pip.settings;

import dk.pip.health.Metrics;
import dk.pip.logging.MaskedJson;
import dk.pip.shared.Language;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settings of this installation, read once at the start. [Setting] says what each is.
///
/// @param bind the address that the web server listens on
/// @param data the folder of the installation's own files
/// @param proxy whether a reverse proxy stands in front
/// @param proxies the addresses and networks of those that are believed about where a visitor comes from
/// @param hosts names that are answered beside that of the site's address, in small letters
/// @param session how long a sign-in lasts without use
/// @param audit how long it is kept who did what to accounts and settings
/// @param dns the resolver to ask, an address with a port or without; null for the machine's own
/// @param forgetReaders how long after leaving every list a reader is known
/// @param demo whether this is the demo, which answers only the local machine
public record Settings(
    int port,
    String bind,
    Path data,
    Database database,
    Mail mail,
    Returns returns,
    Dkim dkim,
    Metrics metrics,
    Log log,
    Language language,
    boolean proxy,
    List<String> proxies,
    List<String> hosts,
    Duration session,
    Period audit,
    @Nullable String dns,
    Duration forgetReaders,
    boolean demo) {

  /// Where the data is.
  ///
  /// @param url `jdbc:postgresql://…`, or null for a PostgreSQL of Pip's own in the data folder
  public record Database(
      @Nullable String url, @Nullable String user, @Nullable String password, int connections) {
    @Override
    public String toString() {
      return url == null ? "Database[bundled]" : "Database[server]";
    }
  }

  /// The server that takes the mail onwards.
  ///
  /// @param host null when no mail can be sent
  /// @param from the envelope sender, where the municipality has given none
  /// @param returns where bounces of mailings come home to; each mail has a token after a plus in it; null for none
  /// @param relays more servers beside the first, for mailings, as `server:port` with their weight (the first has 1)
  /// @param connections of this node to each server, for mailings
  /// @param perSecond mails to each server, for mailings; 0 for no limit
  /// @param domainLimits mails a second by domain, for mailings
  public record Mail(
      @Nullable String host,
      int port,
      @Nullable String user,
      @Nullable String password,
      Encryption encryption,
      @Nullable String from,
      @Nullable String returns,
      Map<String, Integer> relays,
      int connections,
      int perSecond,
      Map<String, Integer> domainLimits,
      int keepMonths) {
    /// The settings for each of the mail servers, the first one's first; empty without one.
    public List<Mail> servers() {
      if (host == null) {
        return List.of();
      }
      var servers = new ArrayList<Mail>();
      servers.add(this);
      for (var relay : relays.keySet()) {
        var colon = relay.lastIndexOf(':');
        servers.add(
            new Mail(
                relay.substring(0, colon),
                Integer.parseInt(relay.substring(colon + 1)),
                user,
                password,
                encryption,
                from,
                returns,
                Map.of(),
                connections,
                perSecond,
                domainLimits,
                keepMonths));
      }
      return servers;
    }

    /// How the connection to the mail server is protected.
    public enum Encryption {
      STARTTLS,
      TLS,
      NONE
    }

    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + ", " + encryption + "]";
    }
  }

  /// Where what comes back of mailings is taken in from: a mailbox, posts from the mail server, or both.
  ///
  /// @param host of the mailbox, over IMAP; null for none
  /// @param folder of the mailbox
  /// @param secret that posts must have with them; null for none
  public record Returns(
      @Nullable String host,
      int port,
      @Nullable String user,
      @Nullable String password,
      Mail.Encryption encryption,
      String folder,
      @Nullable String secret) {
    @Override
    public String toString() {
      return "Returns[" + host + ":" + port + ", " + encryption + "]";
    }
  }

  /// What signs mails.
  ///
  /// @param domain null for that of the sender
  /// @param keys none, RSA, Ed25519 or both
  public record Dkim(@Nullable String domain, List<Key> keys) {

    /// A key and the name that its public half has in DNS, before `._domainkey`.
    public record Key(String selector, KeyPair pair) {
      @Override
      public String toString() {
        return "Key[" + selector + "]";
      }
    }

    public Dkim {
      keys = List.copyOf(keys);
    }
  }

  /// Where Prometheus may read.
  ///
  /// @param port null when metrics are off
  public record Metrics(@Nullable Integer port, String bind) {}

  /// How the log is written.
  public record Log(boolean json, String level) {}

  /// The settings from the environment, the file and the command line, each beating the one before it in the
  /// order file, environment, command line. Everything that is wrong is refused at once.
  public static Settings read(Map<String, String> environment, Map<Setting, String> commandLine, boolean demo) {
    return new SettingsReader(environment, commandLine, demo).read();
  }

  /// The language to speak before the settings could be read.
  public static Language languageOf(Map<String, String> environment) {
    return "en".equals(environment.get(Setting.LANGUAGE.key())) ? Language.EN : Language.DA;
  }

  public Optional<String> databaseUrl() {
    return Optional.ofNullable(database.url());
  }

  /// The same, in the names that Spring has for them.
  public Map<String, Object> forSpring() {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", port);
    properties.put("server.address", bind);
    properties.put("server.forward-headers-strategy", "none");
    properties.put("server.servlet.session.timeout", session.toString());
    properties.put("spring.session.timeout", session.toString());
    properties.put("logging.level.dk.pip", log.level());
    properties.put("logging.config", log.json() ? "classpath:log-json.xml" : "classpath:log-text.xml");
    properties.put("logging.structured.json.customizer", MaskedJson.class.getName());
    return properties;
  }
}
