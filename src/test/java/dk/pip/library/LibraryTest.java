package dk.pip.library;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.testing.Bundles;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;

/// Pictures of one colour each, and those who bring them in.
abstract class LibraryTest extends PipTest {
  static final int WIDTH = 1200;
  static final int HEIGHT = 800;

  /// The same colour gives the same file.
  static byte[] jpeg(int colour) {
    return drawn("jpg", WIDTH, HEIGHT, colour);
  }

  static byte[] drawn(String format, int width, int height, int colour) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setColor(new Color(colour));
    drawing.fillRect(0, 0, width, height);
    drawing.setColor(Color.WHITE);
    drawing.fillOval(width / 8, height / 4, width / 4, height / 2);
    drawing.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Picture picture(int colour) {
    return ((Reading.Accepted) Pictures.read(jpeg(colour))).picture();
  }

  static Staff staff(Person person) {
    var people = bean(People.class);
    var id = people.list().stream().filter(account -> account.mail().equals(person.mail())).findFirst().orElseThrow().id();
    return people.find(id).orElseThrow();
  }

  static final String PICTURES = "/redaktion/billeder";

  /// Brings a picture of a colour in, as somebody, and gives its address.
  static String brought(Person person, String name, int colour) {
    var answer = as(person).attach("files", name, "image/jpeg", jpeg(colour)).post(PICTURES);
    assertThat(answer.status()).as(answer::toString).isIn(302, 303);
    return answer.location();
  }

  static LibraryPictureId idOf(String address) {
    return new LibraryPictureId(UUID.fromString(address.substring(PICTURES.length() + 1)));
  }

  /// An edition of a month whose story has a picture of a colour above it, published.
  static String published(String month, int colour) {
    var desk = imported(month, colour);
    as(alice).fill("when", "now").post(desk + "/udgivelse").redirectsTo(desk);
    return desk;
  }

  static String imported(String month, int colour) {
    var story = "stories/historie-" + month + ".md";
    var bundle =
        Bundles.smallOf(month)
            .replacing(story, "headline: Bænken vandt", "headline: Bænken vandt\npicture:\n  file: pictures/baenk.jpg\n  alt: Liva på en rød bænk")
            .with("pictures/baenk.jpg", jpeg(colour));
    var answer = as(alice).attach("bundle", "udgave.zip", "application/zip", bundle.zip()).post("/redaktion/udgaver");
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    return answer.location();
  }

  /// What a form on a page would send if nobody changed it, but for what is filled in afterwards.
  static void fillAgain(Client browser, Element form) {
    for (var field : form.select("input[name], textarea[name], select[name]")) {
      var type = field.attr("type");
      if (field.attr("name").equals("_csrf") || (type.equals("checkbox") || type.equals("radio")) && !field.hasAttr("checked")) {
        continue;
      }
      browser.fill(field.attr("name"), field.tagName().equals("textarea") ? field.wholeText().replaceFirst("^\n", "") : field.val());
    }
  }
}
