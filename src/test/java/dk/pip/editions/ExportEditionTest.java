package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.testing.Bundles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportEditionTest extends EditionTest {

  @Test
  void givesBackWhatWasBroughtIn() throws IOException {
    var bundle = Bundles.march();
    var desk = imported(bundle);

    var export = as(alice).get(desk + "/udgave.zip").isOk();

    assertThat(export.header("Content-Disposition").orElseThrow()).contains("pip-2026-03.zip");
    var files = BundleFiles.readZip(new ByteArrayInputStream(export.bytes()));
    assertThat(files.files().keySet()).isEqualTo(bundle.files().keySet());
    for (var file : bundle.files().entrySet()) {
      assertThat(files.files().get(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
    }
    as(alice).attach("bundle", "igen.zip", "application/zip", export.bytes()).post(DESK).redirectsTo(desk);
    assertThat(as(alice).get(desk + "/udgave.zip").bytes()).isEqualTo(export.bytes());
  }

  @Test
  void refusesOthersThanEditors() {
    var desk = imported(Bundles.small());
    for (var person : List.of(bob, charlie)) {
      as(person).get(desk + "/udgave.zip").isForbidden();
    }
    as(emil).get(desk + "/udgave.zip").sendsToSignIn();
  }
}
