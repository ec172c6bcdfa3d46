package dk.pip.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.pip.shared.Sha256;
import dk.pip.testing.Await;
import dk.pip.testing.Bundles;
import dk.pip.testing.Documents;
import dk.pip.testing.PipTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The words of what stories bring along are there to be found, and whatever a file does to whoever reads it, it does nothing else.
class ReadDocumentsTest extends PipTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(20);

  private static String imported(String month, String file, byte[] content) {
    var story = "stories/historie-" + month + ".md";
    var bundle = Bundles.smallOf(month).replacing(story, "byline: ", "attachments:\n  - file: files/" + file + "\n    title: Regler for svanerne\nbyline: ").with("files/" + file, content);
    var desk = as(alice).attach("bundle", "u.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver").location();
    bean(dk.pip.documents.Documents.class).readWaiting();
    return desk;
  }

  private static DocumentText known(byte[] content) {
    return bean(dk.pip.documents.Documents.class).find(Sha256.hex(content)).orElseThrow();
  }

  private static List<String> warnings(String desk) {
    return as(alice).get(desk).page().select(".check-warning > span:last-child").eachText().stream().filter(text -> text.contains("ilaget")).toList();
  }

  private static DocumentText read(DocumentKind kind, byte[] content, Duration longest) {
    return DocumentReader.text(kind, content, longest);
  }

  @Test
  void knowsTheWordsOfEachKind() {
    var pdf = Documents.pdfOf("Svanernes aftale", "Side to");
    imported("2038-01", "a.pdf", pdf);
    assertThat(known(pdf)).isEqualTo(new DocumentText.Read("Svanernes aftale\nSide to", 2, false));

    var word = Documents.wordOf("", "Budgetaftalen på Sølager", "Ærlig talt");
    imported("2038-02", "b.docx", word);
    assertThat(known(word)).isInstanceOfSatisfying(DocumentText.Read.class, it -> assertThat(it.text().lines().filter(line -> !line.isBlank())).startsWith("Budgetaftalen på Sølager", "Ærlig talt", "Celle").anyMatch(line -> line.contains("Fodnoten")));

    var open = Documents.openDocumentOf("", "<text:p>Åbne <text:span>or</text:span>d</text:p><text:h>Overskrift</text:h>");
    imported("2038-03", "c.odt", open);
    assertThat(known(open)).isEqualTo(new DocumentText.Read("Åbne ord\nOverskrift", 0, false));
    assertThat(bean(dk.pip.documents.Documents.class).find("0".repeat(64))).isEmpty();
  }

  @Test
  void saysWhatReadersCannotSearchIn() {
    var desk = imported("2038-04", "a.docx", Documents.docx());

    assertThat(warnings(desk)).singleElement().asString().startsWith("Læserne kan ikke søge efter ordene i bilaget »Regler for svanerne«, for Pip kan ikke læse det.");
    assertThat(known(Documents.docx())).isEqualTo(new DocumentText.Unreadable(Unread.BROKEN));

    var scanned = Documents.pdfWithPictures("", "");
    assertThat(warnings(imported("2038-05", "b.pdf", scanned))).singleElement().asString().startsWith("Bilaget »Regler for svanerne« har ingen tekst, som Pip kan læse.");
    assertThat(known(scanned)).isEqualTo(new DocumentText.Unreadable(Unread.NO_WORDS));
  }

  @Test
  void boundsWhatIsTooMuch() {
    var lengthy = Documents.wordOf("", "ord ".repeat(400_000));
    assertThat(read(DocumentKind.DOCX, lengthy, LONG)).isInstanceOfSatisfying(DocumentText.Read.class, it -> {
      assertThat(it.cut()).isTrue();
      assertThat(it.text().length()).isBetween(900_000, DocumentText.MOST_SIGNS);
    });
    var bomb = Documents.wordOf("", "0".repeat(90_000_000));
    assertThat(bomb.length).isLessThan(200_000);
    assertThat(read(DocumentKind.DOCX, bomb, LONG)).satisfiesAnyOf(it -> assertThat(it).isInstanceOf(DocumentText.Unreadable.class), it -> assertThat(((DocumentText.Read) it).cut()).isTrue());
    assertThat(read(DocumentKind.PDF, Documents.pdfPacked("/Filter [/AHx /Fl]", Documents.packed("(a)", 400)), LONG)).isEqualTo(new DocumentText.Unreadable(Unread.TOO_MUCH));
    var pages = Stream.generate(() -> "Side").limit(10_000).toArray(String[]::new);
    assertThat(read(DocumentKind.PDF, Documents.pdfOf(pages), Duration.ofSeconds(3))).isInstanceOf(DocumentText.Read.class);
    assertThat(read(DocumentKind.PDF, Documents.pdfWithoutEnd(), SHORT)).isEqualTo(new DocumentText.Unreadable(Unread.TOO_LONG));
    assertThat(read(DocumentKind.PDF, Documents.pdfOf("Hej"), LONG)).isEqualTo(new DocumentText.Read("Hej", 1, false));
  }

  @Test
  void fetchesNothing() throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
    try {
      var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      for (var target : List.of(address, "file:///etc/hostname")) {
        var head = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + target + "\">]>";
        var hostname = Files.readString(Path.of("/etc/hostname")).strip();
        assertThat(read(DocumentKind.DOCX, Documents.wordOf(head, "Før &e; efter"), LONG).toString()).doesNotContain(hostname);
        assertThat(read(DocumentKind.ODT, Documents.openDocumentOf(head, "<text:p>Før &e; efter</text:p>"), LONG).toString()).doesNotContain(hostname);
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  private static Stream<ProcessHandle> readers() {
    return ProcessHandle.current().children().filter(it -> it.info().command().orElse("").endsWith("/java"));
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor()).isZero();
  }

  @Test
  void goesOnWhenAReaderDiesOrFallsSilent() throws Exception {
    assertThat(read(DocumentKind.PDF, Documents.pdfOf("Et"), LONG)).isEqualTo(new DocumentText.Read("Et", 1, false));
    var idle = DocumentReader.idlingProcesses().getFirst();
    signal("KILL", idle);
    assertThat(read(DocumentKind.PDF, Documents.pdfOf("To"), LONG)).isEqualTo(new DocumentText.Read("To", 1, false));

    var silent = DocumentReader.idlingProcesses().getFirst();
    signal("STOP", silent);
    assertThat(read(DocumentKind.PDF, Documents.pdfOf("Tre"), SHORT)).isEqualTo(new DocumentText.Unreadable(Unread.TOO_LONG));
    assertThat(ProcessHandle.of(silent).filter(ProcessHandle::isAlive)).isEmpty();

    var endless = CompletableFuture.supplyAsync(() -> read(DocumentKind.PDF, Documents.pdfWithoutEnd(), Duration.ofSeconds(3)));
    Await.until("a reader at work", () -> DocumentReader.idlingProcesses().isEmpty() && readers().findAny().isPresent());
    readers().forEach(ProcessHandle::destroyForcibly);
    assertThat(endless.get()).isEqualTo(new DocumentText.Unreadable(Unread.TOO_LONG));
    assertThat(read(DocumentKind.PDF, Documents.pdfOf("Fire"), LONG)).isEqualTo(new DocumentText.Read("Fire", 1, false));
  }

  @Test
  void keepsTheServerFreeWhenManyAreHostile() {
    var endless = Documents.pdfWithoutEnd();
    var readings = new ArrayList<CompletableFuture<DocumentText>>();
    for (var i = 0; i < 20; i++) {
      readings.add(CompletableFuture.supplyAsync(() -> read(DocumentKind.PDF, endless, SHORT), task -> Thread.ofVirtual().start(task)));
    }
    as(emil).get("/").isOk();
    as(alice).get("/redaktion").isOk();
    assertThat(readers().count()).isLessThanOrEqualTo(2);
    // Whoever waits at a page has a process of their own.
    var lines = new ArrayList<String>();
    DocumentReader.lines(DocumentKind.PDF, Documents.pdfOf("Hej"), LONG, (line, _) -> lines.add(line));
    assertThat(lines).containsExactly("Hej");
    assertThat(readings).anyMatch(it -> !it.isDone());
    assertThat(readings).allSatisfy(it -> assertThat(it.join()).isEqualTo(new DocumentText.Unreadable(Unread.TOO_LONG)));
  }

  @Test
  void forgetsTheWordsOfWhatNobodyKeeps() {
    var content = Documents.pdfOf("Glem mig");
    imported("2038-06", "a.pdf", content);
    var documents = bean(dk.pip.documents.Documents.class);
    documents.forgetUnused();
    assertThat(documents.find(Sha256.hex(content))).isPresent();

    var jdbc = bean(JdbcClient.class);
    jdbc.sql("delete from editions.draft_file where attachment = :it").param("it", Sha256.hex(content)).update();
    jdbc.sql("delete from editions.attachment where sha256 = :it").param("it", Sha256.hex(content)).update();
    documents.forgetUnused();
    assertThat(documents.find(Sha256.hex(content))).isEmpty();
  }
}
