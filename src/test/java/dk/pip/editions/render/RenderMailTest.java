package dk.pip.editions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import dk.pip.testing.MailEditions;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class RenderMailTest {
  private static final Instant DATE = Instant.parse("2026-03-12T07:00:00Z");
  private static final String ID = "2026-03.public@pip.ellebaek.example";

  private final MailRenderer renderer = new MailRenderer();

  @Test
  void closesACaptionBeforeItsCredit() throws Exception {
    var pictures = new ArrayList<PictureUse>();
    for (var caption : List.of("Krydset ved Torvet", "Bænken.", "Hvad nu?", "»Kom nu.«")) {
      pictures.add(new PictureUse("pictures/baenken.jpg", "En bænk", false, caption, "Foto: Per"));
    }
    var message = parse(render(MailEditions.manuscript(List.of(new Block.Pictures(null, pictures)), MailEditions.SITE)).message("alice@ellebaek.example", DATE, ID));

    assertThat(Jsoup.parse(html(message)).text())
        .contains("Krydset ved Torvet. Foto: Per", "Bænken. Foto: Per", "Hvad nu? Foto: Per", "»Kom nu.« Foto: Per");
  }

  @Test
  void partsTheTitlesOfStories() throws Exception {
    var message = parse(render(MailEditions.every()).message("alice@ellebaek.example", DATE, ID));

    assertThat(Jsoup.parse(html(message)).select("div:contains(Også i dette nummer) > a")).isNotEmpty().allSatisfy(link -> assertThat(link.attr("style")).contains("margin-bottom:5px"));
  }

  @Test
  void saysEveryBlockInBothParts() throws Exception {
    var message = parse(render(MailEditions.every()).message("alice@ellebaek.example", DATE, ID));
    var html = Jsoup.parse(html(message)).text();
    var text = text(message).replaceAll("\\s+", " ");

    for (var part : List.of(html, text)) {
      assertThat(part)
          .contains(
              "Det er blevet lyst, når vi går hjem.",
              "Mette og Per, Kommunikation",
              "Også i dette nummer",
              "Bænken, der kan snakke, vandt",
              "Nu bygger kommunen en bænk, hvor man aldrig sidder alene.",
              "Af Kommunikation og 6.b på Åskolen",
              "Aftalen, der kan stå på én side",
              "Det begyndte med en lap papir. På den stod der bænk og lyd, og mere var der ikke.",
              "Et forslag fra tre klasser",
              "Plads til en kørestol ved siden af",
              "Vi troede ikke, at de ville lytte.",
              "Sara, 6.b",
              "Skaterbanen",
              "De to målte selv op",
              "Halvtreds borgere svarer.",
              "Det bedste er, at der er plads til at skrive",
              "Tove Lind, leder af Solgården",
              "Åbning i regnvejr",
              "Borgmesteren kom også.",
              "90.000 kr. delt ud",
              "Kilde: Referat af elevbyrådsdagen, 3. februar",
              "Koncert i musikskolens gård",
              "Torsdag 19. marts kl. 17.00 til 18.30",
              "Tilmelding senest mandag 16. marts.",
              "Arrangør: Musikskolen",
              "Hvor mange gadelamper har Ellebæk?",
              "4.117",
              "Svar senest fredag 27. marts kl. 12.00.",
              "Sådan lyder bænken",
              "Den kan ses til og med torsdag 31. december.",
              "Hej, jeg er en bænk.",
              "»Ellebæk viser, at gadelys kan slukke for støjen«",
              "Fagbladet Teknik og Miljø, 2. marts 2026",
              "Åse har låst op i 31 år.",
              "Gælder til og med fredag 1. maj.",
              "Torsdag 9. april.",
              "Send os dit tip senest fredag 27. marts.",
              "Det handler om vand.",
              "Du får denne mail, fordi redaktionen har sendt dig en prøve på pip fra Ellebæk Kommune.",
              "Rådhustorvet 1, 9999 Ellebæk")
          .doesNotContain("Hemmeligt");
    }
  }

  /// The palette's colours can be read on each other, whatever the municipality picks.
  @Test
  void hasNoColoursButThoseOfThePages() {
    var palette = Palette.of(MailEditions.every().imprint().theme());
    var used = Pattern.compile("#[0-9a-fA-F]{6}\\b").matcher(render(MailEditions.every()).html()).results().map(MatchResult::group).toList();

    assertThat(used).hasSizeGreaterThan(50);
    assertThat(Stream.of(palette.light(), palette.dark()).flatMap(scheme -> scheme.colours().values().stream())).containsAll(used);
  }

  @Test
  void linksToTheSiteOnlyWhereItIsKnown() {
    var known = render(MailEditions.every());
    var unknown = render(MailEditions.manuscript(MailEditions.everyKind(), null));

    for (var part : List.of(known.html(), known.text())) {
      assertThat(part)
          .contains(
              "https://pip.ellebaek.example/udgaver/2026-03", "https://pip.ellebaek.example/nyheder/2026/baenken");
    }
    for (var part : List.of(unknown.html(), unknown.text())) {
      assertThat(part).doesNotContain("/udgaver/", "/nyheder/").contains("https://video.example/baenk");
    }
  }

  @Test
  void loadsNothingWhenOpened() throws Exception {
    var mail = render(MailEditions.every());
    var message = parse(mail.message(null, DATE, ID));
    var page = Jsoup.parse(html(message));

    assertThat(page.select("script, link, iframe, object, video, form, base")).isEmpty();
    assertThat(page.select("[src]").eachAttr("src")).isNotEmpty().allMatch(source -> source.startsWith("cid:"));
    assertThat(page.select("[background], [srcset]")).isEmpty();
    assertThat(html(message)).doesNotContain("url(", "@import", "<mj-");
    var carried = pictures(message).keySet().stream().map(id -> "cid:" + id).toList();
    assertThat(page.select("img").eachAttr("src")).containsAll(carried);
    assertThat(carried).containsAll(page.select("img").eachAttr("src"));
  }

  @Test
  void canBeReadByEarAndWithoutPictures() {
    var page = Jsoup.parse(render(MailEditions.every()).html());

    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("da");
    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("ltr");
    assertThat(page.title()).isEqualTo("Bænken, der kan snakke, vandt");
    assertThat(page.expectFirst("[role=article]").attr("aria-label")).isEqualTo("Bænken, der kan snakke, vandt");
    assertThat(page.select("img")).isNotEmpty().allMatch(image -> image.hasAttr("alt"));
    assertThat(page.select("img").eachAttr("alt")).contains("Tre børn sidder tæt sammen på en buet, rød bænk");
    assertThat(page.select("table:not([role=presentation])")).allMatch(table -> !table.select("th").isEmpty());
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
  }

  @Test
  void shortensFortyStoriesUntilTheyFit() {
    var mail = render(MailEditions.forty());

    assertThat(mail.htmlBytes()).isLessThan(MailRenderer.MOST_HTML_BYTES + 1).isGreaterThan(80_000);
    assertThat(mail.shortened().stories()).isNotEmpty().endsWith("Historie nummer 40").doesNotContain("Bænken");
    assertThat(mail.shortened().blocks()).isZero();
    assertThat(mail.html()).contains("Historie nummer 40", "/nyheder/2026/historie-40");
    assertThat(mail.text().split("Nu bygger kommunen den\\.", -1)).hasSize(1 + 1 + 39 * 3);
  }

  @Test
  void staysSmallWhateverStandsInIt() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Greeting("<b>&\"ord\" ".repeat(20_000), null));
    for (var i = 0; i < 199; i++) {
      blocks.add(new Block.InfoBox("Boks " + i, "Æøå ".repeat(400), null));
    }
    var mail = render(MailEditions.manuscript(blocks, null));

    assertThat(mail.htmlBytes()).isLessThanOrEqualTo(MailRenderer.MOST_HTML_BYTES);
    assertThat(mail.shortened().texts()).isTrue();
    assertThat(mail.shortened().blocks()).isPositive();
    assertThat(mail.html()).contains("Der er mere i dette nummer.", "Boks 3");
    assertThat(mail.text()).contains("Boks 198");
  }

  @Test
  void tellsWhenNothingWasShortened() {
    assertThat(render(MailEditions.every()).shortened().nothing()).isTrue();
  }

  @Test
  void carriesPicturesWhileThereIsRoomTheLeadsFirst() throws Exception {
    var blocks = new ArrayList<Block>();
    var manuscript = MailEditions.every();
    var pictures = new LinkedHashMap<>(manuscript.pictures());
    for (var i = 0; i < 5; i++) {
      var bytes = new byte[150_000];
      bytes[0] = (byte) i;
      pictures.put("pictures/" + i + ".jpg", MailEditions.picture(Picture.Format.JPEG, 100, 100, bytes));
      var use = new PictureUse("pictures/" + i + ".jpg", "Motiv " + i, false, "Billedtekst " + i, null);
      blocks.add(new Block.Pictures(null, List.of(use)));
    }
    blocks.add(new Block.StoryTeaser(MailEditions.lead(), null));
    var edition = MailEditions.manuscript(blocks, null).edition();
    var mail = render(new Manuscript(edition, manuscript.imprint(), pictures));

    assertThat(mail.pictures().getFirst()).isEqualTo(pictures.get("pictures/baenken.jpg"));
    assertThat(pictures(parse(mail.message(null, DATE, ID))).values().stream().mapToInt(part -> part.length).sum())
        .isLessThanOrEqualTo(400_000);
    assertThat(mail.leftOut()).containsExactly("pictures/2.jpg", "pictures/3.jpg", "pictures/4.jpg");
    assertThat(mail.html()).contains("Motiv 1", "Billedtekst 4").doesNotContain("Motiv 4");
  }

  @Test
  void makesPhotographsSmallerBeforeItLeavesThemOut() {
    var pictures = new LinkedHashMap<String, Picture>();
    var uses = new ArrayList<PictureUse>();
    for (var i = 0; i < 4; i++) {
      pictures.put("pictures/" + i + ".jpg", MailEditions.photograph(i));
      uses.add(new PictureUse("pictures/" + i + ".jpg", "Motiv " + i, false, null, null));
    }
    var manuscript = MailEditions.manuscript(List.of(new Block.Pictures(null, uses)), null);
    var mail = render(new Manuscript(manuscript.edition(), manuscript.imprint(), pictures));

    assertThat(mail.pictures()).extracting(Picture::width).contains(1104, 552);
    assertThat(mail.pictures().stream().mapToInt(picture -> picture.bytes().length).sum())
        .isLessThanOrEqualTo(400_000);
  }

  @Test
  void speaksEnglishAndKnowsTheStaffSite() {
    var edition = MailEditions.every().edition();
    var staff =
        new Edition(
            edition.number(),
            null,
            edition.month(),
            "News",
            Audience.STAFF,
            Language.EN,
            null,
            edition.blocks());
    var mail = render(new Manuscript(staff, MailEditions.imprint(MailEditions.SITE), MailEditions.pictures()));

    assertThat(Jsoup.parse(mail.html()).expectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(mail.text())
        .contains(
            "No. 3",
            "Read on at the staff site:\nhttps://pip.ellebaek.example/medarbejder/nyheder/2026/god-by",
            "https://pip.ellebaek.example/medarbejder/udgaver/2026-03",
            "Answer by Friday 27 March at 12:00.");
  }

  @Test
  void showsItsPicturesAsFilesOnAPageOfItsOwn() {
    var mail = render(MailEditions.every());
    var page = Jsoup.parse(mail.page(picture -> "billeder/" + picture.sha256() + "." + picture.format().extension()));

    assertThat(page.select("img").eachAttr("src")).isNotEmpty().allMatch(source -> source.startsWith("billeder/"));
  }

  @Test
  void writesNamesAndSubjectsInAnyLetters() throws Exception {
    var title = "Så blev det forår i Ellebæk 🌷 og »Tryllefløjten« får premiere på Åskolen den nittende";
    var mail = render(MailEditions.manuscript(title, MailEditions.everyKind(), null));
    var bytes = mail.message("bodil@ellebaek.example", DATE, ID);
    var message = parse(bytes);

    assertThat(message.getSubject()).isEqualTo(title);
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("pip, Ellebæk Kommune");
    assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("pip@ellebaek.example");
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isASCII().doesNotContainPattern("(?<!\r)\n");
    assertThat(new String(bytes, StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 998);
  }

  @Test
  void isFromTheAddressThatSendsItAndAnswersGoToTheEditors() throws Exception {
    var message = parse(render(MailEditions.every()).message("bodil@ellebaek.example", DATE, ID));

    assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("pip@ellebaek.example");
    assertThat(message.getHeader("Reply-To")).containsExactly("redaktion@ellebaek.example");
  }

  @Test
  void leavesAnswersToTheSenderWhereTheEditorsReadItsMail() throws Exception {
    var same = parse(from("redaktion@ellebaek.example", "Redaktion@ellebaek.example"));
    assertThat(same.getHeader("Reply-To")).isNull();

    var none = parse(from("", "redaktion@ellebaek.example"));
    assertThat(((InternetAddress) none.getFrom()[0]).getAddress()).isEqualTo("redaktion@ellebaek.example");
    assertThat(none.getHeader("Reply-To")).isNull();

    var letters = parse(from("pip@ellebæk.example", ""));
    assertThat(((InternetAddress) letters.getFrom()[0]).getAddress()).isEqualTo("pip@xn--ellebk-tua.example");
  }

  private byte[] from(String sender, String contact) {
    var whole = MailEditions.every();
    var by = whole.imprint();
    var imprint =
        new Imprint(
            by.municipality(), by.newsletter(), by.tagline(), by.theme(), by.arms(), by.site(), sender, contact, "");
    return render(new Manuscript(whole.edition(), imprint, whole.pictures())).message(null, DATE, ID);
  }

  @Test
  void letsNoTitleBeginAHeader() throws Exception {
    var mail = render(MailEditions.manuscript("Nyt\r\nBcc: emil@ellebaek.example\r\n\r\nHej", List.of(), null));
    var message = parse(mail.message(null, DATE, ID));

    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getSubject()).isEqualTo("Nyt Bcc: emil@ellebaek.example Hej");
    assertThatThrownBy(() -> mail.message("a@b.example\r\nBcc: c@d.example", DATE, ID))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mail.message(null, DATE, "a@b\r\nBcc: c@d.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsHostileTextAsText() {
    var bad =
        "<script>alert(1)</script><img src=https://x.example/p.gif> &lt;b&gt; </mj-text><mj-include path=\"/x\"/>";
    var body =
        bad
            + "\n\n[klik](javascript:alert(1)) [data](data:text/html,x) [ok](https://ok.example/\"onclick=x)"
            + "\n\n![sporer](https://x.example/pixel.gif)\n\n<div onclick=alert(1)>hej</div>\n";
    var story = MailEditions.story("slem", bad, body);
    var blocks = List.<Block>of(new Block.StoryInFull(story), new Block.PullQuote(bad, bad));
    var mail = render(MailEditions.manuscript(bad, blocks, MailEditions.SITE));
    var page = Jsoup.parse(mail.html());

    assertThat(page.select("script, img, mj-include, mj-text, [onclick]")).isEmpty();
    assertThat(page.select("a").eachAttr("href")).noneMatch(link -> link.matches("(javascript|data):.*"));
    assertThat(page.title()).isEqualTo(bad);
    assertThat(page.expectFirst("h2").text()).isEqualTo(bad);
    assertThat(page.select("blockquote").text()).contains(bad);
    assertThat(page.text()).contains("sporer", "<div onclick=alert(1)>hej</div>");
  }

  @Test
  void keepsTheBlocksApartWhateverTheirTextsHold() {
    var table =
        "| a | b |\n| --- | --- |\n| c | d |\n\n| only a head |\n| --- |\n\n> - 1. deep\n>   | e |\n>   | - |\n";
    var when = LocalDateTime.of(2026, 3, 19, 17, 0);
    var mail =
        render(
            MailEditions.manuscript(
                List.of(
                    new Block.Greeting(table, null),
                    new Block.Invitation("Fest", when, null, "Haven", null, table, null, null),
                    new Block.InfoBox("Boks", table, null),
                    new Block.Thanks("Tak", "Sidst")),
                null));

    assertThat(mail.html()).doesNotContain("<mj-");
    assertThat(Jsoup.parse(mail.html()).select("td > div > h2").eachText()).contains("Boks", "Tak");
  }

  @Test
  void writesTheSameBytesForTheSameInput() {
    var one = render(MailEditions.every()).message("alice@ellebaek.example", DATE, ID);

    assertThat(render(MailEditions.every()).message("alice@ellebaek.example", DATE, ID)).isEqualTo(one);
    assertThat(new String(one, StandardCharsets.US_ASCII))
        .contains("Date: Thu, 12 Mar 2026 08:00:00 +0100", "Message-ID: <" + ID + ">", "Content-Language: da");
  }

  @Test
  void keepsTheTextPartNarrowAndFreeOfMarks() {
    var text = render(MailEditions.every()).text();

    assertThat(text.lines()).allMatch(line -> line.length() <= 72 || line.startsWith("https://"));
    assertThat(text).doesNotContain("**", "](", "## ", "| ", "&amp;", "<");
    assertThat(text.lines()).contains("https://eksempel.example/referat?a=1&b=2", "koncert@ellebaek.example");
  }

  @Test
  void endsWithHowToStop() {
    var page = URI.create("https://pip.ellebaek.example/afmeld/abc");
    var footer = new MailFooter(MailFooter.Reason.SUBSCRIBED, page);
    var subscribed = renderer.render(MailEditions.every(), footer);

    assertThat(Jsoup.parse(subscribed.html()).select("a[href=" + page + "]").text()).isEqualTo("Meld dig fra");
    assertThat(subscribed.text()).contains("Meld dig fra:\n" + page);
    var subscribedByHand = new MailFooter(MailFooter.Reason.SUBSCRIBED, null);
    assertThat(renderer.render(MailEditions.every(), subscribedByHand).text().replaceAll("\\s+", " "))
        .contains("Vil du ikke have den mere, så skriv til redaktion@ellebaek.example.");
  }

  private MailForm render(Manuscript manuscript) {
    return renderer.render(manuscript, MailFooter.TEST);
  }

  private static MimeMessage parse(byte[] bytes) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private static String text(MimeMessage message) throws Exception {
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    var part = ((Multipart) message.getContent()).getBodyPart(0);
    assertThat(part.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    return (String) part.getContent();
  }

  private static String html(MimeMessage message) throws Exception {
    var part = ((Multipart) message.getContent()).getBodyPart(1);
    return (String) (part.getContent() instanceof Multipart related ? related.getBodyPart(0) : part).getContent();
  }

  private static LinkedHashMap<String, byte[]> pictures(MimeMessage message) throws Exception {
    var related = (Multipart) ((Multipart) message.getContent()).getBodyPart(1).getContent();
    var pictures = new LinkedHashMap<String, byte[]>();
    for (var i = 1; i < related.getCount(); i++) {
      BodyPart part = related.getBodyPart(i);
      assertThat(part.getDisposition()).isEqualTo("inline");
      var id = part.getHeader("Content-ID")[0];
      pictures.put(id.substring(1, id.length() - 1), part.getInputStream().readAllBytes());
    }
    return pictures;
  }
}
