package dk.pip.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.incoming.IncomingSettings;
import dk.pip.mail.DkimSettings;
import dk.pip.mail.MailSettings;
import dk.pip.people.PeopleSettings;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadSettingsTest {
  @TempDir Path folder;

  @Test
  void needsNone() {
    var settings = Settings.read(Map.of(), Map.of(), false);

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.databaseUrl()).isEmpty();
    assertThat(settings.session()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.of(PeopleSettings.class).audit()).isEqualTo(Period.ofYears(5));
    assertThat(settings.of(IncomingSettings.class).any()).isFalse();
    assertThat(settings.language()).isEqualTo(Language.DA);
  }

  @Test
  void letsTheCommandLineBeatTheEnvironmentAndThatTheFile() throws IOException {
    Files.writeString(
        folder.resolve("pip.conf"),
        """
        # Ellebæk Kommune
        PIP_PORT=8001
        PIP_MAIL_HOST = mail.example.dk
        PIP_MAIL_FROM="pip@example.dk"
        PIP_SESSION_HOURS=3
        """);
    var environment = Map.of("PIP_DATA", folder.toString(), "PIP_PORT", "8002", "PIP_SESSION_HOURS", "4");

    var settings = Settings.read(environment, Map.of(Settings.PORT, "8003"), false);

    assertThat(settings.port()).isEqualTo(8003);
    assertThat(settings.session()).isEqualTo(Duration.ofHours(4));
    assertThat(settings.of(MailSettings.class).host()).isEqualTo("mail.example.dk");
    assertThat(settings.of(MailSettings.class).from()).isEqualTo("pip@example.dk");
  }

  @Test
  void takesADatabasesAddressInBothForms() {
    var shared = read("PIP_DATABASE_URL", "postgresql://pip:hemm%40lig@db.example.dk:5433/pip?sslmode=require");
    assertThat(shared.database().url()).isEqualTo("jdbc:postgresql://db.example.dk:5433/pip?sslmode=require");
    assertThat(shared.database().user()).isEqualTo("pip");
    assertThat(shared.database().password()).isEqualTo("hemm@lig");

    var java =
        read("PIP_DATABASE_URL", "jdbc:postgresql://db/pip", "PIP_DATABASE_USER", "p", "PIP_DATABASE_PASSWORD", "k");
    assertThat(java.database().url()).isEqualTo("jdbc:postgresql://db/pip");
    assertThat(java.database().user()).isEqualTo("p");
    assertThat(java.database().password()).isEqualTo("k");
  }

  @Test
  void takesASecretFromAFileOfItsOwn() throws IOException {
    var file = Files.writeString(folder.resolve("kode"), "hemmelig\n");

    var settings = read("PIP_DATABASE_URL", "postgresql://db/pip", "PIP_DATABASE_PASSWORD_FILE", file.toString());

    assertThat(settings.database().password()).isEqualTo("hemmelig");
    assertThat(settings.toString()).doesNotContain("hemmelig");
    assertThat(wrong("PIP_DATABASE_URL", "postgresql://db/pip", "PIP_DATABASE_PASSWORD_FILE", folder + "/væk"))
        .containsExactly("Filen " + folder + "/væk findes ikke.");
    assertThat(
            wrong(
                "PIP_DATABASE_URL", "postgresql://db/pip",
                "PIP_DATABASE_PASSWORD", "x",
                "PIP_DATABASE_PASSWORD_FILE", file.toString()))
        .containsExactly("PIP_DATABASE_PASSWORD og PIP_DATABASE_PASSWORD_FILE er begge sat. Vælg den ene.");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(
            wrong(
                "PIP_PORT", "70000",
                "PIP_MAIL_ENCRYPTION", "ssl",
                "PIP_MAIL_FROM", "kommunen",
                "PIP_SESION_HOURS", "3",
                "PIP_TEMPO", "hurtigt",
                "PIP_MAIL_USER", "pip"))
        .containsExactlyInAnyOrder(
            "PIP_PORT er »70000«, men skal være et helt tal fra 1 til 65535.",
            "PIP_MAIL_ENCRYPTION er »ssl«, men skal være en af disse: starttls, tls, none.",
            "PIP_MAIL_FROM er »kommunen«, men skal være en mailadresse.",
            "Pip kender ikke indstillingen PIP_SESION_HOURS. Mente du PIP_SESSION_HOURS?",
            "Pip kender ikke indstillingen PIP_TEMPO. Alle indstillinger står i docs/configuration.md.",
            "PIP_MAIL_USER er sat, men PIP_MAIL_PASSWORD mangler.",
            "PIP_MAIL_USER er sat, men PIP_MAIL_HOST mangler.");
  }

  @Test
  void speaksEnglishWhenAsked() {
    assertThat(wrong("PIP_LANGUAGE", "en", "PIP_PORT", "x"))
        .containsExactly("PIP_PORT is “x”, but must be a whole number from 1 to 65535.");
  }

  @Test
  void neverShowsASecret() {
    assertThat(wrong("PIP_DATABASE_URL", "mysql://pip:hemmelig@db/pip", "PIP_MAIL_PASSWORD", "hemmelig\u0007"))
        .isNotEmpty()
        .noneMatch(sentence -> sentence.contains("hemmelig"));
  }

  @Test
  void takesSigningKeysInTheFormsThatPeopleHave() throws Exception {
    var rsa = key("RSA", 2048);
    var pkcs8 = pem("PRIVATE KEY", rsa.getEncoded());
    var pkcs1 = pem("RSA PRIVATE KEY", Arrays.copyOfRange(rsa.getEncoded(), 26, rsa.getEncoded().length));
    var edwards = key("Ed25519", 255);
    var seed = Base64.getEncoder().encodeToString(((EdECPrivateKey) edwards).getBytes().orElseThrow());
    for (var text : List.of(pkcs8, pkcs1, pkcs8.replace("\n", "\\n"), pkcs8.replace("\n", " "))) {
      var keys = read("PIP_DKIM_SELECTOR", "pip2026", "PIP_DKIM_KEY", text).of(DkimSettings.class).keys();
      assertThat(keys).hasSize(1);
      assertThat(keys.getFirst().selector()).isEqualTo("pip2026");
      assertThat(keys.getFirst().pair().getPrivate()).isEqualTo(rsa);
    }
    for (var text : List.of(pem("PRIVATE KEY", edwards.getEncoded()), seed)) {
      var keys = read("PIP_DKIM_ED25519_SELECTOR", "ed", "PIP_DKIM_ED25519_KEY", text).of(DkimSettings.class).keys();
      assertThat(keys).hasSize(1);
      assertThat(keys.getFirst().pair().getPrivate()).isEqualTo(edwards);
    }
    var file = Files.writeString(folder.resolve("key.pem"), pkcs8);
    var settings = read("PIP_DKIM_SELECTOR", "pip2026", "PIP_DKIM_KEY_FILE", file.toString(), "PIP_DKIM_DOMAIN", "a.dk");
    assertThat(settings.of(DkimSettings.class).domain()).isEqualTo("a.dk");
    assertThat(settings.of(DkimSettings.class).keys()).hasSize(1);
  }

  @Test
  void refusesSigningKeysThatReceiversWouldRefuse() throws Exception {
    var rsa = pem("PRIVATE KEY", key("RSA", 2048).getEncoded());
    assertThat(wrong("PIP_DKIM_KEY", rsa)).containsExactly("PIP_DKIM_KEY er sat, men PIP_DKIM_SELECTOR mangler.");
    assertThat(wrong("PIP_DKIM_SELECTOR", "a")).containsExactly("PIP_DKIM_SELECTOR er sat, men PIP_DKIM_KEY mangler.");
    assertThat(wrong("PIP_DKIM_SELECTOR", "a", "PIP_DKIM_KEY", "hemmelig"))
        .containsExactly(
            "PIP_DKIM_KEY er ikke en privat nøgle, som Pip kan læse. Den skal være en RSA-nøgle i PEM."
                + " »./pip mail keys« laver en.");
    assertThat(wrong("PIP_DKIM_SELECTOR", "a", "PIP_DKIM_KEY", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n"))
        .containsExactly("Nøglen i PIP_DKIM_KEY er låst med et kodeord. Gem den uden, i en fil, som kun Pip må læse.");
    assertThat(wrong("PIP_DKIM_SELECTOR", "a", "PIP_DKIM_KEY", pem("PRIVATE KEY", key("RSA", 1024).getEncoded())))
        .containsExactly(
            "Nøglen i PIP_DKIM_KEY er på 1024 bit. Den skal være på 2048 til 4096. »./pip mail keys« laver en.");
    assertThat(wrong("PIP_DKIM_SELECTOR", "a", "PIP_DKIM_KEY", pem("PRIVATE KEY", key("EC", 256).getEncoded())))
        .containsExactly("Nøglen i PIP_DKIM_KEY er til EC, men skal være til RSA.");
    assertThat(wrong("PIP_DKIM_ED25519_SELECTOR", "a", "PIP_DKIM_ED25519_KEY", rsa))
        .containsExactly("Nøglen i PIP_DKIM_ED25519_KEY er til RSA, men skal være til Ed25519.");
    var edwards = pem("PRIVATE KEY", key("Ed25519", 255).getEncoded());
    assertThat(
            wrong(
                "PIP_DKIM_SELECTOR", "a", "PIP_DKIM_KEY", rsa,
                "PIP_DKIM_ED25519_SELECTOR", "A", "PIP_DKIM_ED25519_KEY", edwards))
        .containsExactly(
            "PIP_DKIM_SELECTOR og PIP_DKIM_ED25519_SELECTOR skal have hver sit navn;"
                + " der kan kun stå én nøgle under et navn i DNS.");
    assertThat(wrong("PIP_DKIM_DOMAIN", "pip@a.dk", "PIP_DNS", "1.1.1.1;8.8.8.8")).hasSize(2);
  }

  @Test
  void refusesADirectoryThatCouldLetNobodyIn() {
    assertThat(wrong("PIP_OIDC_ISSUER", "http://id.example.dk"))
        .containsExactlyInAnyOrder(
            "PIP_OIDC_ISSUER er sat, men PIP_OIDC_CLIENT_ID mangler.",
            "PIP_OIDC_ISSUER er sat, men PIP_OIDC_CLIENT_SECRET mangler.",
            "PIP_OIDC_ISSUER skal være en adresse med https. Uden kryptering går det kun til samme maskine.",
            "PIP_OIDC_ISSUER er sat, men ingen værdier giver en rolle, så ingen kunne logge ind. Sæt for eksempel PIP_OIDC_EDITORS.");
    assertThat(wrong("PIP_OIDC_EDITORS", "pip")).containsExactly("PIP_OIDC_EDITORS er sat, men PIP_OIDC_ISSUER mangler.");
    assertThat(
            wrong(
                "PIP_OIDC_ISSUER", "https://id.example.dk", "PIP_OIDC_CLIENT_ID", "pip", "PIP_OIDC_CLIENT_SECRET", "hemmelig",
                "PIP_OIDC_EDITORS", "a, b", "PIP_OIDC_READERS", "b", "PIP_OIDC_SCOPES", "profile"))
        .containsExactlyInAnyOrder(
            "»b« er sat til to forskellige roller. Den kan kun give én.", "PIP_OIDC_SCOPES skal have openid med.");
  }

  private static PrivateKey key(String algorithm, int size) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair().getPrivate();
  }

  private static String pem(String what, byte[] bytes) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  @Test
  void leavesThePythonInstallersSettingsAlone() throws IOException {
    assertThat(read("PIP_INDEX_URL", "x", "PIP_PROXY", "http://proxy:3128", "PIP_NO_CACHE_DIR", "1").port())
        .isEqualTo(8080);

    Files.writeString(
        folder.resolve("pip.conf"), "PIP_INDEX_URL=x\nsludder\nPIP_PORT=1\nPIP_PORT=2\nPIP_DATA=/andet\n");
    assertThat(wrong("PIP_DATA", folder.toString())).hasSize(4);
  }

  @Test
  void keepsTheDemoOnThisMachine() {
    assertThat(Settings.read(Map.of("PIP_BIND", "0.0.0.0"), Map.of(), true).bind()).isEqualTo("127.0.0.1");
  }

  @Test
  void isDocumentedWhole() throws IOException {
    var english = Texts.in(Language.EN);
    var document = Files.readString(Path.of("docs/configuration.md"));
    for (var known : SettingsGroups.known()) {
      var setting = known.setting();
      var entry = document.split("### `" + setting.key() + "`\n");
      assertThat(entry).as("an entry for " + setting.key()).hasSize(2);
      var text = entry[1].split("\n##")[0];
      assertThat(text)
          .as(setting.key())
          .startsWith("\n" + english.get(known.meaning()))
          .contains("- Value: " + setting.allowed(english))
          .contains("- Default: " + (setting.standard() == null ? "none" : "`" + setting.standard() + "`"))
          .contains("- Advice: ");
      setting.fileKey().ifPresent(twin -> assertThat(text).contains("`" + twin + "`"));
      assertThat(Texts.in(Language.DA).get(known.meaning())).isNotBlank();
    }
    assertThat(document.split("### `PIP_")).as("nothing else").hasSize(SettingsGroups.known().size() + 1);
  }

  @Test
  void keepsSecretsOutOfWhatIsLogged() {
    var settings =
        read(
            "PIP_DATABASE_URL", "postgresql://pip:hemmelighed-med-tyve-tegn@db/pip",
            "PIP_MAIL_HOST", "a.dk",
            "PIP_MAIL_USER", "pip",
            "PIP_MAIL_PASSWORD", "hemmelighed-med-tyve-tegn",
            "PIP_RETURNS_HOST", "a.dk",
            "PIP_RETURNS_USER", "pip",
            "PIP_RETURNS_PASSWORD", "hemmelighed-med-tyve-tegn",
            "PIP_RETURNS_SECRET", "hemmelighed-med-tyve-tegn");

    assertThat(settings.of(IncomingSettings.class).secret()).isEqualTo("hemmelighed-med-tyve-tegn");
    assertThat(settings.toString()).doesNotContain("hemmelighed");
  }

  private static Settings read(String... pairs) {
    return Settings.read(map(pairs), Map.of(), false);
  }

  private static List<String> wrong(String... pairs) {
    try {
      Settings.read(map(pairs), Map.of(), false);
      return List.of();
    } catch (WrongSettings e) {
      return e.sentences();
    }
  }

  private static Map<String, String> map(String... pairs) {
    var map = new HashMap<String, String>();
    for (var i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
