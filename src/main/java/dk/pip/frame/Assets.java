package dk.pip.frame;

import dk.pip.municipality.Palette;
import dk.pip.municipality.Theme;
import dk.pip.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stylesheets, fonts, drawings and scripts in this version of the program and in one municipality's colours. The address of
/// each names its content, so that browsers keep it for good and a change of one is no change of the others.
///
/// What a module has in `static/<module>` is found by its name. Its `public.css` becomes part of the style sheet of all pages,
/// its `staff.css` part of that of the newsroom; whatever else is there has an address of its own. Its scripts may take each other
/// in, and those in its `libraries.properties`, by the names in its [#importMap].
public final class Assets {
  /// The style sheet of all pages.
  public static final String STYLE = "css/pip.css";

  /// The style sheet of the newsroom, beside that of all pages.
  public static final String STAFF_STYLE = "css/newsroom.css";

  /// The fonts that the first lines of every page are set in; browsers are told of them ahead.
  public static final List<String> FIRST_FONTS = List.of("fonts/Roboto-Regular.woff2", "fonts/Roboto-Slab-Bold.woff2");

  /// What is shared of a page without a picture. It is drawn when it is first asked for.
  public static final String SHARE_CARD = "img/share.png";

  private static final String ROOT = "/stil/";
  private static final int MOST_KEPT = 20;
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final String FONTS = "/META-INF/resources/webjars/roboto-fontface/0.10.0/fonts/";
  private static final String EVERYBODYS = "css/";
  private static final List<String> PUBLIC_LAYERS = List.of("tokens", "base", "components", "public", "print");
  private static final String BIRD = "img/bird.svg";
  private static final Pattern NAMED = Pattern.compile("url\\(\"\\.\\./([^\"]+)\"\\)");
  private static final Map<String, String> FONT_FILES =
      Map.of(
          "fonts/Roboto-Regular.woff2", "roboto/Roboto-Regular.woff2",
          "fonts/Roboto-RegularItalic.woff2", "roboto/Roboto-RegularItalic.woff2",
          "fonts/Roboto-Medium.woff2", "roboto/Roboto-Medium.woff2",
          "fonts/Roboto-Slab-Light.woff2", "roboto-slab/Roboto-Slab-Light.woff2",
          "fonts/Roboto-Slab-Regular.woff2", "roboto-slab/Roboto-Slab-Regular.woff2",
          "fonts/Roboto-Slab-Bold.woff2", "roboto-slab/Roboto-Slab-Bold.woff2");

  private static final SequencedMap<String, byte[]> STATIC = StaticFiles.read();
  private static final SequencedMap<String, byte[]> LIBRARIES = StaticFiles.libraries();
  private static final Map<Theme, Assets> MADE = new ConcurrentHashMap<>();

  private final Map<String, File> files = new LinkedHashMap<>();
  private final Palette palette;
  private final String cardAddress;
  private volatile @Nullable File shareCard;

  /// @param path as pages ask for it: `css/pip.css`, `fonts/Roboto-Regular.woff2`
  /// @param address on the site, from its root
  /// @param body as it is served
  /// @param bodyInFolder as it is where all files lie beside each other, by their paths
  public record File(String path, String address, String contentType, byte[] body, byte[] bodyInFolder) {}

  /// The files in a municipality's colours, made once for each pair of colours.
  public static Assets of(Theme theme) {
    if (MADE.size() > MOST_KEPT) {
      MADE.clear();
    }
    return MADE.computeIfAbsent(theme, picked -> new Assets(Palette.of(picked)));
  }

  private Assets(Palette palette) {
    this.palette = palette;
    this.cardAddress = address(SHARE_CARD, (palette.css() + ShareCard.SHAPES).getBytes(StandardCharsets.UTF_8));
    FONT_FILES.forEach((path, file) -> add(path, StaticFiles.read(FONTS + file)));
    add("js/htmx.js", StaticFiles.read(HTMX));
    STATIC.forEach(
        (path, body) -> {
          if (!path.endsWith(".css")) {
            add(path, path.equals(BIRD) ? bird(palette, body) : path.endsWith(".js") ? shortened(body) : body);
          }
        });
    LIBRARIES.forEach((path, body) -> add(path, shortened(body)));
    addSheet(STYLE, style(palette));
    addSheet(STAFF_STYLE, layer("newsroom") + parts("staff"));
    STATIC.forEach(
        (path, body) -> {
          if (path.endsWith(".css") && !isPart(path)) {
            addSheet(path, StaticFiles.text(body));
          }
        });
  }

  /// The file of a path, or null if there is none.
  public @Nullable File find(String path) {
    return path.equals(SHARE_CARD) ? shareCard() : files.get(path);
  }

  /// Where a file of the program is on the site; one that is not there is a programming error and throws.
  public String address(String path) {
    if (path.equals(SHARE_CARD)) {
      return cardAddress;
    }
    var file = files.get(path);
    if (file == null) {
      throw new IllegalArgumentException("No file " + path + " below static");
    }
    return file.address();
  }

  /// By which names a module’s scripts take in each other (`editor/read.js`) and others’ (`prosemirror-view`), as browsers want it.
  public String importMap(String module) {
    return scripts(module).entrySet().stream()
        .map(script -> "\"%s\":\"%s\"".formatted(LIBRARIES.containsKey(script.getKey()) ? name(script.getKey()) : script.getKey(), script.getValue()))
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  /// Where a module’s scripts are, with those of others that it takes in; by their paths.
  public SequencedMap<String, String> scripts(String module) {
    var scripts = new LinkedHashMap<String, String>();
    files.values().stream()
        .filter(file -> file.path().startsWith(module + "/") && file.path().endsWith(".js"))
        .forEach(file -> scripts.put(file.path(), file.address()));
    return scripts;
  }

  private static String name(String path) {
    return path.substring(path.indexOf('/') + 1, path.length() - ".js".length());
  }

  /// The file at an address on the site, or null if it is none of this version in these colours.
  public @Nullable File at(String address) {
    var hash = address.startsWith(ROOT) ? address.indexOf('/', ROOT.length()) : -1;
    var file = hash < 0 ? null : find(address.substring(hash + 1));
    return file != null && file.address().equals(address) ? file : null;
  }

  public List<File> all() {
    var all = new ArrayList<>(files.values());
    all.add(shareCard());
    return all;
  }

  /// A file with those that it names, such as fonts.
  public List<File> with(String path) {
    var found = new ArrayList<File>();
    var file = find(path);
    if (file != null) {
      found.add(file);
      if (path.endsWith(".css")) {
        NAMED.matcher(StaticFiles.text(file.bodyInFolder())).results().map(name -> files.get(name.group(1))).distinct().forEach(found::add);
      }
    }
    return found;
  }

  private static String style(Palette palette) {
    var css = new StringBuilder("@layer tokens, theme, base, components, public, newsroom, print;\n").append(palette.css());
    PUBLIC_LAYERS.forEach(layer -> css.append(layer(layer)));
    return css.append(parts("public")).toString();
  }

  private static String layer(String name) {
    var body = STATIC.get(EVERYBODYS + name + ".css");
    if (body == null) {
      throw new IllegalStateException("The program lacks its style sheet " + name);
    }
    return StaticFiles.text(body);
  }

  /// What the modules add to a style sheet of everybody.
  private static String parts(String name) {
    var css = new StringBuilder();
    STATIC.forEach(
        (path, body) -> {
          if (!path.startsWith(EVERYBODYS) && path.endsWith("/" + name + ".css")) {
            css.append(StaticFiles.text(body));
          }
        });
    return css.toString();
  }

  private static boolean isPart(String path) {
    return path.startsWith(EVERYBODYS) || path.endsWith("/public.css") || path.endsWith("/staff.css");
  }

  private File shareCard() {
    var drawn = shareCard;
    if (drawn == null) {
      var picture = ShareCard.draw(palette);
      drawn = new File(SHARE_CARD, cardAddress, StaticFiles.contentType(SHARE_CARD), picture, picture);
      shareCard = drawn;
    }
    return drawn;
  }

  private void add(String path, byte[] body) {
    files.put(path, new File(path, address(path, body), StaticFiles.contentType(path), body, body));
  }

  /// On the site the files that a style sheet names are at addresses of their own, in a folder beside it.
  private void addSheet(String path, String css) {
    var served =
        NAMED
            .matcher(css)
            .replaceAll(name -> "url(\"../../" + address(name.group(1)).substring(ROOT.length()) + "\")")
            .getBytes(StandardCharsets.UTF_8);
    var inFolder = css.getBytes(StandardCharsets.UTF_8);
    files.put(path, new File(path, address(path, served), StaticFiles.contentType(path), served, inFolder));
  }

  private static byte[] shortened(byte[] script) {
    return ScriptText.shortened(StaticFiles.text(script)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bird(Palette palette, byte[] drawing) {
    return StaticFiles.text(drawing)
        .replace("#0b4a44", palette.light().get(Palette.Token.ACTION))
        .replace("#f2b632", palette.light().get(Palette.Token.ACCENT))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String address(String path, byte[] content) {
    return ROOT + HexFormat.of().formatHex(Sha256.of(content), 0, 8) + "/" + path;
  }
}
