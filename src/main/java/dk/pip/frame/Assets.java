package dk.pip.frame;

import dk.pip.municipality.Palette;
import dk.pip.municipality.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stylesheets, fonts, drawings and scripts in this version of the program and in one municipality's colours. Pages name
/// them by [#version()], so that they can be kept by browsers for good.
public final class Assets {
  private static final int MOST_KEPT = 20;
  private static final String STATIC = "/static/";
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final String FONTS = "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/";
  private static final List<String> PUBLIC_LAYERS = List.of("tokens", "base", "components", "public", "print");
  private static final Map<String, String> FONT_FILES =
      Map.of(
          "fonts/Roboto-Regular.woff2", "roboto/Roboto-Regular.woff2",
          "fonts/Roboto-RegularItalic.woff2", "roboto/Roboto-RegularItalic.woff2",
          "fonts/Roboto-Medium.woff2", "roboto/Roboto-Medium.woff2",
          "fonts/Roboto-Slab-Light.woff2", "roboto-slab/Roboto-Slab-Light.woff2",
          "fonts/Roboto-Slab-Regular.woff2", "roboto-slab/Roboto-Slab-Regular.woff2",
          "fonts/Roboto-Slab-Bold.woff2", "roboto-slab/Roboto-Slab-Bold.woff2");

  /// The fonts that the first lines of every page are set in; browsers are told of them ahead.
  public static final List<String> FIRST_FONTS = List.of("fonts/Roboto-Regular.woff2", "fonts/Roboto-Slab-Bold.woff2");

  private static final Map<Theme, Assets> MADE = new ConcurrentHashMap<>();

  /// What is shared of a page without a picture. It is drawn when it is first asked for.
  public static final String SHARE_CARD = "img/share.png";

  private final Map<String, File> files = new LinkedHashMap<>();
  private final Palette palette;
  private volatile @Nullable File shareCard;
  private final String version;

  /// @param path as pages ask for it: `css/pip.css`, `fonts/Roboto-Regular.woff2`
  public record File(String path, String contentType, byte[] body) {}

  /// The files in a municipality's colours, made once for each pair of colours.
  public static Assets of(Theme theme) {
    if (MADE.size() > MOST_KEPT) {
      MADE.clear();
    }
    return MADE.computeIfAbsent(theme, picked -> new Assets(Palette.of(picked)));
  }

  private Assets(Palette palette) {
    this.palette = palette;
    var css = new StringBuilder("@layer tokens, theme, base, components, public, newsroom, print;\n");
    css.append(palette.css());
    for (var layer : PUBLIC_LAYERS) {
      css.append(text("css/" + layer + ".css"));
    }
    add("css/pip.css", "text/css;charset=UTF-8", css.toString().getBytes(StandardCharsets.UTF_8));
    add("css/newsroom.css", "text/css;charset=UTF-8", read(STATIC + "css/newsroom.css"));
    add("js/colours.js", "text/javascript;charset=UTF-8", read(STATIC + "js/colours.js"));
    add("js/htmx.js", "text/javascript;charset=UTF-8", read(HTMX));
    add("img/bird.svg", "image/svg+xml", bird(palette));
    FONT_FILES.forEach((path, file) -> add(path, "font/woff2", read(FONTS + file)));
    version = hash();
  }

  /// The file of a path, or null if there is none.
  public @Nullable File find(String path) {
    return path.equals(SHARE_CARD) ? shareCard() : files.get(path);
  }

  public List<File> all() {
    var all = new ArrayList<>(files.values());
    all.add(shareCard());
    return all;
  }

  /// Names the content of all files together; sixteen hexadecimal digits.
  public String version() {
    return version;
  }

  private File shareCard() {
    var drawn = shareCard;
    if (drawn == null) {
      drawn = new File(SHARE_CARD, "image/png", ShareCard.draw(palette));
      shareCard = drawn;
    }
    return drawn;
  }

  private void add(String path, String contentType, byte[] body) {
    files.put(path, new File(path, contentType, body));
  }

  private static byte[] bird(Palette palette) {
    return text("img/bird.svg")
        .replace("#0b4a44", palette.light().get(Palette.Token.ACTION))
        .replace("#f2b632", palette.light().get(Palette.Token.ACCENT))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String path) {
    return new String(read(STATIC + path), StandardCharsets.UTF_8);
  }

  private static byte[] read(String resource) {
    try (var stream = Assets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The program lacks its file " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.keySet().stream().sorted().forEach(path -> {
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        var file = files.get(path);
        if (file != null) {
          digest.update(file.body());
        }
      });
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
