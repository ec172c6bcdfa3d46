package dk.pip.command;

import dk.pip.database.BundledPostgres;
import dk.pip.demo.DemoFolder;
import dk.pip.search.ManyDocuments;
import dk.pip.search.ManyDocuments.Question;
import dk.pip.search.PlainSearch;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A hundred questions to a demo with very many stories: how often the right one comes first, and how long the page takes while
/// more are put in; and the same of PostgreSQL's own search for Danish over the same texts.
final class SearchBench {
  private static final Pattern HITS = Pattern.compile("(?s)<ol class=\"hits\".*?</ol>");
  private static final Pattern HIT = Pattern.compile("<h2[^>]*><a href=\"([^\"]+)\"");
  private static final int DEEPEST = 10;

  /// The questions are of stories. What else says the same, as a promise made in one of them does, is passed over.
  private static final String STORIES = "/nyheder/";

  /// So many a second are put in meanwhile, at most.
  private static final long BETWEEN_STORIES = 100;

  private final Texts texts;
  private final Path folder;
  private final int stories;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String address = "";

  /// @param ranks of what should come first; 0 where it isn't among the first ten
  /// @param times in milliseconds
  private record Measured(List<Integer> ranks, List<Double> times) {
    double mean() {
      return ranks.stream().mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank).average().orElse(0);
    }

    double mean(List<Question> questions, boolean misspelled) {
      var sum = 0.0;
      var count = 0;
      for (var i = 0; i < ranks.size(); i++) {
        if (questions.get(i).isMisspelled() == misspelled) {
          sum += ranks.get(i) == 0 ? 0 : 1.0 / ranks.get(i);
          count++;
        }
      }
      return count == 0 ? 0 : sum / count;
    }

    double at(int percent) {
      var sorted = times.stream().sorted().toList();
      return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
  }

  SearchBench(Texts texts, Path folder, int stories) {
    this.texts = texts;
    this.folder = folder;
    this.stories = stories;
  }

  int run() throws IOException, InterruptedException {
    System.out.println(texts.get("command.bench.search.starting", stories));
    var questions = ManyDocuments.questions();
    var data = folder.resolve("data");
    try (var pip = BenchedPip.start(data, true)) {
      pip.await(BenchedPip.PAGE, "identity");
      while (pip.process().isAlive() && DemoFolder.isBeingFilled(data)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      address = "http://127.0.0.1:" + pip.port();
      awaitDemo(questions.getFirst());
      try (var connection = DriverManager.getConnection(BundledPostgres.urlOfRunning(data))) {
        measure(questions, connection, BundledPostgres.urlOfRunning(data));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
    return 0;
  }

  /// The demo's stories are found a moment after they are published.
  private void awaitDemo(Question first) throws IOException, InterruptedException {
    for (var i = 0; i < 600 && ask(first.words()).isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void measure(List<Question> questions, Connection connection, String url) throws IOException, InterruptedException, SQLException {
    var source = new SingleConnectionDataSource(connection, true);
    var jdbc = JdbcClient.create(source);
    var begun = System.nanoTime();
    ManyDocuments.fill(jdbc, new TransactionTemplate(new JdbcTransactionManager(source)), questions, stories, () -> {});
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.search.filled", (System.nanoTime() - begun) / 1_000_000_000));
    // The first rounds are of a program that isn't compiled yet, and of pages that the disk still has.
    pip(questions);
    pip(questions);
    var put = new AtomicInteger();
    var ends = new AtomicBoolean();
    var publishing = publishing(url, put, ends);
    var measuring = System.nanoTime();
    var ours = pip(questions);
    var seconds = (System.nanoTime() - measuring) / 1e9;
    var published = put.get();
    ends.set(true);
    publishing.join();
    PlainSearch.make(jdbc);
    plain(jdbc, questions);
    var plain = plain(jdbc, questions);
    print(questions, ours, plain, published / seconds);
  }

  private static Thread publishing(String url, AtomicInteger put, AtomicBoolean ends) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try (var connection = DriverManager.getConnection(url)) {
                var source = new SingleConnectionDataSource(connection, true);
                var jdbc = JdbcClient.create(source);
                var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
                while (!ends.get()) {
                  ManyDocuments.publish(jdbc, transaction, put.getAndIncrement());
                  TimeUnit.MILLISECONDS.sleep(BETWEEN_STORIES);
                }
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private Measured pip(List<Question> questions) throws IOException, InterruptedException {
    var ranks = new ArrayList<Integer>();
    var times = new ArrayList<Double>();
    for (var question : questions) {
      var begun = System.nanoTime();
      var hits = ask(question.words());
      times.add((System.nanoTime() - begun) / 1e6);
      ranks.add(hits.indexOf(question.path()) + 1);
    }
    return new Measured(ranks, times);
  }

  private List<String> ask(String words) throws IOException, InterruptedException {
    var uri = URI.create(address + "/soeg?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    var answer = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " for " + words);
    }
    var hits = HITS.matcher(answer.body());
    return hits.find() ? HIT.matcher(hits.group()).results().map(hit -> hit.group(1)).filter(path -> path.startsWith(STORIES)).limit(DEEPEST).toList() : List.of();
  }

  private static Measured plain(JdbcClient jdbc, List<Question> questions) {
    var ranks = new ArrayList<Integer>();
    var times = new ArrayList<Double>();
    for (var question : questions) {
      var begun = System.nanoTime();
      var hits = PlainSearch.find(jdbc, question.words(), DEEPEST);
      times.add((System.nanoTime() - begun) / 1e6);
      ranks.add(hits.indexOf(question.path()) + 1);
    }
    return new Measured(ranks, times);
  }

  private void print(List<Question> questions, Measured ours, Measured plain, double published) {
    System.out.println();
    System.out.println(texts.get("command.bench.search.head"));
    row(texts.get("command.bench.search.pip"), questions, ours);
    row(texts.get("command.bench.search.plain"), questions, plain);
    System.out.println("  " + texts.get("command.bench.search.published", String.format(Locale.ROOT, "%.1f", published)));
    System.out.println();
    System.out.println(texts.get("command.bench.search.missed"));
    for (var i = 0; i < questions.size(); i++) {
      if (ours.ranks().get(i) != 1) {
        var rank = ours.ranks().get(i) == 0 ? "–" : ours.ranks().get(i).toString();
        System.out.printf(Locale.ROOT, "  %3s  %6.1f ms  %s%n", rank, ours.times().get(i), questions.get(i).words());
      }
    }
    System.out.println();
    System.out.println(texts.get("command.bench.search.read"));
  }

  private static void row(String name, List<Question> questions, Measured of) {
    System.out.printf(
        Locale.ROOT, "  %-34s %6.3f %6.3f %6.3f %9.1f %9.1f%n", name, of.mean(), of.mean(questions, false), of.mean(questions, true), of.at(50), of.at(99));
  }
}
