package dk.pip.mail;

import dk.pip.mail.PrivateKeys.Algorithm;
import dk.pip.settings.Setting;
import dk.pip.settings.Setting.Kind;
import dk.pip.settings.SettingsGroup;
import dk.pip.settings.SettingsValues;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What signs mails.
///
/// @param domain null for that of the sender
/// @param keys none, RSA, Ed25519 or both
public record DkimSettings(@Nullable String domain, List<Key> keys) {
  public static final Setting DKIM_DOMAIN = new Setting("DKIM_DOMAIN", new Kind.DnsName());
  public static final Setting DKIM_SELECTOR = new Setting("DKIM_SELECTOR", new Kind.DnsName());
  public static final Setting DKIM_KEY = new Setting("DKIM_KEY", new Kind.PrivateKey());
  public static final Setting DKIM_ED25519_SELECTOR = new Setting("DKIM_ED25519_SELECTOR", new Kind.DnsName());
  public static final Setting DKIM_ED25519_KEY = new Setting("DKIM_ED25519_KEY", new Kind.PrivateKey());

  /// A key and the name that its public half has in DNS, before `._domainkey`.
  public record Key(String selector, KeyPair pair) {
    @Override
    public String toString() {
      return "Key[" + selector + "]";
    }
  }

  public DkimSettings {
    keys = List.copyOf(keys);
  }

  static final class Group implements SettingsGroup<DkimSettings> {
    @Override
    public List<Setting> settings() {
      return List.of(DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY, DKIM_ED25519_SELECTOR, DKIM_ED25519_KEY);
    }

    @Override
    public DkimSettings read(SettingsValues values) {
      var rsa = key(values, DKIM_SELECTOR, DKIM_KEY, Algorithm.RSA);
      var edwards = key(values, DKIM_ED25519_SELECTOR, DKIM_ED25519_KEY, Algorithm.ED25519);
      if (rsa.isPresent() && edwards.isPresent() && rsa.get().selector().equalsIgnoreCase(edwards.get().selector())) {
        values.refuse("mail.setting-problem.same-selector", DKIM_SELECTOR.key(), DKIM_ED25519_SELECTOR.key());
      }
      var keys = Stream.of(rsa, edwards).flatMap(Optional::stream).toList();
      return new DkimSettings(values.value(DKIM_DOMAIN), keys);
    }

    private static Optional<Key> key(SettingsValues values, Setting selector, Setting key, Algorithm algorithm) {
      values.needs(selector, key);
      values.needs(key, selector);
      var text = values.value(key);
      if (text == null) {
        return Optional.empty();
      }
      switch (PrivateKeys.read(text, algorithm)) {
        case PrivateKeys.Usable(var pair) -> {
          var name = values.value(selector);
          return Optional.of(new Key(name == null ? "" : name, pair));
        }
        case PrivateKeys.Unreadable _ ->
            values.refuse("mail.setting-problem.key-unreadable", key.key(), algorithm.word());
        case PrivateKeys.Locked _ -> values.refuse("mail.setting-problem.key-locked", key.key());
        case PrivateKeys.Other(var other) ->
            values.refuse("mail.setting-problem.key-other", key.key(), other, algorithm.word());
        case PrivateKeys.Unsuitable(var bits) ->
            values.refuse("mail.setting-problem.key-size", key.key(), Integer.toString(bits));
      }
      return Optional.empty();
    }
  }
}
