package dk.pip.web;

import dk.pip.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Says something on the next page that is shown, also after a redirect and on another node. For those who are signed
/// in: others have no session to keep it in. A controller takes it as an argument.
public final class Flash {
  private static final String KEY = "flash";
  private static final String BETWEEN = "\u001f";

  private final HttpServletRequest request;

  Flash(HttpServletRequest request) {
    this.request = request;
  }

  /// Something was done.
  public void say(String key, Object... arguments) {
    add(Notice.Kind.DONE, key, arguments);
  }

  /// Something was not done, or wants attention.
  public void warn(String key, Object... arguments) {
    add(Notice.Kind.WARNING, key, arguments);
  }

  private void add(Notice.Kind kind, String key, Object[] arguments) {
    var parts = new ArrayList<>(List.of(kind.name(), key));
    Arrays.stream(arguments).map(String::valueOf).forEach(parts::add);
    var waiting = new ArrayList<>(waiting(request));
    waiting.add(String.join(BETWEEN, parts));
    var session = request.getSession(false);
    if (session == null) {
      throw new IllegalStateException("Nobody is signed in, so nothing keeps " + key + " until the next page");
    }
    session.setAttribute(KEY, waiting);
  }

  /// Takes what is waiting, in the language of the page that shows it.
  static List<Notice> read(HttpServletRequest request, Texts texts) {
    var waiting = waiting(request);
    if (waiting.isEmpty()) {
      return List.of();
    }
    request.getSession().removeAttribute(KEY);
    return waiting.stream().map(line -> notice(line, texts)).toList();
  }

  private static Notice notice(String line, Texts texts) {
    var parts = line.split(BETWEEN, -1);
    var arguments = (Object[]) Arrays.copyOfRange(parts, 2, parts.length);
    return new Notice(Notice.Kind.valueOf(parts[0]), texts.get(parts[1], arguments));
  }

  // Only strings are kept in sessions: they can be read after an upgrade too.
  private static List<String> waiting(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(KEY) instanceof List<?> lines
        ? lines.stream().map(String::valueOf).toList()
        : List.of();
  }
}
