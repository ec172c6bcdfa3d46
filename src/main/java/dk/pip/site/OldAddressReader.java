package dk.pip.site;

import de.siegmar.fastcsv.reader.CsvParseException;
import dk.pip.shared.CharsetGuess;
import dk.pip.shared.CsvRows;
import dk.pip.shared.DomainName;
import dk.pip.shared.Letters;
import dk.pip.shared.LocalPath;
import dk.pip.site.OldAddressFile.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a file of old addresses, `from;to` a line, and says of each line what is wrong with it. An address leads to a path of
/// this site, or to a host that a line of the file itself names: `host;www.ellebaek.dk`. So nobody is led elsewhere by a slip.
final class OldAddressReader {
  static final int MOST_ROWS = 50_000;

  private static final int MOST_PROBLEMS = 1_000;
  private static final int LONGEST = 2_000;
  private static final int LONGEST_SHOWN = 200;
  private static final int MOST_STEPS = 20;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
  private static final List<Character> SEPARATORS = List.of(';', '\t', ',', '|');
  private static final Set<String> HOST = Set.of("host", "vært", "vaert", "domæne");
  private static final Pattern WITH_SCHEME = Pattern.compile("(?i)^https?://[^/?#]*");
  private static final Pattern TITLE = Pattern.compile("(?i)(fra|from|old|gammel.*|adresse)");

  private final @Nullable URI site;
  private final Predicate<String> isOurs;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> hosts = new HashSet<>();
  private final Map<String, OldAddress> byKey = new LinkedHashMap<>();
  private OldAddressMap map = OldAddressMap.EMPTY;

  /// @param isOurs whether there is something of Pip's own at a path
  private OldAddressReader(@Nullable URI site, Predicate<String> isOurs) {
    this.site = site;
    this.isOurs = isOurs;
  }

  record Read(List<OldAddress> addresses, List<Problem> problems) {}

  private record Row(int line, String from, String to) {}

  static Read read(byte[] bytes, @Nullable URI site, Predicate<String> isOurs) {
    return new OldAddressReader(site, isOurs).read(bytes);
  }

  private Read read(byte[] bytes) {
    var rows = rows(bytes);
    rows.stream().filter(OldAddressReader::isHost).forEach(this::host);
    rows.stream().filter(row -> !isHost(row)).forEach(this::address);
    map = OldAddressMap.of(byKey.values());
    var last = new ArrayList<OldAddress>();
    byKey.values().forEach(address -> {
      var led = ledOn(address);
      if (led != null) {
        last.add(led);
      }
    });
    problems.sort(Comparator.comparingInt(Problem::line));
    return new Read(last, problems.stream().limit(MOST_PROBLEMS).toList());
  }

  private List<Row> rows(byte[] bytes) {
    var guess = new CharsetGuess();
    guess.add(bytes, bytes.length);
    var charset = guess.guess();
    var separator = separator(bytes, charset);
    var rows = new ArrayList<Row>();
    try (var all = CsvRows.rows(CsvRows.text(new ByteArrayInputStream(bytes), charset), separator)) {
      for (var row : all) {
        var fields = row.getFields();
        if (CsvRows.isBlank(fields)) {
          continue;
        }
        var line = (int) row.getStartingLineNumber();
        if (rows.size() == MOST_ROWS) {
          problems.add(new Problem(line, "site.old.problem.too-many", List.of(String.valueOf(MOST_ROWS)), false));
          break;
        }
        var from = CsvRows.stripped(fields.getFirst());
        if (!rows.isEmpty() || !TITLE.matcher(from).matches()) {
          rows.add(new Row(line, from, fields.size() < 2 ? "" : CsvRows.stripped(fields.get(1))));
        }
      }
    } catch (CsvParseException e) {
      problems.add(new Problem(rows.isEmpty() ? 1 : rows.getLast().line() + 1, "site.old.problem.unreadable", List.of(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /// The first that parts most of the first rows.
  private static char separator(byte[] bytes, Charset charset) {
    var text = new String(bytes, 0, Math.min(bytes.length, 20_000), charset).lines().filter(line -> !line.isBlank()).limit(50).toList();
    return SEPARATORS.stream()
        .filter(sign -> text.stream().filter(line -> line.indexOf(sign) >= 0).count() * 2 >= text.size())
        .findFirst()
        .orElse(SEPARATORS.getFirst());
  }

  private static boolean isHost(Row row) {
    return HOST.contains(row.from.toLowerCase(Locale.ROOT));
  }

  private void host(Row row) {
    var name = WITH_SCHEME.matcher(row.to).find() ? hostOf(row.to) : hostOf("https://" + row.to);
    if (name == null) {
      left(row.line, "site.old.problem.host", row.to);
    } else {
      hosts.add(name);
    }
  }

  private static @Nullable String hostOf(String address) {
    try {
      var host = new URI(DomainName.inAddress(address)).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private void address(Row row) {
    if (row.from.length() > LONGEST || row.to.length() > LONGEST) {
      left(row.line, "site.old.problem.too-long", String.valueOf(LONGEST));
      return;
    }
    var from = from(row);
    var target = from == null ? null : target(row, from);
    if (from == null || target == null) {
      return;
    }
    var fresh = new OldAddress(row.line, from.old, from.folder, target);
    var before = byKey.putIfAbsent((from.folder ? "*" : "") + from.old, fresh);
    if (before != null) {
      var same = before.target().equals(target);
      problems.add(new Problem(row.line, same ? "site.old.problem.again" : "site.old.problem.twice", List.of(before.written(), String.valueOf(before.line()), before.target()), same));
    }
  }

  private record From(String old, boolean folder) {}

  private @Nullable From from(Row row) {
    var text = WITH_SCHEME.matcher(row.from).replaceFirst("").replaceFirst("#.*", "");
    if (!text.startsWith("/")) {
      text = "/" + text;
      problems.add(new Problem(row.line, "site.old.problem.no-stroke", List.of(shown(text)), true));
    }
    var at = text.indexOf('?');
    var folder = text.endsWith("*");
    var path = folder ? text.substring(0, text.length() - 1) : at < 0 ? text : text.substring(0, at);
    var query = at < 0 || folder ? null : text.substring(at + 1);
    var key = path.indexOf('*') >= 0 || path.indexOf('?') >= 0 ? null : OldAddress.key(path.replace(" ", "%20"));
    if (key == null || CONTROLS.matcher(text).find() || folder && !path.endsWith("/") || key.contains("/../") || key.endsWith("/..")) {
      left(row.line, folder || path.indexOf('*') >= 0 ? "site.old.problem.star" : "site.old.problem.from", row.from);
      return null;
    }
    if (key.equals("/") && query == null || key.equals("/medarbejder") || key.startsWith("/medarbejder/") || !folder && isOurs.test(key)) {
      left(row.line, "site.old.problem.ours", row.from);
      return null;
    }
    return new From(query == null || query.isEmpty() ? key : key + "?" + query, folder);
  }

  private @Nullable String target(Row row, From from) {
    if (row.to.isEmpty()) {
      left(row.line, "site.old.problem.no-target", row.from);
      return null;
    }
    var star = row.to.endsWith("*");
    if (star && (!from.folder || !row.to.endsWith("/*"))) {
      left(row.line, "site.old.problem.target-star", row.to);
      return null;
    }
    var plain = star ? row.to.substring(0, row.to.length() - 1) : row.to;
    var target = plain.startsWith("/") ? local(row, plain) : outside(row, plain);
    return target == null ? null : target + (star ? "*" : "");
  }

  private @Nullable String local(Row row, String target) {
    var local = LocalPath.of(target.replace(" ", "%20"));
    if (local == null) {
      left(row.line, "site.old.problem.target", target);
      return null;
    }
    return local;
  }

  private @Nullable String outside(Row row, String target) {
    try {
      var uri = new URI(DomainName.inAddress(target));
      var host = uri.getHost();
      var web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (!web || host == null || uri.getRawUserInfo() != null) {
        left(row.line, "site.old.problem.target", target);
        return null;
      }
      if (site != null && host.equalsIgnoreCase(site.getHost()) && uri.getPort() == site.getPort()) {
        return local(row, WITH_SCHEME.matcher(uri.toASCIIString()).replaceFirst("").replaceFirst("^$", "/"));
      }
      if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
        left(row.line, "site.old.problem.other-host", host);
        return null;
      }
      return uri.toASCIIString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      left(row.line, "site.old.problem.target", target);
      return null;
    }
  }

  /// The address with the target at the end of the way, where one leads to another of the file; null where they lead in a
  /// circle.
  private @Nullable OldAddress ledOn(OldAddress address) {
    var target = address.target();
    var seen = new HashSet<String>();
    for (var steps = 0; steps < MOST_STEPS; steps++) {
      var next = next(target);
      if (next == null) {
        if (steps > 0) {
          problems.add(new Problem(address.line(), "site.old.problem.led-on", List.of(address.written(), target), true));
        }
        return new OldAddress(address.line(), address.old(), address.folder(), target);
      }
      var there = target.endsWith("*") ? next.address().target() : next.target().orElse(null);
      if (there == null || next.address().written().equals(address.written()) || !seen.add(next.address().written())) {
        break;
      }
      target = there;
    }
    left(address.line(), "site.old.problem.circle", address.written());
    return null;
  }

  private OldAddressMap.@Nullable Match next(String target) {
    if (!target.startsWith("/")) {
      return null;
    }
    var plain = target.endsWith("*") ? target.substring(0, target.length() - 1) + "x" : target.replaceFirst("#.*", "");
    var at = plain.indexOf('?');
    var path = at < 0 ? plain : plain.substring(0, at);
    var key = OldAddress.key(path);
    if (key == null || isOurs.test(key)) {
      return null;
    }
    return map.find(path, at < 0 ? null : plain.substring(at + 1)).orElse(null);
  }

  private void left(int line, String key, String... arguments) {
    problems.add(new Problem(line, key, Stream.of(arguments).map(OldAddressReader::shown).toList(), false));
  }

  /// As it can be kept and read.
  private static String shown(String text) {
    return Letters.shortened(LONGEST_SHOWN, CONTROLS.matcher(text).replaceAll("\uFFFD"));
  }
}
