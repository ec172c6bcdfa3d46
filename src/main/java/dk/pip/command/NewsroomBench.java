package dk.pip.command;

import dk.pip.database.BundledPostgres;
import dk.pip.demo.Demo;
import dk.pip.demo.DemoFiles;
import dk.pip.demo.DemoFolder;
import dk.pip.editions.BundleFiles;
import dk.pip.library.ManyPictures;
import dk.pip.newsroom.ManyStories;
import dk.pip.shared.Role;
import dk.pip.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The newsroom's pages for an administrator, with what the demo has and then with much more.
final class NewsroomBench {
  private static final int DEMO_EDITIONS = 4;
  /// How often each page is asked for, where nobody says otherwise.
  static final int TIMES = 41;

  private static final String STORY = "/redaktion/historier/[0-9a-f-]{36}";
  private static final String PICTURE = "/redaktion/billeder/[0-9a-f-]{36}";
  private static final String EDITION = "/redaktion/udgaver/[0-9a-f-]{36}";
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
  private static final String MOVED = "move";
  private static final String WRITTEN = "write";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /// Where each page is, or the page that leads to it with what its address looks like.
  private static final List<Where> PAGES =
      List.of(
          new Where("/redaktion", "", ""),
          new Where("/redaktion/historier", "", ""),
          new Where("/redaktion/historier", STORY, ""),
          new Where("/redaktion/historier", STORY, "/versioner"),
          new Where("/redaktion/maaned", "", ""),
          new Where("/redaktion/billeder", "", ""),
          new Where("/redaktion/billeder?q=b%C3%A6nk", "", ""),
          new Where("/redaktion/billeder", PICTURE, ""),
          new Where("/redaktion/udgaver", "", ""),
          new Where("/redaktion/udgaver", EDITION, "?hurtig=ja"),
          new Where("/redaktion/udgaver", EDITION, "/visning/index.html"),
          new Where("/redaktion/udgaver", EDITION, "/titel"),
          new Where("/redaktion/udgaver/begynd", "", ""),
          new Where("/redaktion/soeg?q=b%C3%A6nken", "", ""),
          new Where("/redaktion/udsendelser", "", ""),
          new Where("/redaktion/svar", "", ""),
          new Where("/indstillinger/personer", "", ""),
          new Where("/indstillinger/logbog", "", ""));

  /// @param link what the address of a page looks like that the one at the path leads to; empty for that one itself
  private record Where(String path, String link, String rest) {
    String name() {
      return link.isEmpty() ? path.replaceFirst("\\?.*", "?…") : link.replace("[0-9a-f-]{36}", "…") + rest;
    }
  }

  private final Texts texts;
  private final Path folder;
  private final Wish wish;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
  private String address = "";

  /// The draft that is changed, with all that the demo's richest edition has.
  private String desk = "";

  /// How much there is of each, the demo's own among it.
  ///
  /// @param times each page is asked for; half as often for a change, and a third of it before to warm up
  record Wish(int stories, int pictures, int editions, int times) {
    int changes() {
      return (times + 1) / 2;
    }

    int warming() {
      return times / 3;
    }
  }

  private record Times(double median, double ninetieth) {
    static Times of(List<Double> times) {
      var sorted = times.stream().sorted().toList();
      return new Times(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 9 / 10));
    }
  }

  NewsroomBench(Texts texts, Path folder, Wish wish) {
    this.texts = texts;
    this.folder = folder;
    this.wish = wish;
  }

  int run() throws IOException, InterruptedException {
    System.out.println(texts.get("command.bench.newsroom.starting", wish.stories(), wish.pictures(), wish.editions()));
    var data = folder.resolve("data");
    try (var pip = BenchedPip.start(data, true, Map.of("PIP_APPROVAL", "none"))) {
      pip.await(BenchedPip.PAGE, "identity");
      while (pip.process().isAlive() && DemoFolder.isBeingFilled(data)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      address = "http://127.0.0.1:" + pip.port();
      signIn();
      desk = upload(edition("2027-01"));
      post(desk, desk + "/blokke", new LinkedHashMap<>(Map.of("kind", "greeting", "position", "0", "revision", revision(get(desk)), "text", "Kære læser", "signature", "Mette")));
      // The first round is of a program that isn't compiled yet.
      measure();
      var few = measure();
      var fewChanges = change();
      fill(data);
      var many = measure();
      print(few, many);
      printChanges(fewChanges, change());
    }
    System.out.println();
    System.out.println(texts.get("command.bench.newsroom.read"));
    return 0;
  }

  private void signIn() throws IOException, InterruptedException {
    var person = Demo.people().stream().filter(each -> each.role() == Role.ADMINISTRATOR).findFirst().orElseThrow();
    var fields = new LinkedHashMap<String, String>();
    fields.put("mail", person.mail());
    fields.put("password", Demo.PASSWORD);
    post("/log-ind", "/log-ind", fields);
    get("/redaktion");
  }

  private Map<String, Times> measure() throws IOException, InterruptedException {
    var measured = new LinkedHashMap<String, Times>();
    for (var where : PAGES) {
      var path = path(where);
      for (var i = 0; i < wish.warming(); i++) {
        get(path);
      }
      var times = new ArrayList<Double>();
      for (var i = 0; i < wish.times(); i++) {
        var before = System.nanoTime();
        get(path);
        times.add((System.nanoTime() - before) / 1e6);
      }
      measured.put(where.name(), Times.of(times));
    }
    return measured;
  }

  /// From a change in the arranger to the new page in its frame, as the script on it asks for them: the change is posted, the
  /// desk is shown anew, and then what it frames.
  private Map<String, Times> change() throws IOException, InterruptedException {
    var measured = new LinkedHashMap<String, Times>();
    for (var kind : List.of(MOVED, WRITTEN)) {
      var shown = get(desk + "?hurtig=ja");
      var before = get(desk + "/visning/index.html");
      var times = new ArrayList<Double>();
      for (var i = 0; i < wish.warming() + wish.changes(); i++) {
        var fields = new LinkedHashMap<>(Map.of("quick", "yes", "revision", revision(shown), "_csrf", token(shown, desk)));
        if (kind.equals(MOVED)) {
          fields.put("to", i % 2 == 0 ? "5" : "4");
        } else {
          fields.putAll(Map.of("text", "Kære læser nummer " + i, "signature", "Mette"));
        }
        var from = kind.equals(MOVED) ? desk + "/blokke/" + (i % 2 == 0 ? "4" : "5") + "/plads" : desk + "/blokke/0";
        var begun = System.nanoTime();
        shown = get(send(from, fields));
        var after = get(desk + "/visning/index.html");
        if (i >= wish.warming()) {
          times.add((System.nanoTime() - begun) / 1e6);
        }
        if (after.equals(before)) {
          throw new IOException("A change isn’t seen at " + from);
        }
        before = after;
      }
      measured.put(kind, Times.of(times));
    }
    return measured;
  }

  private static String revision(String page) throws IOException {
    var revision = REVISION.matcher(page);
    if (!revision.find()) {
      throw new IOException("No revision on a desk");
    }
    return revision.group(1);
  }

  private void printChanges(Map<String, Times> few, Map<String, Times> many) {
    System.out.println();
    System.out.println(texts.get("command.bench.newsroom.changes"));
    many.forEach(
        (kind, times) -> {
          var before = Objects.requireNonNull(few.get(kind));
          System.out.printf(
              Locale.ROOT, "  %-44s %9.1f %9.1f %9.1f %9.1f%n", texts.get("command.bench.newsroom.change." + kind), before.median(), before.ninetieth(), times.median(), times.ninetieth());
        });
  }

  private String path(Where where) throws IOException, InterruptedException {
    if (where.link().isEmpty()) {
      return where.path();
    }
    var found = Pattern.compile("href=\"(" + where.link() + ")").matcher(get(where.path()));
    if (!found.find()) {
      throw new IOException("No " + where.link() + " on " + where.path());
    }
    return found.group(1) + where.rest();
  }

  private void print(Map<String, Times> few, Map<String, Times> many) {
    System.out.println();
    System.out.println(texts.get("command.bench.newsroom.head"));
    many.forEach(
        (name, times) -> {
          var before = Objects.requireNonNull(few.get(name));
          System.out.printf(
              Locale.ROOT, "  %-44s %9.1f %9.1f %9.1f %9.2f%n", name, before.median(), times.median(), times.ninetieth(), times.median() / before.median());
        });
    var slowest = many.values().stream().mapToDouble(Times::median).max().orElse(0);
    System.out.println("  " + texts.get("command.bench.newsroom.slowest", String.format(Locale.ROOT, "%.0f", slowest)));
  }

  private void fill(Path data) throws IOException, InterruptedException {
    var month = YearMonth.of(2025, 1);
    for (var i = DEMO_EDITIONS; i < wish.editions(); i++) {
      month = month.minusMonths(1);
      publish(month.toString());
    }
    try (var connection = DriverManager.getConnection(BundledPostgres.urlOfRunning(data))) {
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      ManyStories.fill(jdbc, wish.stories());
      ManyPictures.fill(jdbc, wish.pictures());
      jdbc.sql("analyze").update();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void publish(String month) throws IOException, InterruptedException {
    var published = upload(edition(month));
    post(published + "/udgivelse", published + "/udgivelse", new LinkedHashMap<>(Map.of("when", "now")));
  }

  /// An edition of the demo's stories as one of another month.
  private static byte[] edition(String month) {
    var files = new TreeMap<String, byte[]>();
    // Stories of one year have addresses of their own.
    DemoFiles.in("2026-04").forEach((path, bytes) -> files.put(path.replaceFirst("(stories/.+)\\.md", "$1-" + month + ".md"), bytes));
    var yaml =
        new String(Objects.requireNonNull(files.get("edition.yaml")), StandardCharsets.UTF_8)
            .replaceFirst("month: \\S+", "month: " + month)
            .replaceFirst("published: \\S+\n", "")
            .replaceAll("(?m)(story: \\S+)$", "$1-" + month);
    files.put("edition.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return BundleFiles.of(files).zip();
  }

  private String get(String path) throws IOException, InterruptedException {
    var answer = http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " for " + path);
    }
    return answer.body();
  }

  private String token(String page) throws IOException, InterruptedException {
    return token(get(page), page);
  }

  private static String token(String html, String page) throws IOException {
    var token = TOKEN.matcher(html);
    if (!token.find()) {
      throw new IOException("No form on " + page);
    }
    return token.group(1);
  }

  private void post(String page, String path, LinkedHashMap<String, String> fields) throws IOException, InterruptedException {
    fields.put("_csrf", token(page));
    send(path, fields);
  }

  /// @return where it leads
  private String send(String path, Map<String, String> fields) throws IOException, InterruptedException {
    var form = new ArrayList<String>();
    fields.forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 302 && answer.statusCode() != 303) {
      throw new IOException(answer.statusCode() + " for " + path + ": " + answer.body().replaceAll("(?s)<style.*?</style>|<[^>]*>|\\s+", " "));
    }
    var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return location.getPath() + (location.getQuery() == null ? "" : "?" + location.getRawQuery());
  }

  /// @return the address of the edition's desk
  private String upload(byte[] bundle) throws IOException, InterruptedException {
    var boundary = "udgavepakke";
    var body = new ByteArrayOutputStream();
    var head =
        "--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\"udgave.zip\"\r\nContent-Type: application/zip\r\n\r\n";
    body.write(head.formatted(boundary, token("/redaktion/udgaver/ny")).getBytes(StandardCharsets.UTF_8));
    body.write(bundle);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address + "/redaktion/udgaver"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return answer.headers().firstValue("Location").map(URI::create).map(URI::getPath).orElseThrow(() -> new IOException("An edition was refused: " + answer.statusCode()));
  }
}
