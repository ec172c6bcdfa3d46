package dk.pip.testing;

import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Theme;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Language;
import java.awt.Color;
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
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Manuscripts made in code, for tests of the mail.
public final class MailEditions {
  public static final URI SITE = URI.create("https://pip.ellebaek.example");

  public static final String BODY =
      """
      Det begyndte med en lap papir. På den stod der *bænk* og **lyd**, og mere var der ikke. Læs [hele \
      referatet](https://eksempel.example/referat?a=1&b=2) fra dagen.

      ## Et forslag fra tre klasser

      - En bænk, der kan læse højt
      - Plads til en kørestol ved siden af
      - Den må ikke være grå

      > Vi troede ikke, at de ville lytte.
      > — Sara, 6.b

      | Forslag | Stemmer |
      | --- | --- |
      | Bænken | 121 |
      | Skaterbanen | 91 |

      ![To piger måler en bænk op](pictures/maal.jpg "De to målte selv op")

      Nu bygger kommunen den.
      """;

  private MailEditions() {}

  public static Imprint imprint(@Nullable URI site) {
    return new Imprint(
        "Ellebæk Kommune",
        "pip",
        "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
        Theme.DEFAULT,
        null,
        site,
        "pip@ellebaek.example",
        "redaktion@ellebaek.example",
        "Rådhustorvet 1, 9999 Ellebæk");
  }

  public static Story story(String slug, String headline, String body) {
    return new Story(
        slug,
        headline,
        null,
        "Dialog og aftaler",
        "Manchet til " + headline + ": det vigtigste først.",
        "Ledelse og Udvikling",
        LocalDate.of(2026, 3, 12),
        null,
        null,
        null,
        body);
  }

  public static Story lead() {
    return new Story(
        "baenken",
        "Bænken, der kan snakke, vandt",
        "Bænken, der kan snakke",
        "Elevbyrådsdag",
        "Tre klasser slog deres forslag sammen på gulvet i byrådssalen. Nu bygger kommunen en bænk, hvor man aldrig"
            + " sidder alene.",
        "Kommunikation og 6.b på Åskolen",
        LocalDate.of(2026, 3, 12),
        new PictureUse(
            "pictures/baenken.jpg",
            "Tre børn sidder tæt sammen på en buet, rød bænk",
            false,
            "Bænken skal stå ved Søtorvet senest 1. september.",
            "Tegning: 6.b"),
        null,
        null,
        BODY);
  }

  /// An edition with every kind of block.
  public static List<Block> everyKind() {
    return List.of(
        new Block.Greeting("Kære læser\n\nDet er blevet lyst, når vi går hjem.", "Mette og Per, Kommunikation"),
        new Block.AlsoInThisIssue(),
        new Block.StoryTeaser(lead(), null),
        new Block.StoryInFull(story("aftalen", "Aftalen, der kan stå på én side", BODY)),
        new Block.StoryTeaser(story("god-by", "Hvad er en god by om hundrede år?", BODY), "Halvtreds borgere svarer."),
        new Block.PullQuote(
            "Det bedste er, at der er plads til at skrive, hvad vi ikke blev enige om.",
            "Tove Lind, leder af Solgården"),
        new Block.Pictures(
            "Åbning i regnvejr",
            List.of(
                new PictureUse(
                    "pictures/aabning.jpg",
                    "Tre børn klipper en snor over ved en rød bænk",
                    false,
                    "Borgmesteren kom også.",
                    "Tegning: 6.b"),
                new PictureUse("pictures/moenster.png", "", true, null, null))),
        new Block.Numbers(
            "Elevbyrådsdagen i tal",
            List.of(
                new Block.Figure("14", null, "klasser med forslag"),
                new Block.Figure("212", null, "elever stemte"),
                new Block.Figure("90.000", "kr.", "delt ud")),
            "Referat af elevbyrådsdagen, 3. februar"),
        new Block.Invitation(
            "Koncert i musikskolens gård",
            LocalDateTime.of(2026, 3, 19, 17, 0),
            LocalDateTime.of(2026, 3, 19, 18, 30),
            "Møllegade 4",
            LocalDateTime.of(2026, 3, 17, 0, 0),
            "Tag en trøje med. Vi giver kakao.",
            "koncert@ellebaek.example",
            "Musikskolen"),
        new Block.Quiz(
            "Hvem lyser om natten?",
            "Hvor mange gadelamper har Ellebæk?",
            List.of("212", "4.117", "90.000"),
            null,
            LocalDateTime.of(2026, 3, 27, 12, 0),
            "Skriv til [redaktionen](mailto:redaktion@ellebaek.example).",
            "Hemmeligt: 4.117 lamper."),
        new Block.Video(
            "Sådan lyder bænken",
            "https://video.example/baenk",
            new PictureUse("pictures/video.jpg", "En bænk med en højttaler i ryglænet", false, null, null),
            "2:40",
            LocalDate.of(2026, 12, 31),
            "Sara: Hej, jeg er en bænk. Sæt dig ned."),
        new Block.PressMention(
            "Ellebæk viser, at gadelys kan slukke for støjen",
            "Fagbladet Teknik og Miljø",
            LocalDate.of(2026, 3, 2),
            "https://fagblad.example/lys"),
        new Block.VoteCall("Skal bænken flyttes til søen?", List.of("Ja", "Nej"), null, LocalDateTime.of(2026, 3, 20, 12, 0), "skal-baenken-flyttes-k7wp", null),
        new Block.Thanks("Tak til Åse", "Åse har låst op i 31 år. Nu går hun på pension."),
        Editions.followUp(),
        new Block.InfoBox("Ny indgang", "Rådhuset har indgang fra **gården**.", LocalDate.of(2026, 5, 1)),
        new Block.NextIssue(LocalDate.of(2026, 4, 9), null, LocalDate.of(2026, 3, 27), "Det handler om *vand*."));
  }

  public static Manuscript manuscript(List<Block> blocks, @Nullable URI site) {
    return manuscript("Bænken, der kan snakke, vandt", blocks, site);
  }

  public static Manuscript manuscript(String title, List<Block> blocks, @Nullable URI site) {
    return new Manuscript(
        new Edition(3, 11, YearMonth.of(2026, 3), title, Audience.PUBLIC, Language.DA, null, blocks),
        imprint(site),
        pictures());
  }

  public static Manuscript every() {
    return manuscript(everyKind(), SITE);
  }

  /// Forty stories in full, each about as long as a page.
  public static Manuscript forty() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.AlsoInThisIssue());
    blocks.add(new Block.StoryInFull(lead()));
    for (var i = 2; i <= 40; i++) {
      blocks.add(new Block.StoryInFull(story("historie-" + i, "Historie nummer " + i, BODY.repeat(3))));
    }
    return manuscript(blocks, SITE);
  }

  public static Map<String, Picture> pictures() {
    var pictures = new TreeMap<String, Picture>();
    pictures.put("pictures/baenken.jpg", picture(Picture.Format.JPEG, 1104, 720, new Color(0xf6dfa0)));
    pictures.put("pictures/maal.jpg", picture(Picture.Format.JPEG, 800, 500, new Color(0x3f8a7c)));
    pictures.put("pictures/aabning.jpg", picture(Picture.Format.JPEG, 900, 500, new Color(0xd9532c)));
    pictures.put("pictures/moenster.png", picture(Picture.Format.PNG, 400, 60, new Color(0x7fc1d8)));
    pictures.put("pictures/video.jpg", picture(Picture.Format.JPEG, 640, 360, new Color(0x0b4a44)));
    return pictures;
  }

  /// A drawing of a bench before hills.
  public static Picture picture(Picture.Format format, int width, int height, Color sky) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(sky);
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(0x2e7d6e));
    pen.fillOval(-width / 4, height / 2, width, height);
    pen.setColor(new Color(0xd9532c));
    pen.fillRect(width / 3, height * 2 / 3, width / 3, height / 16);
    pen.dispose();
    return encoded(format, image);
  }

  private static Picture encoded(Picture.Format format, BufferedImage image) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format.extension(), bytes);
      return picture(format, image.getWidth(), image.getHeight(), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A picture with as much detail as a photograph: heavy, and lighter when it is made smaller.
  public static Picture photograph(int seed) {
    var image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    var pen = image.createGraphics();
    for (var i = 0; i < 9_000; i++) {
      pen.setColor(new Color(random.nextInt(0x1000000)));
      pen.fillOval(random.nextInt(1600), random.nextInt(1000), random.nextInt(70), random.nextInt(70));
    }
    pen.dispose();
    return encoded(Picture.Format.JPEG, image);
  }

  public static Picture picture(Picture.Format format, int width, int height, byte[] bytes) {
    try {
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new Picture(hash, format, width, height, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
