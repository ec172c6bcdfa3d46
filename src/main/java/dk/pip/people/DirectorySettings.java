package dk.pip.people;

import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.Setting.Unit;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import dk.pip.shared.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How people sign in by the municipality's own directory over OpenID Connect, and what it may say about them.
///
/// @param issuer of the directory, as it names itself; null for none
/// @param name what people know it by, as it stands on the button
/// @param rolesClaim what in its answer holds roles or groups; with dots where it lies within others
/// @param roles which values of it mean which role
/// @param trustsMail whether its addresses are right although it doesn't say so
/// @param decidesRoles whether it says at each sign-in what somebody may do, and not only at the first
/// @param asksAfter how long a session lasts before the directory must be asked again
/// @param otherwise how long those whom it knows may sign in by other ways after it was asked last
public record DirectorySettings(
    @Nullable String issuer,
    String clientId,
    String clientSecret,
    String name,
    String scopes,
    String rolesClaim,
    Map<Role, Set<String>> roles,
    String mailClaim,
    boolean trustsMail,
    boolean decidesRoles,
    Duration asksAfter,
    Duration otherwise) {
  private static final Setting OIDC_ISSUER = new Setting("OIDC_ISSUER", new Kind.Text());
  private static final Setting OIDC_CLIENT_ID = new Setting("OIDC_CLIENT_ID", new Kind.Text());
  private static final Setting OIDC_CLIENT_SECRET = new Setting("OIDC_CLIENT_SECRET", new Kind.Secret());
  private static final Setting OIDC_NAME = new Setting("OIDC_NAME", new Kind.Text(), "arbejdskonto");
  private static final Setting OIDC_SCOPES = new Setting("OIDC_SCOPES", new Kind.Text(), "openid profile email");
  private static final Setting OIDC_ROLES_CLAIM = new Setting("OIDC_ROLES_CLAIM", new Kind.Text(), "roles");
  private static final Setting OIDC_ADMINISTRATORS = new Setting("OIDC_ADMINISTRATORS", new Kind.Text());
  private static final Setting OIDC_EDITORS = new Setting("OIDC_EDITORS", new Kind.Text());
  private static final Setting OIDC_CONTRIBUTORS = new Setting("OIDC_CONTRIBUTORS", new Kind.Text());
  private static final Setting OIDC_READERS = new Setting("OIDC_READERS", new Kind.Text());
  private static final Setting OIDC_MAIL_CLAIM = new Setting("OIDC_MAIL_CLAIM", new Kind.Text(), "email");
  private static final Setting OIDC_MAIL_TRUSTED =
      new Setting("OIDC_MAIL_TRUSTED", new Kind.Choice(List.of("true", "false")), "false");
  private static final Setting OIDC_DECIDES_ROLES =
      new Setting("OIDC_DECIDES_ROLES", new Kind.Choice(List.of("true", "false")), "true");
  private static final Setting OIDC_HOURS = new Setting("OIDC_HOURS", new Kind.Number(1, 720, Unit.HOURS), "8");
  private static final Setting OIDC_OTHERWISE_DAYS =
      new Setting("OIDC_OTHERWISE_DAYS", new Kind.Number(0, 365, Unit.DAYS), "14");

  private static final Map<Role, Setting> ROLES =
      new EnumMap<>(
          Map.of(
              Role.ADMINISTRATOR, OIDC_ADMINISTRATORS,
              Role.EDITOR, OIDC_EDITORS,
              Role.CONTRIBUTOR, OIDC_CONTRIBUTORS,
              Role.READER, OIDC_READERS));

  /// How a machine calls itself.
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final int LONGEST_NAME = 40;

  public DirectorySettings {
    roles = Map.copyOf(roles);
  }

  /// Whether there is a directory at all.
  public boolean any() {
    return issuer != null;
  }

  /// The most that any of the values gives; empty where none gives anything.
  public Optional<Role> role(Collection<String> values) {
    return Arrays.stream(Role.values())
        .filter(role -> roles.getOrDefault(role, Set.of()).stream().anyMatch(values::contains))
        .max(DirectorySettings::compare);
  }

  private static int compare(Role one, Role other) {
    return one == other ? 0 : one.includes(other) ? 1 : -1;
  }

  /// What is secret goes over HTTPS, and in the open only within this machine.
  static boolean isSafe(@Nullable URI address) {
    return address != null
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && ("https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
  }

  @Override
  public String toString() {
    return "DirectorySettings[" + issuer + ", " + clientId + "]";
  }

  static final class Group implements SettingsGroup<DirectorySettings> {
    @Override
    public List<Setting> settings() {
      return List.of(
          OIDC_ISSUER,
          OIDC_CLIENT_ID,
          OIDC_CLIENT_SECRET,
          OIDC_NAME,
          OIDC_SCOPES,
          OIDC_ROLES_CLAIM,
          OIDC_ADMINISTRATORS,
          OIDC_EDITORS,
          OIDC_CONTRIBUTORS,
          OIDC_READERS,
          OIDC_MAIL_CLAIM,
          OIDC_MAIL_TRUSTED,
          OIDC_DECIDES_ROLES,
          OIDC_HOURS,
          OIDC_OTHERWISE_DAYS);
    }

    @Override
    public DirectorySettings read(SettingsValues values) {
      values.needs(OIDC_ISSUER, OIDC_CLIENT_ID);
      values.needs(OIDC_ISSUER, OIDC_CLIENT_SECRET);
      settings().stream().filter(setting -> setting != OIDC_ISSUER).forEach(setting -> values.needs(setting, OIDC_ISSUER));
      var roles = new EnumMap<Role, Set<String>>(Role.class);
      ROLES.forEach((role, setting) -> roles.put(role, parts(values.value(setting))));
      var issuer = values.value(OIDC_ISSUER);
      if (issuer != null) {
        if (!isSafe(address(issuer))) {
          values.refuse("people.oidc.issuer", OIDC_ISSUER.key());
        }
        if (roles.values().stream().allMatch(Set::isEmpty)) {
          values.refuse("people.oidc.no-roles", OIDC_ISSUER.key(), OIDC_EDITORS.key());
        }
        twice(roles).ifPresent(value -> values.refuse("people.oidc.role-twice", value));
        if (!List.of(values.get(OIDC_SCOPES).split(" ")).contains("openid")) {
          values.refuse("people.oidc.scopes", OIDC_SCOPES.key());
        }
        if (values.get(OIDC_NAME).length() > LONGEST_NAME) {
          values.refuse("people.oidc.name", OIDC_NAME.key(), LONGEST_NAME);
        }
      }
      return new DirectorySettings(
          issuer,
          orEmpty(values.value(OIDC_CLIENT_ID)),
          orEmpty(values.value(OIDC_CLIENT_SECRET)),
          values.get(OIDC_NAME),
          values.get(OIDC_SCOPES),
          values.get(OIDC_ROLES_CLAIM),
          roles,
          values.get(OIDC_MAIL_CLAIM),
          values.get(OIDC_MAIL_TRUSTED).equals("true"),
          values.get(OIDC_DECIDES_ROLES).equals("true"),
          Duration.ofHours(values.number(OIDC_HOURS)),
          Duration.ofDays(values.number(OIDC_OTHERWISE_DAYS)));
    }

    private static Optional<String> twice(Map<Role, Set<String>> roles) {
      var all = roles.values().stream().flatMap(Set::stream).toList();
      return all.stream().filter(value -> all.indexOf(value) != all.lastIndexOf(value)).findFirst();
    }

    private static @Nullable URI address(String issuer) {
      try {
        return URI.create(issuer);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    /// As they are: capitals may tell one group from another.
    private static Set<String> parts(@Nullable String value) {
      return Arrays.stream(orEmpty(value).split(","))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    }

    private static String orEmpty(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
