package dk.pip.serveranswers;

import java.util.Locale;
import java.util.regex.Pattern;

/// Texts as they are compared with phrases.
public final class Plain {
  private static final String ADDRESS_SIGN = "[^@\\s<>()\"'\\[\\],;:]";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<!" + ADDRESS_SIGN + ")" + ADDRESS_SIGN + "{1,64}+@[\\w.-]{1,253}+");
  /// Where a server is named, with the address that it was reached at or after "host" and the like.
  private static final Pattern SERVER =
      Pattern.compile(
          "(?<![\\w.-])[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+\\.? ?\\[[0-9a-fA-F.:]{2,45}+]"
              + "|(?i)(?<=\\bhost |\\btalking to |\\bconnect to |\\bconnected to |-mta: dns; ?|-mta: smtp; ?)"
              + "[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]++");

  private Plain() {}

  /// Lower case, single spaces, plain apostrophes, and `@` for every address.
  public static String of(String text) {
    var anonymous = ADDRESS.matcher(text).replaceAll("@");
    return SPACE.matcher(anonymous.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(" ");
  }

  /// The same without the names of the servers that talk, which may have words in them: `antispam.example`.
  static String withoutServers(String text) {
    return of(SERVER.matcher(text).replaceAll("-"));
  }
}
