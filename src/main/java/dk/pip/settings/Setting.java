package dk.pip.settings;

import dk.pip.shared.IpNetwork;
import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every setting of the program, as data: its kind and range, its default, and whether its value is a secret.
/// What it is, in words, stands in the catalogue; `docs/configuration.md` is tested against this list.
public enum Setting {
  PORT(new Kind.Number(1, 65_535, Unit.NONE), "8080"),
  BIND(new Kind.Text(), "127.0.0.1"),
  DATA(new Kind.Text(), "data"),
  CONFIG(new Kind.Text(), null),
  LANGUAGE(new Kind.Choice(List.of("da", "en")), "da"),
  DATABASE_URL(new Kind.Secret(), null),
  DATABASE_USER(new Kind.Text(), null),
  DATABASE_PASSWORD(new Kind.Secret(), null),
  DATABASE_CONNECTIONS(new Kind.Number(2, 200, Unit.CONNECTIONS), "10"),
  MAIL_HOST(new Kind.Text(), null),
  MAIL_PORT(new Kind.Number(1, 65_535, Unit.NONE), "587"),
  MAIL_USER(new Kind.Text(), null),
  MAIL_PASSWORD(new Kind.Secret(), null),
  MAIL_ENCRYPTION(new Kind.Choice(List.of("starttls", "tls", "none")), "starttls"),
  MAIL_FROM(new Kind.MailAddress(), null),
  MAIL_RETURNS(new Kind.MailAddress(), null),
  MAIL_RELAYS(new Kind.Shares("server:port", "[A-Za-z0-9.-]+:[0-9]{1,5}"), null),
  MAIL_CONNECTIONS(new Kind.Number(1, 100, Unit.CONNECTIONS), "10"),
  MAIL_PER_SECOND(new Kind.Number(0, 100_000, Unit.MAILS), "100"),
  MAIL_DOMAIN_LIMITS(new Kind.Shares("gmail.com", "[a-z0-9.-]+\\.[a-z]+"), null),
  RETURNS_HOST(new Kind.Text(), null),
  RETURNS_PORT(new Kind.Number(1, 65_535, Unit.NONE), "993"),
  RETURNS_USER(new Kind.Text(), null),
  RETURNS_PASSWORD(new Kind.Secret(), null),
  RETURNS_ENCRYPTION(new Kind.Choice(List.of("tls", "starttls", "none")), "tls"),
  RETURNS_FOLDER(new Kind.Text(), "INBOX"),
  RETURNS_SECRET(new Kind.Secret(), null),
  DKIM_DOMAIN(new Kind.DnsName(), null),
  DKIM_SELECTOR(new Kind.DnsName(), null),
  DKIM_KEY(new Kind.PrivateKey(), null),
  DKIM_ED25519_SELECTOR(new Kind.DnsName(), null),
  DKIM_ED25519_KEY(new Kind.PrivateKey(), null),
  DNS(new Kind.Server(), null),
  MAIL_KEEP_MONTHS(new Kind.Number(1, 120, Unit.MONTHS), "12"),
  BEHIND_PROXY(new Kind.Choice(List.of("true", "false")), "false"),
  PROXIES(new Kind.Networks(), "127.0.0.1, ::1"),
  HOSTS(new Kind.Hosts(), null),
  SESSION_HOURS(new Kind.Number(1, 720, Unit.HOURS), "12"),
  AUDIT_YEARS(new Kind.Number(1, 30, Unit.YEARS), "5"),
  FORGET_READERS_DAYS(new Kind.Number(1, 3_650, Unit.DAYS), "90"),
  METRICS_PORT(new Kind.Number(1, 65_535, Unit.NONE), null),
  METRICS_BIND(new Kind.Text(), "127.0.0.1"),
  LOG_FORMAT(new Kind.Choice(List.of("text", "json")), "text"),
  LOG_LEVEL(new Kind.Choice(List.of("error", "warn", "info", "debug")), "info"),
  JAVA(new Kind.Text(), null),
  JAVA_OPTIONS(new Kind.Text(), null);

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /// What values a setting takes.
  public sealed interface Kind {
    record Number(int least, int most, Unit unit) implements Kind {}

    record Choice(List<String> values) implements Kind {}

    record MailAddress() implements Kind {}

    /// Names with a whole number from 1 each, with commas between: `gmail.com=20, outlook.com=10`.
    ///
    /// @param example of a name
    /// @param name as an expression
    record Shares(String example, String name) implements Kind {}

    record Text() implements Kind {}

    /// A name as it stands in DNS, or a part of one.
    record DnsName() implements Kind {}

    /// Addresses and networks, with commas between: `10.0.0.7, 10.1.0.0/16`.
    record Networks() implements Kind {}

    /// Names or addresses of hosts, with commas between.
    record Hosts() implements Kind {}

    /// An address or a name, with a port or without.
    record Server() implements Kind {}

    /// A text that is never printed, and that may stand in a file of its own, named by the setting's `_FILE` twin.
    record Secret() implements Kind {}

    /// A secret of several lines, with a `_FILE` twin as well.
    record PrivateKey() implements Kind {}
  }

  /// What a number counts.
  public enum Unit {
    NONE,
    CONNECTIONS,
    MAILS,
    HOURS,
    DAYS,
    MONTHS,
    YEARS
  }

  private final Kind kind;
  private final @Nullable String standard;

  Setting(Kind kind, @Nullable String standard) {
    this.kind = kind;
    this.standard = standard;
  }

  /// The name in the environment and in the file: `PIP_PORT`.
  public String key() {
    return "PIP_" + name();
  }

  public Kind kind() {
    return kind;
  }

  public Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  public boolean secret() {
    return kind instanceof Kind.Secret || kind instanceof Kind.PrivateKey;
  }

  /// The name of the twin that names a file with the value; only secrets have one.
  public Optional<String> fileKey() {
    return secret() ? Optional.of(key() + "_FILE") : Optional.empty();
  }

  /// What the setting is for, in one sentence.
  public String meaning(Texts texts) {
    return texts.get("settings.meaning." + name().toLowerCase(Locale.ROOT));
  }

  /// What may stand as its value, in words.
  public String allowed(Texts texts) {
    return switch (kind) {
      case Kind.Number number ->
          texts.get(
              "settings.allowed.number." + number.unit().name().toLowerCase(Locale.ROOT),
              Integer.toString(number.least()),
              Integer.toString(number.most()));
      case Kind.Choice choice -> texts.get("settings.allowed.choice", String.join(", ", choice.values()));
      case Kind.MailAddress _ -> texts.get("settings.allowed.mail");
      case Kind.Shares shares -> texts.get("settings.allowed.shares", shares.example());
      case Kind.DnsName _ -> texts.get("settings.allowed.dns-name");
      case Kind.Server _ -> texts.get("settings.allowed.server");
      case Kind.Networks _ -> texts.get("settings.allowed.networks");
      case Kind.Hosts _ -> texts.get("settings.allowed.hosts");
      case Kind.PrivateKey _ -> texts.get("settings.allowed.private-key");
      case Kind.Text _, Kind.Secret _ -> texts.get("settings.allowed.text");
    };
  }

  boolean takes(String value) {
    return switch (kind) {
      case Kind.Number number -> isNumber(value, number);
      case Kind.Choice choice -> choice.values().contains(value);
      case Kind.MailAddress _ -> dk.pip.shared.MailAddress.parse(value).isPresent();
      case Kind.Shares shares -> value.matches(shares.name() + "=[1-9][0-9]{0,5}(\\s*,\\s*" + shares.name() + "=[1-9][0-9]{0,5})*");
      case Kind.DnsName _ -> value.matches(LABEL + "(\\." + LABEL + ")*");
      case Kind.Server _ -> value.matches("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
      case Kind.Networks _ -> parts(value).allMatch(IpNetwork::isNetwork);
      case Kind.Hosts _ -> parts(value).allMatch(part -> part.matches(LABEL + "(\\." + LABEL + ")*|\\[[0-9A-Fa-f:.]+]"));
      case Kind.PrivateKey _ -> true;
      case Kind.Text _, Kind.Secret _ -> value.chars().noneMatch(Character::isISOControl);
    };
  }

  private static Stream<String> parts(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip);
  }

  private static boolean isNumber(String value, Kind.Number number) {
    if (!value.matches("[0-9]{1,9}")) {
      return false;
    }
    var parsed = Integer.parseInt(value);
    return parsed >= number.least() && parsed <= number.most();
  }
}
