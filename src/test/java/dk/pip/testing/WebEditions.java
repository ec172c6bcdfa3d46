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
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Editions of an invented town for tests of how they look: one with every kind of block, and smaller ones.
public final class WebEditions {
  private static final Picture SCENE = scene();

  private WebEditions() {}

  public static Imprint imprint() {
    return new Imprint(
        "Ellebæk Kommune",
        "pip",
        "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
        Theme.DEFAULT,
        arms(),
        URI.create("https://pip.ellebaek.example"),
        "pip@ellebaek.example",
        "redaktion@ellebaek.example",
        "Rådhustorvet 1, 9999 Ellebæk");
  }

  /// Every kind of block, with times in March 2026.
  public static Manuscript march() {
    return manuscript(
        List.of(
            new Block.Greeting(
                "Kære læser\n\nDet er blevet lyst, når vi går hjem. I det her nummer handler det om dem, der bliver"
                    + " hørt: **tre klasser** med en bænk, et plejecenter med en aftale og hundrede mennesker i en sal.",
                "Mette og Per, Kommunikation"),
            new Block.AlsoInThisIssue(),
            new Block.StoryTeaser(bench(), null),
            new Block.StoryInFull(agreement()),
            new Block.StoryTeaser(debate(), null),
            new Block.StoryTeaser(light(), "Lygterne langs Åstien tænder først, når du kommer."),
            new Block.PullQuote("Vi troede ikke, at de ville lytte. Det gjorde de så.", "Sara, 6.b på Åskolen"),
            new Block.Pictures(
                "Åbning i regnvejr",
                List.of(
                    picture("En rød bænk under to træer", "Borgmesteren kom også.", "Tegning: 6.b"),
                    picture("Tre børn på bænken", null, null),
                    new PictureUse("pictures/bench.jpg", "", true, "Der var kakao til alle.", null))),
            new Block.Numbers(
                "Elevbyrådsdagen i tal",
                List.of(
                    new Block.Figure("14", null, "klasser med forslag"),
                    new Block.Figure("212", null, "elever stemte"),
                    new Block.Figure("90.000", "kroner", "delt ud")),
                "Referat af elevbyrådsdagen, 3. februar"),
            new Block.Invitation(
                "Koncert i musikskolens gård",
                LocalDateTime.of(2026, 3, 19, 17, 0),
                LocalDateTime.of(2026, 3, 19, 18, 30),
                "Møllegade 4",
                LocalDateTime.of(2026, 3, 17, 12, 0),
                "Tag en trøje med. Vi giver kakao.",
                "https://pip.ellebaek.example/koncert",
                "Musikskolen"),
            new Block.Quiz(
                "Kender du din by?",
                "Hvor mange bænke står der i Ellebæk Kommune?",
                List.of("87", "212", "341", "Ingen ved det"),
                LocalDateTime.of(2026, 3, 10, 8, 0),
                LocalDateTime.of(2026, 3, 20, 12, 0),
                "Skriv til [redaktionen](mailto:redaktion@ellebaek.example). Vi trækker lod om en bog.",
                "Der står **341**. Den nyeste er rød."),
            new Block.PressMention(
                "Ellebæk viser, at gadelys kan slukke for støjen",
                "Fagbladet Teknik og Miljø",
                LocalDate.of(2026, 3, 2),
                "https://blad.example/lys"),
            new Block.Video(
                "Sådan lød debatten",
                "https://video.example/debat",
                picture("En fuld sal set bagfra", null, "Foto: Kommunikation"),
                "2:40",
                LocalDate.of(2026, 4, 30),
                "**Ordstyrer:** Hvad er en god by?\n\n**En borger:** En by, hvor nogen hilser."),
            new Block.Thanks("Tak til hjemmeplejens aftenhold", "I gik til fods, da vejene var lukket af sne."),
            Editions.followUp(),
            new Block.InfoBox(
                "Borgerservice holder lukket", "Vi flytter **fredag 27. marts** og åbner igen mandag.", LocalDate.of(2026, 3, 27)),
            new Block.NextIssue(LocalDate.of(2026, 4, 9), null, LocalDate.of(2026, 3, 27), null)));
  }

  /// An edition with one story in full and nothing else.
  public static Manuscript smallest() {
    return manuscript(List.of(new Block.StoryInFull(light())));
  }

  public static Manuscript manuscript(List<Block> blocks) {
    var edition =
        new Edition(
            3,
            11,
            YearMonth.of(2026, 3),
            "Bænken, der kan snakke, vandt",
            Audience.PUBLIC,
            Language.DA,
            LocalDate.of(2026, 3, 12),
            blocks);
    return new Manuscript(edition, imprint(), Map.of("pictures/bench.jpg", SCENE));
  }

  public static Story bench() {
    return new Story(
        "baenken",
        "Bænken, der kan snakke, vandt",
        "Bænken, der kan snakke",
        "Elevbyrådsdag",
        "Tre klasser slog deres forslag sammen på gulvet i byrådssalen. Nu bygger kommunen en bænk, hvor man aldrig"
            + " sidder alene.",
        "Kommunikation og 6.b på Åskolen",
        LocalDate.of(2026, 3, 12),
        picture("Tre børn på en rød bænk", "Bænken skal stå ved Søtorvet senest 1. september.", "Tegning: 6.b"),
        "https://pip.ellebaek.example/referat",
        "Læs hele referatet",
        """
        Det begyndte med en lap papir. På den stod der: »En bænk, hvor man må snakke med fremmede.« Den kom fra 6.b på
        Åskolen, og den kunne være blevet liggende.

        Men da fjorten klasser mødtes i byrådssalen 3. februar, viste det sig, at to andre klasser havde tænkt det
        samme. De ville have et sted, hvor ingen sidder alene.

        > Vi troede ikke, at de ville lytte. Det gjorde de så.
        > — Sara, 6.b

        ## Et forslag fra tre klasser

        De tre klasser gik sammen på gulvet, mens ordstyreren holdt pause. På **tolv minutter** blev tre forslag til ét:
        en buet bænk, så man ser hinanden, en knap, der spiller en hilsen, og et tag mod regnen.

        - Bænken er buet, så man ser hinanden.
        - Knappen spiller en hilsen, som børn har indtalt.
        - Taget er grønt og samler vand til blomsterne.

        ![Tre børn sidder på bænken i solen](pictures/bench.jpg "Sådan har 6.b tegnet den")

        ## Hvad den koster

        Pengene er givet. Byrådet har lagt [hele regnestykket](https://regnestykke.example) frem.

        | Del | Kroner |
        | --- | ---: |
        | Bænk og beslag | 38.000 |
        | Knap og højttaler | 21.500 |
        | Fundament | 12.500 |

        ### Og bagefter

        Når bænken står der, kommer klasserne igen og måler, om det virker: Hvor mange sætter sig? Hvor mange siger
        noget? Tallene kommer her i *pip* til efteråret.
        """);
  }

  private static Story agreement() {
    return new Story(
        "aftalen",
        "Aftalen, der kan stå på én side",
        "Aftalen på én side",
        "Dialog og aftaler",
        null,
        "Ledelse og Udvikling",
        null,
        null,
        "https://medarbejder.ellebaek.example/aftalen",
        "Læs videre på medarbejdersiden",
        """
        Når plejecentret Solgården og direktionen taler om næste år, fylder aftalen nu én side. Den siger, hvad begge
        parter lover, og hvornår vi ser på det igen. Uenigheden står der også.

        > Det bedste er, at der er plads til at skrive, hvad vi ikke blev enige om.
        > — Tove Lind, leder af Solgården
        """);
  }

  private static Story debate() {
    return new Story(
        "en-god-by",
        "Hvad er en god by om hundrede år?",
        "Hvad er en god by?",
        "Debat",
        "Halvtreds borgere, fire i panelet og et spørgsmål fra bagerste række, som ingen kunne svare på. Vi har fundet"
            + " svaret siden.",
        null,
        null,
        null,
        null,
        null,
        "Salen var fuld.");
  }

  private static Story light() {
    return new Story(
        "lyset",
        "Hvem lyser om natten?",
        null,
        "Teknik og Miljø",
        "Nye lamper på Åstien sparer halvdelen.",
        "Teknik og Miljø",
        LocalDate.of(2026, 3, 5),
        picture("En sti med lamper", null, null),
        null,
        null,
        "Lygterne tænder, når du kommer, og dæmper sig, når du er gået.");
  }

  private static PictureUse picture(String alt, @Nullable String caption, @Nullable String credit) {
    return new PictureUse("pictures/bench.jpg", alt, false, caption, credit);
  }

  private static Picture scene() {
    var image = new BufferedImage(1600, 1150, BufferedImage.TYPE_INT_RGB);
    var g = graphics(image, 1600, 1150, new Color(0xf6dfa4));
    g.setColor(new Color(0xf2b632));
    g.fillOval(1170, 110, 260, 260);
    hill(g, new Color(0x62a08e), 720, 560, 700);
    hill(g, new Color(0x0b4a44), 860, 780, 900);
    g.setColor(new Color(0x5b3a29));
    g.fillRect(270, 480, 44, 400);
    g.fillRect(1380, 600, 36, 330);
    g.setColor(new Color(0x2f7d6e));
    g.fillOval(90, 200, 400, 400);
    g.fillOval(1240, 380, 320, 320);
    var skins = new int[] {0x8d5a3b, 0xf0c19c, 0xc98a60};
    var clothes = new int[] {0xffffff, 0xf2b632, 0x7fbfd6};
    for (var i = 0; i < 3; i++) {
      g.setColor(new Color(clothes[i]));
      g.fillRoundRect(540 + i * 210, 690, 150, 240, 120, 120);
      g.setColor(new Color(skins[i]));
      g.fillOval(555 + i * 210, 580, 120, 120);
    }
    g.setColor(new Color(0xd9532c));
    g.setStroke(new BasicStroke(46, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var bench = new Path2D.Double();
    bench.moveTo(380, 870);
    bench.quadTo(820, 1020, 1260, 870);
    g.draw(bench);
    g.dispose();
    return picture(image, "jpg", Picture.Format.JPEG);
  }

  private static Picture arms() {
    var image = new BufferedImage(120, 140, BufferedImage.TYPE_INT_ARGB);
    var g = graphics(image, 0, 0, Color.WHITE);
    g.setColor(new Color(0xf2b632));
    var shield = new Path2D.Double();
    shield.moveTo(10, 18);
    shield.quadTo(40, 18, 60, 4);
    shield.quadTo(80, 18, 110, 18);
    shield.lineTo(110, 70);
    shield.quadTo(104, 116, 60, 136);
    shield.quadTo(16, 116, 10, 70);
    shield.closePath();
    g.fill(shield);
    g.setColor(new Color(0x0b4a44));
    g.fillOval(36, 28, 48, 56);
    g.fillRect(55, 70, 10, 44);
    g.dispose();
    return picture(image, "png", Picture.Format.PNG);
  }

  private static Graphics2D graphics(BufferedImage image, int width, int height, Color ground) {
    var g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(ground);
    g.fillRect(0, 0, width, height);
    return g;
  }

  private static void hill(Graphics2D g, Color colour, int left, int middle, int right) {
    g.setColor(colour);
    var hill = new Path2D.Double();
    hill.moveTo(0, left);
    hill.quadTo(500, middle, 900, left - 40);
    hill.quadTo(1300, left - 80 + (right - middle), 1600, right - 120);
    hill.lineTo(1600, 1150);
    hill.lineTo(0, 1150);
    hill.closePath();
    g.fill(hill);
  }

  private static Picture picture(BufferedImage image, String kind, Picture.Format format) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, kind, out);
      var bytes = out.toByteArray();
      var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new Picture(hash, format, image.getWidth(), image.getHeight(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
