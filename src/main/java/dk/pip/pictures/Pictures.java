package dk.pip.pictures;

import dk.pip.pictures.Picture.Format;
import dk.pip.shared.Sha256;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes pictures in and scales them. At most two are decoded at a time in a process, and a large one is alone.
public final class Pictures {
  /// The widths that pages offer their readers’ screens, in pixels.
  public static final List<Integer> PAGE_WIDTHS = List.of(480, 960, 1600);

  /// Twice the measure of a mail, as telephones show it.
  public static final int MAIL_WIDTH = 1104;

  public static final int MOST_BYTES = 20_000_000;
  public static final int MOST_PIXELS = 40_000_000;
  public static final int LONGEST_SIDE_TAKEN = 20_000;
  public static final int LONGEST_SIDE_KEPT = 4_000;

  /// Programs write progressive files in about ten passes, and each is a run through all pixels.
  private static final int MOST_PASSES = 40;

  private static final long MOST_PIXELS_IN_ALL_PASSES = 500_000_000;
  private static final int MOST_DECODED_BYTES = 120_000_000;
  private static final int LARGE = 50_000_000;
  private static final float KEPT_QUALITY = 0.88f;
  private static final float SHOWN_QUALITY = 0.82f;
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final int PRINT_DOTS_PER_INCH = 300;

  private static final List<Integer> USUAL_WIDTHS =
      Stream.concat(PAGE_WIDTHS.stream(), Stream.of(MAIL_WIDTH)).toList();

  private static final ScaledLately SCALED = new ScaledLately(24_000_000);
  private static final int PLACES = 2;
  private static final Semaphore DECODING = new Semaphore(PLACES, true);

  private Pictures() {}

  /// Takes in bytes from anyone. What comes out is upright, sRGB, at most 4000 pixels a side and without metadata.
  /// A JPEG or PNG that was so already keeps its bytes; one with metadata keeps its pixels.
  public static Reading read(byte[] bytes) {
    try {
      if (bytes.length > MOST_BYTES) {
        throw new Unreadable("pictures.too-heavy", tenths(bytes.length), MOST_BYTES / 1_000_000);
      }
      var source = Source.of(bytes);
      checkSize(source);
      return new Reading.Accepted(decoding(source, () -> taken(source)));
    } catch (Unreadable e) {
      return e.refused();
    }
  }

  /// A part of the picture, as sharp as that is.
  ///
  /// @throws IllegalArgumentException where the picture has no such part
  public static Picture part(Picture picture, int left, int top, int width, int height) {
    if (left < 0 || top < 0 || width < 1 || height < 1 || width > picture.width() - left || height > picture.height() - top) {
      throw new IllegalArgumentException("No part of " + picture);
    }
    var source = Source.of(picture.bytes());
    return decoding(
        source,
        () -> {
          var image = Pixels.part(Pixels.plain(Codec.decoded(source, 1)), left, top, width, height);
          return encoded(image, picture.format() == Format.PNG, KEPT_QUALITY);
        });
  }

  /// A part of the picture in this size, as opaque pixels to draw with. What one sees through is in the colour behind it.
  public static BufferedImage pixels(Picture picture, Rectangle part, Dimension size, Color behind) {
    var source = Source.of(picture.bytes());
    return decoding(
        source,
        () -> {
          var cut = Pixels.part(Pixels.plain(Codec.decoded(source, 1)), part.x, part.y, part.width, part.height);
          return Pixels.on(behind, Pixels.scaled(cut, size.width, size.height));
        });
  }

  /// What was drawn, as a JPEG.
  public static byte[] jpeg(BufferedImage drawn) {
    return Codec.jpeg(drawn, KEPT_QUALITY);
  }

  /// The picture in this width, or the picture itself if it isn’t wider. The same picture gives the same bytes.
  public static Picture scaledTo(Picture picture, int width) {
    return scaledTo(picture, List.of(width)).getFirst();
  }

  /// The picture in each of the widths, decoded only once. Where one of them is usual, the other usual widths are made
  /// at the same time and kept for a while, as they are what is asked for next.
  public static List<Picture> scaledTo(Picture picture, List<Integer> widths) {
    var wanted = widths.stream().filter(width -> width < picture.width()).distinct().toList();
    if (!wanted.isEmpty()) {
      var scaled = scaledLately(picture, wanted);
      return widths.stream().map(width -> scaled.getOrDefault(width, picture)).toList();
    }
    return widths.stream().map(_ -> picture).toList();
  }

  /// Makes the usual widths of the pictures on all cores, so that those who ask for them later find them.
  public static void prepare(Collection<Picture> pictures) {
    pictures.parallelStream().forEach(picture -> scaledTo(picture, USUAL_WIDTHS));
  }

  private static Map<Integer, Picture> scaledLately(Picture picture, List<Integer> widths) {
    var kept = kept(picture, widths);
    if (kept != null) {
      return kept;
    }
    return SCALED.alone(
        picture,
        () -> {
          var meanwhile = kept(picture, widths);
          return meanwhile != null ? meanwhile : scaled(picture, widths);
        });
  }

  private static @Nullable Map<Integer, Picture> kept(Picture picture, List<Integer> widths) {
    var kept = new HashMap<Integer, Picture>();
    for (var width : widths) {
      var scaled = SCALED.find(picture, width);
      if (scaled == null) {
        return null;
      }
      kept.put(width, scaled);
    }
    return kept;
  }

  private static Map<Integer, Picture> scaled(Picture picture, List<Integer> widths) {
    var all = new TreeSet<>(widths);
    if (widths.stream().anyMatch(USUAL_WIDTHS::contains)) {
      USUAL_WIDTHS.stream().filter(width -> width < picture.width()).forEach(all::add);
    }
    var source = Source.of(picture.bytes());
    return decoding(
        source,
        () -> {
          var halves = new ArrayList<BufferedImage>();
          halves.add(Pixels.plain(Codec.decoded(source, 1)));
          var scaled = new HashMap<Integer, Picture>();
          for (var width : all.descendingSet()) {
            scaled.put(width, scaled(picture, halves, width));
          }
          scaled.forEach((width, one) -> SCALED.keep(picture, width, one));
          return scaled;
        });
  }

  /// The picture in the widths that pages offer, narrowest first, none twice and none wider than it is.
  public static List<Picture> forPages(Picture picture) {
    var widths = PAGE_WIDTHS.stream().map(width -> Math.min(width, picture.width())).distinct().toList();
    return scaledTo(picture, widths);
  }

  /// How many pixels a picture needs to be printed sharply in this width.
  public static int printWidth(double millimetres) {
    return (int) Math.ceil(millimetres / MILLIMETRES_PER_INCH * PRINT_DOTS_PER_INCH);
  }

  private static void checkSize(Source source) {
    var width = source.width();
    var height = source.height();
    if (width > LONGEST_SIDE_TAKEN || height > LONGEST_SIDE_TAKEN) {
      throw new Unreadable("pictures.too-long", width, height, LONGEST_SIDE_TAKEN);
    }
    var pixels = (long) width * height;
    if (pixels > MOST_PIXELS) {
      throw new Unreadable("pictures.too-many-pixels", tenths(pixels), MOST_PIXELS / 1_000_000);
    }
    if (source instanceof JpegSource jpeg
        && (jpeg.passes() > MOST_PASSES || pixels * jpeg.passes() > MOST_PIXELS_IN_ALL_PASSES)) {
      throw new Unreadable("pictures.rare-jpeg");
    }
  }

  private static Picture taken(Source source) {
    var profile = Colours.other(source.profile());
    var longest = Math.max(source.width(), source.height());
    var small = source.orientation() == 1 && profile == null && longest <= LONGEST_SIDE_KEPT;
    if (small && source.keepable()) {
      // Runs through all of the file and holds a sixty-fourth of it.
      Codec.decoded(source, 8);
      var format = source instanceof JpegSource ? Format.JPEG : Format.PNG;
      return picture(format, source.width(), source.height(), source.cleaned());
    }
    var image = Pixels.plain(Codec.decoded(source, step(source)));
    image = Pixels.turned(within(image, LONGEST_SIDE_KEPT), source.orientation());
    if (profile != null) {
      image = Colours.toSrgb(image, profile);
    }
    var kept = encoded(image, source instanceof PngSource, KEPT_QUALITY);
    while (kept.bytes().length > MOST_BYTES) {
      image = within(image, Math.max(image.getWidth(), image.getHeight()) * 3 / 4);
      kept = encoded(image, source instanceof PngSource, KEPT_QUALITY);
    }
    return kept;
  }

  /// Scales from the smallest half, quarter, eighth … that is large enough. Those are made as they are needed and
  /// serve the other widths too, which changes nothing in any of them.
  private static Picture scaled(Picture picture, List<BufferedImage> halves, int width) {
    while (halves.getLast().getWidth() / 2 >= width) {
      var last = halves.getLast();
      halves.add(Pixels.scaled(last, last.getWidth() / 2, Math.max(1, last.getHeight() / 2)));
    }
    var from = halves.reversed().stream().filter(half -> half.getWidth() >= width).findFirst().orElseThrow();
    var height = proportional(picture.height(), width, picture.width());
    var drawing = picture.format() == Format.PNG;
    return encoded(Pixels.scaled(from, width, height), drawing, SHOWN_QUALITY);
  }

  private static BufferedImage within(BufferedImage image, int longest) {
    var now = Math.max(image.getWidth(), image.getHeight());
    if (now <= longest) {
      return image;
    }
    var width = proportional(image.getWidth(), longest, now);
    return Pixels.scaled(image, width, proportional(image.getHeight(), longest, now));
  }

  private static int proportional(int side, int wanted, int given) {
    return Math.max(1, Math.round((float) side * wanted / given));
  }

  /// See-through pictures become PNG and photographs JPEG. An opaque PNG stays one as long as that isn’t
  /// twice as much to send: then it was a photograph.
  private static Picture encoded(BufferedImage image, boolean drawing, float quality) {
    if (Pixels.seeThrough(image)) {
      return picture(Format.PNG, image.getWidth(), image.getHeight(), Codec.png(image));
    }
    var opaque = Pixels.opaque(image);
    var jpeg = Codec.jpeg(opaque, quality);
    if (drawing) {
      var png = Codec.png(opaque);
      if (png.length < 2L * jpeg.length) {
        return picture(Format.PNG, image.getWidth(), image.getHeight(), png);
      }
    }
    return picture(Format.JPEG, image.getWidth(), image.getHeight(), jpeg);
  }

  /// Leaves out rows and columns only where there are more than enough, or more than memory is given to.
  private static int step(Source source) {
    var step = 1;
    var longest = Math.max(source.width(), source.height());
    while (longest / (step + 1) >= LONGEST_SIDE_KEPT
        || decodedBytes(source) / (step * step) > MOST_DECODED_BYTES) {
      step++;
    }
    return step;
  }

  private static long decodedBytes(Source source) {
    return (long) source.width() * source.height() * source.bytesPerPixel();
  }

  private static <T> T decoding(Source source, Supplier<T> work) {
    var places = decodedBytes(source) > LARGE ? PLACES : 1;
    DECODING.acquireUninterruptibly(places);
    try {
      return work.get();
    } finally {
      DECODING.release(places);
    }
  }

  private static double tenths(long millionths) {
    return Math.ceil(millionths / 100_000.0) / 10;
  }

  private static Picture picture(Format format, int width, int height, byte[] bytes) {
    return new Picture(Sha256.hex(bytes), format, width, height, bytes);
  }
}
