package dk.pip.library;

import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

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
}
