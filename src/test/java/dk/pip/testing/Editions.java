package dk.pip.testing;

import dk.pip.editions.Attachment;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.FollowedPromise;
import dk.pip.editions.FollowedState;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.PressArticle;
import dk.pip.editions.RelatedStory;
import dk.pip.editions.Story;
import dk.pip.editions.StoryAdditions;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Editions made in code, with pictures drawn in code: a whole one, and awkward ones.
public final class Editions {
  public static final Imprint IMPRINT =
      new Imprint(
          "Ellebæk Kommune",
          "pip",
          "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
          Theme.DEFAULT,
          null,
          URI.create("https://pip.ellebaek.example"),
          "pip@ellebaek.example",
          "redaktion@ellebaek.example",
          "Rådhustorvet 1, 9999 Ellebæk");

  private static final Attachment ATTACHMENT = new Attachment("ab".repeat(32), Attachment.Kind.PDF, new byte[1_234_567]);

  public static final String LONG_WORD =
      "speciallægepraksisplanlægningsstabiliseringsperiodekoordinationsudvalgsmedlemmer";

  public static final String BENCH =
      """
      Det begyndte med en lap papir. Tre klasser fra Åskolen, Møllevang og Søndre Skole havde hver for sig skrevet, at \
      der mangler et sted at sidde, når man ikke har nogen at være sammen med. På gulvet i byrådssalen fandt de ud af, \
      at de ville det samme, og så gik der ni minutter, før de havde ét forslag i stedet for tre.

      – Vi sad og kiggede på hinandens tegninger, og så var det jo den samme bænk, siger Sara fra 6.b.

      ## Bænken svarer igen

      Bænken bliver rund, så man ikke kan sætte sig med ryggen til nogen. I ryglænet sidder en lille højttaler, og på \
      knappen ved siden af kan man optage en hilsen på højst tyve sekunder. Den næste, der sætter sig, hører hilsenen. \
      Det er eleverne selv, der skal skrive reglerne for, hvad man må sige, og det er kommunens **materielgård**, der \
      bygger den sammen med sløjdholdet på Møllevang.

      > Vi troede ikke, at de ville lytte. Så rejste borgmesteren sig og spurgte, hvor høj den skulle være.
      > — Sara, 6.b på Åskolen

      Den skal stå ved Søtorvet senest 1. september. Der er sat 90.000 kroner af, og det er elevbyrådets egne penge: \
      hvert år får eleverne en pulje, som de selv bestemmer over, og som skal være brugt, før det næste elevbyråd mødes.

      ## Sådan gik afstemningen

      | Forslag | Stemmer |
      | --- | --- |
      | Bænken, der kan snakke | 121 |
      | Lys på stien ved åen | 64 |
      | Drikkevand i parken | 27 |

      Da stemmerne var talt op, lovede borgmesteren to ting, som nu står i den aftale, begge parter har skrevet under:

      1. Bænken bliver sat op, og eleverne er med, når den bliver indviet.
      2. De to andre forslag bliver ikke glemt. Lyset på stien er med i budgettet for næste år, og svaret om \
      drikkevand kommer inden sommerferien.
      3. Elevbyrådet får svar, også hvis svaret er nej.

      - Har du en idé til reglerne? Skriv dem på en seddel på biblioteket.
      - Er du god til at svejse? Materielgården vil gerne høre fra dig.

      Læs mere om elevbyrådet på [kommunens side](https://pip.ellebaek.example/elevbyraad).
      """;

  public static final String AGREEMENT =
      """
      Når plejecentret Solgården og direktionen taler om næste år, fylder aftalen nu én side. Den siger, hvad begge \
      parter lover, og hvornår vi ser på det igen. Uenigheden står der også.

      Tidligere var aftalen på 24 sider, og ingen kunne huske, hvad der stod i den. Nu hænger den på væggen i \
      vagtstuen, og beboernes pårørende kan læse den, når de venter på kaffen. Arbejdet med at skrive kort har taget \
      længere tid, end det tog at skrive langt, fortæller leder Tove Lind.

      ## To løfter hver vej

      Solgården lover, at ingen beboer venter mere end ti minutter på hjælp om morgenen, og at de nye medarbejdere får \
      en makker de første tre måneder. Direktionen lover, at vikarbudgettet bliver liggende på Solgården, og at der \
      ikke kommer nye skemaer, før et gammelt er taget væk.

      Det sidste løfte var det sværeste. Økonomiafdelingen mente, at dokumentationen var nødvendig, og Solgården \
      mente, at tiden hørte til hos beboerne. Den uenighed står nu på aftalen med begge parters ord, og den bliver \
      taget op igen til oktober.

      > Det bedste er, at der er plads til at skrive, hvad vi ikke blev enige om.
      > — Tove Lind, leder af Solgården

      Halvvejs i året mødes de og ser på, hvordan det går. Hvis et løfte ikke kan holdes, skal den, der gav det, sige \
      det først. Det er den eneste regel for mødet, og den har vist sig at være nok.

      ![To personer ved et bord med et ark papir](pictures/aftale.jpg "Aftalen fylder én side og hænger i vagtstuen.")

      De næste, der skal skrive aftale på én side, er bibliotekerne og materielgården. Begge steder er medarbejderne \
      gået i gang med at samle, hvad der skal stå, og hvad der kan undværes. Planen er, at alle kommunens \
      institutioner har en aftale på én side inden udgangen af næste år, og at de ligger samlet på hjemmesiden, så \
      borgerne kan se, hvad de kan regne med.
      """;

  public static final String DEBATE =
      """
      Halvtreds borgere, fire i panelet og et spørgsmål fra bagerste række, som ingen kunne svare på: Hvem bestemmer, \
      hvad en by skal bruges til, når alle, der boede i den, da den blev bygget, er døde?

      Biblioteket var fyldt, og der blev læst op af breve, som ellebækkere har skrevet til fremtiden. Et barn ønskede \
      sig en by uden støj. En pensioneret murer ønskede sig huse, der kan skilles ad igen.

      Panelet var ikke enigt om ret meget. Men da aftenen var forbi, havde alle fire skrevet én sætning på tavlen, og \
      de fire sætninger handlede alle om at kunne gå hjem alene om aftenen.
      """;

  private Editions() {}

  /// An edition with every kind of block.
  public static Manuscript everyBlock() {
    return manuscript("Bænken, der kan snakke, vandt", everyKind());
  }

  public static List<Block> everyKind() {
    return List.of(
        new Block.Greeting(
            "Kære læser\n\nDet er blevet lyst, når vi går hjem. Det kan man høre i historierne: Der bliver bygget, "
                + "sunget og stemt, og der er en bænk, som svarer igen.",
            "Mette og Per, Kommunikation"),
        new Block.AlsoInThisIssue(),
        new Block.StoryInFull(bench()),
        new Block.Invitation(
            "Koncert i musikskolens gård",
            LocalDateTime.of(2026, 3, 19, 17, 0),
            LocalDateTime.of(2026, 3, 19, 18, 30),
            "Møllegade 4",
            LocalDateTime.of(2026, 3, 17, 12, 0),
            "Tag en trøje med. Vi giver kakao.",
            "https://pip.ellebaek.example/koncert",
            "Ellebæk Musikskole"),
        new Block.StoryInFull(
            story(
                "aftalen",
                "Aftalen, der kan stå på én side",
                "Dialog og aftaler",
                "Solgården og direktionen har skrevet to løfter hver og én uenighed. Det er nok.",
                "Ledelse og Udvikling",
                null,
                AGREEMENT)),
        new Block.PullQuote(
            "En by er ikke færdig, fordi husene er det.", "Spørgsmål fra bagerste række, biblioteket 4. marts"),
        new Block.Numbers(
            "Elevbyrådsdagen i tal",
            List.of(
                new Block.Figure("14", null, "klasser med forslag"),
                new Block.Figure("212", null, "elever stemte"),
                new Block.Figure("90.000", "kr.", "delt ud")),
            "Referat af elevbyrådsdagen, 3. februar"),
        new Block.StoryTeaser(
            story(
                "god-by",
                "Hvad er en god by om hundrede år?",
                "Debat",
                "Halvtreds borgere, fire i panelet og et spørgsmål fra bagerste række.",
                "Biblioteket",
                use("pictures/by.jpg", "En by set fra åen", null),
                DEBATE),
            null),
        new Block.Quiz(
            "Hvem lyser om natten?",
            "Hvilket sted i Ellebæk har flest gadelygter pr. indbygger?",
            List.of("Havnen", "Lysparken", "Stien langs åen"),
            LocalDateTime.of(2026, 3, 12, 8, 0),
            LocalDateTime.of(2026, 4, 1, 12, 0),
            "Skriv svaret til [redaktionen](mailto:redaktion@ellebaek.example). Vi trækker lod om en lygte.",
            "Hemmelige Lysparken er det rigtige svar."),
        new Block.Video(
            "Lyden af et lydløst kryds",
            "https://film.example/krydset?id=7",
            use("pictures/kryds.jpg", "Et vejkryds om aftenen", null),
            "2:40",
            LocalDate.of(2026, 12, 31),
            "Vejassistent Ole fortæller om krydset."),
        new Block.PressMention(
            "Ellebæk viser, at gadelys kan slukke for støjen",
            "Fagbladet Teknik og Miljø",
            LocalDate.of(2026, 3, 2),
            "https://fagblad.example/lys"),
        new Block.VoteCall("Skal bænken flyttes til søen?", List.of("Ja", "Nej"), null, LocalDateTime.of(2026, 3, 20, 12, 0), "skal-baenken-flyttes-k7wp", "Den står nu ved *vejen*."),
        new Block.Thanks(
            "Tak til Birthe", "Birthe Krogh har åbnet svømmehallen kl. 6 i **31 år**. Nu sover hun længe."),
        followUp(),
        new Block.InfoBox(
            "Nye åbningstider på genbrugspladsen",
            "Fra 1. april kan du komme:\n\n- mandag til fredag 7-20\n- lørdag og søndag 9-17",
            LocalDate.of(2026, 9, 30)),
        new Block.Pictures(
            "Åbning i regnvejr",
            List.of(
                use("pictures/baenken.jpg", "Tre børn klipper en snor over", "Borgmesteren kom også."),
                use("pictures/by.jpg", "Paraplyer ved Søtorvet", "Regnen kom klokken ti."),
                new PictureUse("pictures/kryds.jpg", "", true, null, null))),
        new Block.NextIssue(LocalDate.of(2026, 4, 9), null, LocalDate.of(2026, 3, 27), "Vi skriver om vand."));
  }

  public static Story bench() {
    return new Story(
        "baenken",
        "Bænken, der kan snakke, vandt",
        "Bænken, der kan snakke",
        "Elevbyrådsdag",
        "Tre klasser slog deres forslag sammen på gulvet i byrådssalen. Nu bygger kommunen en bænk, hvor man aldrig "
            + "sidder alene.",
        "Kommunikation og 6.b på Åskolen",
        LocalDate.of(2026, 3, 12),
        new PictureUse(
            "pictures/baenken.jpg",
            "Tre børn sidder tæt sammen på en buet, rød bænk",
            false,
            "Bænken skal stå ved Søtorvet senest 1. september.",
            "Tegning: 6.b"),
        "https://pip.ellebaek.example/referat",
        "Læs hele referatet",
        BENCH);
  }

  /// Forty stories of different lengths.
  public static Manuscript fortyStories() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.AlsoInThisIssue());
    var bodies = List.of(DEBATE, AGREEMENT, BENCH);
    for (var i = 0; i < 40; i++) {
      blocks.add(
          new Block.StoryInFull(
              story(
                  "historie-" + i,
                  "Historie nummer " + (i + 1),
                  "Hverdag",
                  i % 3 == 0 ? null : "En historie i rækken af mange.",
                  "Redaktionen",
                  i % 4 == 1 ? use("pictures/by.jpg", "En by set fra åen", "Byen") : null,
                  bodies.get(i % 3))));
    }
    return manuscript("Fyrre historier", blocks);
  }

  /// Long words, nested lists, wide tables, code, HTML and a headline of sixty letters; no picture.
  public static Manuscript awkward() {
    var body =
        """
        %s er et ord på firs bogstaver, og %s er det samme ord igen. <b>HTML</b> vises & som tekst.

        - første
          - anden
            - tredje med en lang linje, der går over mere end én linje i spalten, så man kan se indrykningen
        - fjerde

          med et afsnit mere

        7. syv
        8. otte

        | Sted | Mandag | Tirsdag | Onsdag | Torsdag | Fredag |
        | --- | --- | --- | ---: | --- | --- |
        | Svømmehallen | 6-20 | 6-20 | 6-20 | 6-20 | 6-18 |
        | %s | 1 | 2 | 3 | 4 | 5 |

        ##### En rubrik på femte niveau

        `kode` og

            en hel linje kode med     mellemrum

        ***

        > Et citat uden kilde, som bare står der.

        Se https://eksempel.example/en/meget/lang/adresse/som/ikke/kan/deles/nogen/steder/overhovedet?nej=1
        """
            .formatted(LONG_WORD, LONG_WORD, LONG_WORD);
    return manuscript(
        "Svært stof",
        List.of(
            new Block.Greeting(DEBATE.repeat(3), null),
            new Block.StoryInFull(
                story(
                    "svaert",
                    "Rubrikken er netop på tres bogstaver, og så er der ikke flere",
                    null,
                    null,
                    null,
                    null,
                    body + "\n\n" + AGREEMENT)),
            new Block.Numbers(null, List.of(new Block.Figure("1.234.567,89", "kr.", LONG_WORD)), "Kilde"),
            new Block.InfoBox(LONG_WORD, AGREEMENT + "\n\n" + body, null),
            new Block.PressMention(LONG_WORD, "Avisen", LocalDate.of(2026, 3, 1), null),
            new Block.Invitation(
                "Kort", LocalDateTime.of(2026, 3, 30, 9, 0), null, "Torvet", null, null, "a@b.example", null)));
  }

  /// An edition of one block alone.
  public static Manuscript only(Block block) {
    return manuscript("Kun én", List.of(block));
  }

  public static Manuscript manuscript(String title, List<Block> blocks) {
    return manuscript(title, blocks, Language.DA, IMPRINT);
  }

  public static Manuscript manuscript(String title, List<Block> blocks, Language language, Imprint imprint) {
    var edition = new Edition(3, 11, YearMonth.of(2026, 3), title, Audience.PUBLIC, language, null, blocks);
    return new Manuscript(edition, imprint, pictures());
  }

  public static Story story(
      String slug,
      String headline,
      @Nullable String section,
      @Nullable String standfirst,
      @Nullable String byline,
      @Nullable PictureUse picture,
      String body) {
    var date = LocalDate.of(2026, 3, 12);
    return new Story(slug, headline, null, section, standfirst, byline, date, picture, null, null, body);
  }

  /// Stories of all lengths that bring along all that a story can.
  public static Manuscript bringingAlong(Language language) {
    var notice = "Døren står åben fra klokken otte.";
    var blocks =
        List.<Block>of(
            new Block.StoryInFull(bringingAlong("baenken", "Bænken vandt", use("pictures/baenken.jpg", "En rød bænk", null), BENCH, "aftalen")),
            new Block.StoryInFull(bringingAlong("aftalen", "Aftalen står på én side", use("pictures/aftale.jpg", "Et ark", null), notice.repeat(3), "baenken")),
            new Block.StoryInFull(bringingAlong("doeren", "Døren er åben", null, notice, "baenken")),
            new Block.StoryInFull(bringingAlong("skoven", "Skoven fik stier", null, BENCH, "doeren")),
            new Block.StoryTeaser(bringingAlong("kysten", "Kysten blev ren", null, BENCH, "skoven"), null));
    var edition = new Edition(3, 11, YearMonth.of(2026, 3), "Bænken vandt", Audience.PUBLIC, language, null, blocks);
    return new Manuscript(edition, IMPRINT, pictures());
  }

  private static Story bringingAlong(String slug, String headline, @Nullable PictureUse picture, String body, String related) {
    var video =
        new Block.Video(
            "Her siger " + slug + " goddag",
            "https://www.video.example/se?v=" + slug,
            use("pictures/by.jpg", "En by med en sol", null),
            "2:40",
            LocalDate.of(2026, 12, 31),
            "**Sara:** Vi troede ikke, at de ville lytte.\n\n(Bænken siger goddag.)");
    var press = new PressArticle("Ellebæk Avis", "En bænk til alle", LocalDate.of(2026, 3, 9), "https://avis.example/baenk/" + slug);
    var others = List.of(new RelatedStory(related, null, null), new RelatedStory(null, "/nyheder/2025/proeven", "Bænken på prøve"));
    return new Story(
        slug, headline, null, "Byen", "Det begyndte i det små.", "Kommunikation", null, picture, "https://mere.example", "Læs mere om det", body, null,
        new StoryAdditions(video, List.of(new AttachmentUse("files/regler.pdf", "Reglerne på én side", "regler.pdf", ATTACHMENT)), press, others));
  }

  public static PictureUse use(String file, String alt, @Nullable String caption) {
    return new PictureUse(file, alt, false, caption, null);
  }

  public static Map<String, Picture> pictures() {
    return Map.of(
        "pictures/baenken.jpg", picture(2400, 1600, 0xF5DDA0, 0xD9552B),
        "pictures/aftale.jpg", picture(1200, 800, 0xC9DDE3, 0x0B4A44),
        "pictures/by.jpg", picture(1600, 900, 0xE8C9B0, 0x7A3B2E),
        "pictures/kryds.jpg", picture(900, 1200, 0x24343F, 0xF2B632));
  }

  /// A drawing as a JPEG: hills, a sun, trees.
  public static Picture picture(int width, int height, int sky, int thing) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(sky));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(0xF2B632));
    graphics.fillOval(width * 7 / 10, height / 10, height / 4, height / 4);
    graphics.setColor(new Color(0x63A08D));
    graphics.fillOval(-width / 3, height / 2, width, height);
    graphics.setColor(new Color(0x0B4A44));
    graphics.fillOval(width / 5, height * 3 / 5, width * 6 / 5, height);
    graphics.setColor(new Color(thing));
    graphics.fillRoundRect(width / 3, height * 2 / 3, width / 3, height / 20, height / 20, height / 20);
    graphics.fillOval(width / 10, height / 4, height / 3, height / 3);
    graphics.dispose();
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", bytes);
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return new Picture(
          HexFormat.of().formatHex(hash), Picture.Format.JPEG, width, height, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Two promises of the year before: one late, one kept.
  static Block.FollowUp followUp() {
    return new Block.FollowUp(
        List.of(
            new FollowedPromise(
                "Bænken står ved Søtorvet senest 1. september",
                "Elevbyrådsdagen 2026",
                LocalDate.of(2026, 2, 3),
                FollowedState.LATE,
                "Træet er forsinket, så den kommer en måned senere.",
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 3, 2),
                "/loefter/baenken-staar-ved-soetorvet-k7m2"),
            new FollowedPromise("32 lamper lyser på Åstien", null, LocalDate.of(2025, 2, 27), FollowedState.KEPT, null, LocalDate.of(2025, 12, 22), LocalDate.of(2025, 12, 22), null)),
        LocalDate.of(2026, 3, 12),
        "To af dem, vi **skrev om** sidste år.");
  }
}
