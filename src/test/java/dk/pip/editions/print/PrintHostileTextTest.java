package dk.pip.editions.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.papers.Fo;
import dk.pip.papers.FoPress;
import dk.pip.papers.PrintPictures;
import dk.pip.pictures.Picture;
import dk.pip.shared.Language;
import dk.pip.testing.Editions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a text, a picture or the town's arms ask for, the press opens nothing that is not the edition's own.
class PrintHostileTextTest {
  private static final Instant AT = Instant.parse("2026-03-12T07:00:00Z");
  private static final String SECRET = "hemmeligheden";

  private final HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private String outside = "";
  private String file = "";

  PrintHostileTextTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
  }

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    server.start();
    outside = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    file = Files.writeString(folder.resolve("hemmelig.txt"), SECRET).toUri().toString();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void printsMarkupAsTextAndOpensNothing() throws Exception {
    var hostile =
        """
        <!DOCTYPE fo [<!ENTITY x SYSTEM "%2$s"><!ENTITY y SYSTEM "%1$sy">]> &x; &y; &#60;b&#62;

        <fo:external-graphic src="url('%1$sa.svg')"/> <fox:external-document src="%1$sb.pdf"/>
        <xi:include href="%2$s" parse="text"/> ]]> <?xml-stylesheet href="%1$sc.xsl"?>

        ![et](%1$sd.png) ![to](%2$s) ![tre](data:image/svg+xml;base64,PHN2Zz4=)

        [fire](%1$s') "onload=x() [fem](<%1$se)b> "titel")
        """
            .formatted(outside, file);
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Thanks("Tak <fo:block>&x;", hostile));
    blocks.add(new Block.PullQuote("</fo:block><fo:external-graphic src='" + outside + "q.svg'/>", "]]>&y;"));

    var text = text(new PrintRenderer().render(Editions.only(blocks.getFirst()), AT));
    var quote = text(new PrintRenderer().render(Editions.only(blocks.getLast()), AT));

    assertThat(text).contains("<fo:external-graphic").contains("&x;").doesNotContain(SECRET);
    assertThat(quote).contains("</fo:block>");
    assertThat(asked).isEmpty();
  }

  /// Pictures are read and written anew before they come here; the press does not rely on it.
  @Test
  void followsNoPictureThatIsADrawing() {
    var drawing =
        """
        <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "%2$s">]>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">
        <image xlink:href="%1$sbillede.png" width="9" height="9"/><use xlink:href="%1$stegning.svg#a"/>
        <style>@import url(%1$sstil.css);</style><script xlink:href="%1$sscript.js"/><text>&x;</text></svg>
        """
            .formatted(outside, file)
            .getBytes(StandardCharsets.UTF_8);
    var picture = new Picture("0".repeat(64), Picture.Format.PNG, 100, 100, drawing);
    var arms = new Imprint("Ellebæk", "pip", "", Theme.DEFAULT, picture, null, "", "", "");
    var use = new PictureUse("a.png", "En tegning", false, null, null);
    var whole = Editions.manuscript("Test", List.of(new Block.Pictures(null, List.of(use))), Language.DA, arms);

    try {
      var pdf = new PrintRenderer().render(new Manuscript(whole.edition(), arms, Map.of("a.png", picture)), AT);
      assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("printed");
    }

    assertThat(asked).isEmpty();
  }

  /// Should an address ever come to the engine.
  @Test
  void opensNoAddressThatTheEngineIsGiven() {
    var press = new FoPress(new PrintPictures(), new FoPress.About("a", "b", "c", AT));
    for (var address : List.of(outside + "x.png", file, "jar:" + file + "!/x.png", "/etc/hostname", "picture:none")) {
      var flow = Fo.of("flow").set("flow-name", "xsl-region-body");
      flow.add(Fo.block().add("Et ord ").add(Fo.of("external-graphic").set("src", "url('" + address + "')")));
      var master =
          Fo.of("simple-page-master")
              .set("master-name", "page")
              .set("page-width", "210mm")
              .set("page-height", "297mm")
              .add(Fo.of("region-body"));
      var document = Fo.of("root").set("font-family", "Roboto").set("xml:lang", "da");
      document.add(Fo.of("layout-master-set").add(master));
      document.add(Fo.of("page-sequence").set("master-reference", "page").add(flow));

      assertThat(press.print(document, new ByteArrayOutputStream()).pages()).isEqualTo(1);
    }

    assertThat(asked).isEmpty();
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
