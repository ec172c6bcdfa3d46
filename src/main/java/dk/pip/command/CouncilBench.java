package dk.pip.command;

import dk.pip.ballot.BoothClient;
import dk.pip.ballot.BoxAnswer;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.CastBallot;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoterHand;
import dk.pip.ballot.Votes;
import dk.pip.council.CouncilDays;
import dk.pip.council.CrowdedDay;
import dk.pip.demo.DemoFolder;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// A full hall: screens that follow the floor while it is led, and cards that vote at the same time.
final class CouncilBench {
  static final int SCREENS = 500;
  static final int CARDS = 300;
  /// The points of the agenda, after the welcome, five presentations and the questions.
  private static final int DEBATE = 8;

  private static final int VOTE = 11;
  private static final int ACTS = 40;
  private static final int PAGES = 31;
  private static final int AT_ONCE = 32;
  private static final int TRIES = 20;
  private static final long AGAIN = 300;
  private static final long BETWEEN_ACTS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
  private static final Pattern BUTTON = Pattern.compile("name=\"act\" value=\"(word:[^\"]+)\"");

  private final Texts texts;
  private final Path folder;
  private final int screens;
  private final int cards;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Map<Integer, Long> done = new ConcurrentHashMap<>();
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private volatile String problem = "";
  private volatile boolean ending;
  private String address = "";

  CouncilBench(Texts texts, Path folder, int screens, int cards) {
    this.texts = texts;
    this.folder = folder;
    this.screens = screens;
    this.cards = cards;
  }

  int run() throws IOException, InterruptedException {
    System.out.println(texts.get("command.bench.council.starting", screens, cards));
    var data = folder.resolve("data");
    try (var pip = BenchedPip.start(data, true)) {
      pip.await(BenchedPip.PAGE, "identity");
      while (pip.process().isAlive() && DemoFolder.isBeingFilled(data)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      address = "http://127.0.0.1:" + pip.port();
      try (var modules = HeadlessModules.open(Settings.read(System.getenv(), Map.of(Settings.DATA, data.toString()), true), List.of())) {
        measure(pip, modules);
      }
    }
    return 0;
  }

  private void measure(BenchedPip pip, HeadlessModules modules) throws IOException, InterruptedException {
    var crowd = modules.bean(CrowdedDay.class);
    var hall = crowd.plan(CrowdedDay.byCards());
    var page = page(hall.path() + "/skaerm");
    press(hall.chair(), "begin");
    var before = ProcessUse.megabytes(pip.process().toHandle());
    var lines = new ArrayList<Thread>();
    var there = new CountDownLatch(screens);
    for (var screen = 0; screen < screens; screen++) {
      var path = screen < 2 ? hall.chair() : screen < 5 ? hall.path() + "/skaerm" : screen % 2 == 0 ? hall.phones().get(screen / 2 % hall.phones().size()) : hall.path() + "/foelg";
      lines.add(Thread.ofVirtual().start(() -> follow(path + "/live?sprog=da", there)));
    }
    if (!there.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException(there.getCount() + " screens did not open");
    }
    press(hall.chair(), "goto:" + DEBATE);
    settle();
    for (var act = 0; act < ACTS; act++) {
      if (act % 2 == 0) {
        post(hall.phones().get(act / 2 % hall.phones().size()), "raise:DEBATE", 0);
      } else {
        press(hall.chair(), find(BUTTON, hall.chair()));
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_ACTS);
    }
    settle();
    var led = slowest.getAndSet(0);
    var ledUpdates = updates.getAndSet(0);
    var during = ProcessUse.megabytes(pip.process().toHandle());
    toVote(hall.chair());
    var seconds = vote(crowd.cards(hall.day(), cards), hall.chair());
    settle();
    var votes = modules.bean(Votes.class);
    var vote = Objects.requireNonNull(modules.bean(CouncilDays.class).get(hall.day()).vote());
    TimeUnit.MILLISECONDS.sleep(Votes.LAST_CALL.toMillis() + 1000);
    press(hall.chair(), "vote-close");
    settle();
    var counted = votes.outcome(vote).map(outcome -> outcome.cast()).orElse(0L);
    var after = ProcessUse.megabytes(pip.process().toHandle());
    ending = true;
    lines.forEach(Thread::interrupt);
    System.out.println();
    System.out.println(texts.get("command.bench.council.held", screens, ledUpdates + updates.get()));
    row("command.bench.council.page", page);
    row("command.bench.council.led", led / 1e6);
    row("command.bench.council.voting", slowest.get() / 1e6);
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.council.ratio", String.format(Locale.ROOT, "%.1f", Math.max(led, slowest.get()) / 1e6 / page)));
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.council.cards", counted, cards, String.format(Locale.ROOT, "%.1f", seconds), retries.get()));
    if (!problem.isEmpty()) {
      System.out.printf(Locale.ROOT, "  %s%n", problem);
    }
    System.out.printf(Locale.ROOT, "  %s%n", texts.get("command.bench.council.memory", before, during, after, ProcessUse.mostMegabytes(pip.process().toHandle())));
    System.out.println();
    System.out.println(texts.get("command.bench.council.read"));
  }

  private void row(String key, double millis) {
    System.out.printf(Locale.ROOT, "  %10.1f ms  %s%n", millis, texts.get(key));
  }

  /// Reads what comes as a screen does, and how late it is.
  private void follow(String path, CountDownLatch there) {
    var known = -1;
    while (!ending) {
      try {
        var answer = http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
          for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
              var now = System.nanoTime();
              var number = Integer.parseInt(line.substring(4, line.indexOf('-')));
              if (known < 0) {
                there.countDown();
              }
              for (var act = known + 1; known >= 0 && act <= number; act++) {
                var at = done.get(act);
                if (at != null) {
                  slowest.accumulateAndGet(now - at, Math::max);
                  updates.incrementAndGet();
                }
              }
              known = number;
            }
          }
        }
      } catch (IOException e) {
        // The line is cut; it comes back.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void settle() throws InterruptedException {
    TimeUnit.SECONDS.sleep(2);
  }

  private double page(String path) throws IOException, InterruptedException {
    var times = new ArrayList<Double>();
    for (var each = 0; each < PAGES; each++) {
      var begun = System.nanoTime();
      get(path);
      times.add((System.nanoTime() - begun) / 1e6);
    }
    return times.stream().sorted().toList().get(PAGES / 2);
  }

  private String get(String path) throws IOException, InterruptedException {
    var answer = http.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " for " + path);
    }
    return answer.body();
  }

  private String find(Pattern pattern, String path) throws IOException, InterruptedException {
    var found = pattern.matcher(get(path));
    if (!found.find()) {
      throw new IOException("Nothing on the page like " + pattern);
    }
    return found.group(1);
  }

  private void toVote(String chair) throws IOException, InterruptedException {
    for (var item = DEBATE + 1; item <= VOTE; item++) {
      press(chair, "goto:" + item);
    }
  }

  private void press(String chair, String act) throws IOException, InterruptedException {
    post(chair, act, Integer.parseInt(find(SEEN, chair, "0")));
  }

  private String find(Pattern pattern, String path, String other) throws IOException, InterruptedException {
    var found = pattern.matcher(get(path));
    return found.find() ? found.group(1) : other;
  }

  private void post(String path, String act, int seen) throws IOException, InterruptedException {
    var number = done.size() + 1;
    var body = "act=" + URLEncoder.encode(act, StandardCharsets.UTF_8) + "&seen=" + seen;
    done.put(number, System.nanoTime());
    var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 302 && answer.statusCode() != 303) {
      throw new IOException(answer.statusCode() + " for " + act);
    }
  }

  /// All cards at about the same time, as when a hall is told to vote.
  private double vote(List<CardCode> codes, String chair) throws IOException, InterruptedException {
    var booth = new BoothClient(URI.create(address), http);
    var voters = new ConcurrentHashMap<CardCode, BoothClient.Voter>();
    var begun = System.nanoTime();
    each(codes, code -> voters.put(code, redeem(booth, code)));
    press(chair, "vote-open");
    var place = new AtomicInteger();
    each(
        codes,
        code -> {
          var voter = voters.get(code);
          if (voter != null) {
            cast(booth, voter, voter.ballot("one:" + VoteOption.keyAt(place.getAndIncrement() % 5)));
          }
        });
    var took = (System.nanoTime() - begun) / 1e9;
    post(chair, "vote-last", 0);
    done.remove(done.size());
    return took;
  }

  /// As the page does, which asks again with the same key until it is answered.
  private BoothClient.Voter redeem(BoothClient booth, CardCode code) throws IOException, InterruptedException {
    var definition = booth.definition(code);
    for (var tries = 0; definition.isEmpty() && tries < TRIES; tries++) {
      again();
      definition = booth.definition(code);
    }
    var known = definition.orElseThrow(() -> new IOException("No vote for a card"));
    var hand = VoterHand.of(known);
    for (var tries = 0; tries < TRIES; tries++) {
      var voter = BoothClient.signed(known, hand, booth.sign(code, hand));
      if (voter.isPresent()) {
        return voter.get();
      }
      again();
    }
    throw new IOException("A card was not signed for");
  }

  private void cast(BoothClient booth, BoothClient.Voter voter, CastBallot ballot) throws IOException, InterruptedException {
    for (var tries = 0; tries < TRIES; tries++) {
      try {
        var answer = booth.cast(voter.vote(), ballot);
        if (answer == BoxAnswer.WAITING || answer == BoxAnswer.IN_BOX) {
          return;
        }
        problem = answer.name();
      } catch (IOException e) {
        problem = String.valueOf(e.getMessage());
      }
      again();
    }
  }

  private void again() throws InterruptedException {
    retries.incrementAndGet();
    TimeUnit.MILLISECONDS.sleep(AGAIN);
  }

  private interface CardDeed {
    void by(CardCode code) throws IOException, InterruptedException;
  }

  private void each(List<CardCode> codes, CardDeed deed) throws InterruptedException {
    var room = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var code : codes) {
        room.acquire();
        threads.execute(
            () -> {
              try {
                deed.by(code);
              } catch (IOException e) {
                // It is missing in the count.
                problem = String.valueOf(e.getMessage());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                room.release();
              }
            });
      }
    }
  }
}
