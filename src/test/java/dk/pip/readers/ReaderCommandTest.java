package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.Audit;
import dk.pip.testing.CommandLine;
import dk.pip.testing.Servers;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator does with readers beside the server, by the rules of the pages.
class ReaderCommandTest extends ReaderTest {
  private static CommandLine pip(String... arguments) {
    return CommandLine.run(Map.of("PIP_DATABASE_URL", database(), "PIP_LANGUAGE", "da"), arguments);
  }

  private static Path file(String text) throws IOException {
    return Files.write(Servers.newFolder().resolve("læsere.csv"), text.getBytes(Charset.forName("windows-1252")));
  }

  @Test
  void bringsInTakesOutAndErases() throws IOException {
    var list = publicList("kommando");
    bean(Suppressions.class).add("nej@o.example", Suppressions.Because.ERASED, clock().instant());
    var file = file("Navn;E-mail\r\nSøren;soeren@o.example\r\nNej;nej@o.example\r\nBo;bo\r\n").toString();

    assertThat(pip("readers", "import", file, "--list", "kommando").status()).as("a public list needs a yes").isEqualTo(2);
    var brought = pip("readers", "import", file, "--list", "kommando", "--consent", "Borgermødet");

    assertThat(brought.status()).as(brought::toString).isZero();
    assertThat(brought.out()).contains("3 rækker, 1 nye", "Har sagt nej", "Mailadressen er ikke hel");
    assertThat(addresses(list)).containsExactly("soeren@o.example");

    var out = Servers.newFolder().resolve("ud.csv");
    assertThat(pip("readers", "export", "--list", "kommando", "--out", out.toString()).status()).isZero();
    assertThat(Files.readString(out)).contains("soeren@o.example;Søren;da;");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out))).isEqualTo("rw-------");

    assertThat(pip("readers", "erase", "SOEREN@o.example").out()).contains("Alt om");
    assertThat(addresses(list)).isEmpty();
    assertThat(bean(Suppressions.class).has("soeren@o.example")).isTrue();
    assertThat(bean(Audit.class).latest(3))
        .allSatisfy(entry -> assertThat(entry.subject()).endsWith("(kommandolinjen)"))
        .extracting(Audit.Entry::act)
        .containsExactly("readers.audit.erased", "readers.audit.exported", "readers.audit.imported");
  }

  @Test
  void refusesWhatThePagesRefuse() throws IOException {
    var archived = list("gammel", ReaderList.Kind.STAFF, false);
    bean(Lists.class).archive(archived, clock().instant());

    var refused = pip("readers", "import", file("a@p.example\n").toString(), "--list", "gammel");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("er arkiveret");
    assertThat(pip("readers", "import", file("a@p.example\n").toString(), "--list", "findes-ikke").err()).contains("gammel");

    var unknown = pip("readers", "erase", "ukendt@p.example");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).isEqualTo("Vi kender ingen læser med adressen ukendt@p.example.\n");
  }

  @Test
  void keepsTheAddressForWhatComesWithTheJob() {
    reader("ansat@p.example", list("job-o", ReaderList.Kind.STAFF, true));

    assertThat(pip("readers", "erase", "ansat@p.example").out()).contains("Kun mailadressen er tilbage");
  }
}
