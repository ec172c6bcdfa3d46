package dk.pip.shared;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The templates, compiled with the program: HTML from `src/main/jte`, plain text from `src/main/jte-text`.
public final class Templates {
  private static final TemplateEngine HTML = engine(ContentType.Html, "jte.html");
  private static final TemplateEngine TEXT = engine(ContentType.Plain, "jte.text");

  private Templates() {}

  /// Renders an HTML template; values are escaped for where they stand.
  ///
  /// @param template path below `src/main/jte`, such as `editions/print/edition.jte`
  public static String html(String template, Map<String, Object> parameters) {
    var output = new StringOutput(16_384);
    HTML.render(template, parameters, output);
    return output.toString();
  }

  /// Renders a plain-text template; nothing is escaped.
  ///
  /// @param template path below `src/main/jte-text`
  public static String text(String template, Map<String, Object> parameters) {
    var output = new StringOutput(8_192);
    TEXT.render(template, parameters, output);
    return output.toString();
  }

  private static TemplateEngine engine(ContentType type, String packageName) {
    return TemplateEngine.createPrecompiled(null, type, Templates.class.getClassLoader(), packageName);
  }
}
