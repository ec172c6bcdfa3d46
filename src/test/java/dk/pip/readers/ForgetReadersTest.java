package dk.pip.readers;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.shared.Language;
import dk.pip.shared.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgetReadersTest extends ReaderTest {
  private static final ReaderRetention retention = bean(ReaderRetention.class);

  @Test
  void forgetsThoseWhoHaveLeftButNotTheirNo() throws IOException {
    var list = publicList("kort");
    reader("bliver@en.example", list);
    var leaving = reader("gaar@en.example", list);
    bean(Subscriptions.class).leave(leaving, list, Leaving.by(Leaving.How.LINK), clock().instant());
    var days = Duration.ofDays(90);

    clock().move(days.minusHours(1));
    assertThat(retention.forget()).isZero();
    clock().move(Duration.ofHours(2));
    assertThat(retention.forget()).isEqualTo(1);

    var readers = bean(Readers.class);
    assertThat(readers.find("gaar@en.example")).isEmpty();
    assertThat(readers.find("bliver@en.example")).isPresent();
    var imports = bean(ReaderImports.class);
    var file = new ByteArrayInputStream("gaar@en.example\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var id = imports.upload(null, "Alice", list, "igen.csv", file);
    imports.begin(null, id, new CsvFormat(';', false, List.of(CsvFormat.Column.ADDRESS)), "Papir");
    imports.runWaiting();
    assertThat(readers.find("gaar@en.example")).as("no import brings them back").isEmpty();
  }

  @Test
  void forgetsSignUpsThatNobodyConfirmed() {
    var list = publicList("venter");
    var wording = bean(Subscriptions.class).wording("1-da", "Ja tak");
    var token = Tokens.hash("x");
    var asked = new Pending("venter@en.example", "", Language.DA, List.of(list), wording, "/tilmeld", clock().instant());
    bean(PendingSignUps.class).put(token, asked);

    clock().move(SignUps.WAITS.minusHours(1));
    retention.forget();
    assertThat(bean(SignUps.class).pending("x")).isPresent();
    clock().move(Duration.ofHours(2));
    assertThat(bean(SignUps.class).pending("x")).isEmpty();
    retention.forget();
    clock().move(SignUps.WAITS.negated());
    assertThat(bean(SignUps.class).pending("x")).as("gone for good").isEmpty();
  }
}
