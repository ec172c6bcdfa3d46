package dk.pip.tips;

import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.pictures.Reading;
import dk.pip.shared.Letters;
import dk.pip.shared.Sha256;
import dk.pip.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at what somebody sent along: pictures and sound by their content, whatever they are called.
public final class TipFiles {
  public static final int MOST_PICTURES = 8;
  public static final int MOST_SOUNDS = 2;
  public static final int MOST_SOUND_BYTES = 20_000_000;
  private static final int LONGEST_NAME = 60;

  private TipFiles() {}

  /// A file that may be kept.
  record Taken(TipFile.Kind kind, String name, String contentType, String sha256, int width, int height, byte[] bytes) {}

  /// @param leftOut a sentence for each that may not
  record Looked(List<Taken> taken, List<String> leftOut) {}

  /// Looks at one after another, as pictures are large when they are unpacked.
  static Looked look(List<SentFile> files, Texts texts) {
    var taken = new ArrayList<Taken>();
    var leftOut = new ArrayList<String>();
    var pictures = 0;
    var sounds = 0;
    var over = 0;
    for (var file : files) {
      var sound = SoundKind.of(file.bytes());
      if (sound.isPresent()) {
        if (file.bytes().length > MOST_SOUND_BYTES) {
          leftOut.add(texts.get("tips.file.left-out", shown(file.name()), texts.get("tips.file.sound-heavy", MOST_SOUND_BYTES / 1_000_000)));
        } else if (sounds++ < MOST_SOUNDS) {
          taken.add(sound(file, sound.get()));
        } else {
          over++;
        }
      } else if (pictures >= MOST_PICTURES) {
        over++;
      } else {
        switch (Pictures.read(file.bytes())) {
          case Reading.Accepted(var picture) -> {
            pictures++;
            taken.add(picture(file, picture));
          }
          case Reading.Refused refused -> leftOut.add(texts.get("tips.file.left-out", shown(file.name()), refused.in(texts)));
        }
      }
      if (leftOut.size() > MOST_PICTURES) {
        over = Math.max(over, files.size() - taken.size() - leftOut.size());
        break;
      }
    }
    if (over > 0) {
      leftOut.add(texts.get("tips.file.too-many", over, MOST_PICTURES, MOST_SOUNDS));
    }
    return new Looked(taken, leftOut);
  }

  static Taken picture(SentFile file, Picture picture) {
    var format = picture.format();
    return new Taken(TipFile.Kind.PICTURE, fit(file.name(), format.extension()), format.contentType(), picture.sha256(), picture.width(), picture.height(), picture.bytes());
  }

  /// A mail as it came. It says who wrote it, so it is for those only who may know that.
  static Taken mail(byte[] bytes) {
    return new Taken(TipFile.Kind.MAIL, "mail.eml", "message/rfc822", Sha256.hex(bytes), 0, 0, bytes);
  }

  /// What could be read of a mail that is too large to be kept whole beside its files.
  static Taken words(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Taken(TipFile.Kind.MAIL, "mail.txt", "text/plain", Sha256.hex(bytes), 0, 0, bytes);
  }

  /// A file of a mail that is neither picture nor sound: kept as it is, and never opened here.
  static Taken other(SentFile file) {
    var name = file.name().replaceAll("[\\\\/\\p{Cntrl}\\p{Cf}]+", "-");
    return new Taken(TipFile.Kind.OTHER, Letters.first(LONGEST_NAME, name), "application/octet-stream", Sha256.hex(file.bytes()), 0, 0, file.bytes());
  }

  static Optional<Taken> sound(SentFile file) {
    return SoundKind.of(file.bytes()).filter(_ -> file.bytes().length <= MOST_SOUND_BYTES).map(kind -> sound(file, kind));
  }

  private static Taken sound(SentFile file, SoundKind kind) {
    return new Taken(TipFile.Kind.SOUND, fit(file.name(), kind.ending()), kind.contentType(), Sha256.hex(file.bytes()), 0, 0, file.bytes());
  }

  /// A name of letters, figures and hyphens, with the ending of what the file is.
  static String fit(String name, String ending) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var stem = last.replaceFirst("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    return (stem.isEmpty() ? "fil" : Letters.first(LONGEST_NAME, stem)) + "." + ending;
  }

  private static String shown(String name) {
    var plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return Letters.shortened(LONGEST_NAME, plain.isEmpty() ? "…" : plain);
  }
}
