package dk.pip.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AddressFilesTest extends PipTest {
  private static final Pattern NAMED = Pattern.compile("url\\(\"([^\"]+)\"\\)");
  private static final Theme OTHER = new Theme("#5a1e6b", "#f2b632");

  @Test
  void namesEachFileByItsOwnContent() throws Exception {
    for (var file : Assets.of(Theme.DEFAULT).all()) {
      if (!file.path().equals(Assets.SHARE_CARD)) {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body()), 0, 8);
        assertThat(file.address()).isEqualTo("/stil/" + hash + "/" + file.path());
      }
    }
  }

  @Test
  void movesNothingButWhatHasOtherColours() {
    var here = Assets.of(Theme.DEFAULT);
    var there = Assets.of(OTHER);

    for (var same : new String[] {"fonts/Roboto-Medium.woff2", "js/htmx.js", Assets.STAFF_STYLE, "setup/colours.js"}) {
      assertThat(there.address(same)).isEqualTo(here.address(same));
    }
    for (var other : new String[] {Assets.STYLE, "img/bird.svg", Assets.SHARE_CARD}) {
      assertThat(there.address(other)).isNotEqualTo(here.address(other));
    }
  }

  @Test
  void servesThemToBeKeptForGood() {
    var assets = Assets.of(bean(Municipality.class).imprint().theme());
    var reader = fresh();
    for (var file : assets.all()) {
      var answer = reader.get(file.address()).isOk();
      assertThat(answer.bytes()).isEqualTo(file.body());
      assertThat(answer.header("Cache-Control").orElseThrow()).contains("immutable");
    }
    namesOnlyWhatIsThere(reader, assets.address(Assets.STYLE));
    reader.get("/stil/0123456789abcdef/css/pip.css").isNotFound();
    reader.get("/stil/0123456789abcdef/css/nothing.css").isNotFound();
  }

  private static void namesOnlyWhatIsThere(Client reader, String sheet) {
    var names = NAMED.matcher(reader.get(sheet).isOk().text()).results().map(name -> name.group(1)).toList();
    assertThat(names).isNotEmpty();
    for (var name : names) {
      reader.get(java.net.URI.create(sheet).resolve(name).toString()).isOk();
    }
  }

  /// What lies in `static/sample` of the tests.
  @Test
  void findsWhatAModuleBrings() {
    var assets = Assets.of(bean(Municipality.class).imprint().theme());
    var reader = fresh();

    assertThat(reader.get(assets.address(Assets.STYLE)).text()).contains("@layer public { .sample-of-tests");
    assertThat(reader.get(assets.address(Assets.STAFF_STYLE)).text()).contains("@layer newsroom { .sample-of-tests");
    assertThat(reader.get(assets.address("sample/sample.js")).isOk().header("Content-Type").orElseThrow()).startsWith("text/javascript");
    namesOnlyWhatIsThere(reader, assets.address("sample/alone.css"));
    assertThatThrownBy(() -> assets.address("sample/public.css")).hasMessageContaining("sample/public.css");
  }

  @Test
  void liesInAFolderWithWhatItNames() {
    var assets = Assets.of(Theme.DEFAULT);
    var files = assets.with(Assets.STYLE);

    assertThat(files).extracting(Assets.File::path).contains(Assets.STYLE, "fonts/Roboto-Regular.woff2");
    var names = NAMED.matcher(new String(files.getFirst().bodyInFolder(), StandardCharsets.UTF_8)).results().map(name -> name.group(1));
    assertThat(names).allMatch(name -> files.stream().anyMatch(file -> name.equals("../" + file.path())));
  }
}
