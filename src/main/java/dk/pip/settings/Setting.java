package dk.pip.settings;

import dk.pip.shared.IpNetwork;
import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A setting: its kind and range, its default, and whether its value is a secret. What it is, in words, stands in the
/// catalogue of the module whose [SettingsGroup] has it; `docs/configuration.md` is tested against all of them.
///
/// @param name in capitals, without what stands before all of them: `PORT` for `PIP_PORT`
/// @param standard its value where nobody has set it
public record Setting(String name, Kind kind, @Nullable String standard) {
  static final String PREFIX = "PIP_";

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

    /// Whole numbers, with commas between: `10,2,0`.
    record Numbers(int least, int most) implements Kind {}

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

  /// One that has no default.
  public Setting(String name, Kind kind) {
    this(name, kind, null);
  }

  /// The name in the environment and in the file: `PIP_PORT`.
  public String key() {
    return PREFIX + name;
  }

  public boolean secret() {
    return kind instanceof Kind.Secret || kind instanceof Kind.PrivateKey;
  }

  /// The name of the twin that names a file with the value; only secrets have one.
  public Optional<String> fileKey() {
    return secret() ? Optional.of(key() + "_FILE") : Optional.empty();
  }

  /// What may stand as its value, in words.
  public String allowed(Texts texts) {
    return switch (kind) {
      case Kind.Number number ->
          texts.get(
              "settings.allowed.number." + number.unit().name().toLowerCase(Locale.ROOT),
              Integer.toString(number.least()),
              Integer.toString(number.most()));
      case Kind.Numbers(var least, var most) -> texts.get("settings.allowed.numbers", Integer.toString(least), Integer.toString(most));
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
      case Kind.Numbers(var least, var most) -> parts(value).allMatch(part -> isNumber(part, new Kind.Number(least, most, Unit.NONE)));
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
