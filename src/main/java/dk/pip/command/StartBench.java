package dk.pip.command;

import dk.pip.demo.DemoFolder;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How long Pip takes from its start to the first page, and the memory of it and of its PostgreSQL then.
final class StartBench {
  private final Texts texts;
  private final Path folder;

  StartBench(Texts texts, Path folder) {
    this.texts = texts;
    this.folder = folder;
  }

  int run() throws IOException, InterruptedException {
    start("first", true);
    start("again-plain", false);
    if (BenchedPip.hasCache()) {
      start("again-cached", true);
    } else {
      System.out.println(texts.get("command.bench.start.no-cache"));
    }
    System.out.println();
    System.out.println(texts.get("command.bench.start.read"));
    return 0;
  }

  private void start(String which, boolean cached) throws IOException, InterruptedException {
    var before = System.nanoTime();
    try (var pip = BenchedPip.start(folder.resolve("data"), cached)) {
      pip.await(BenchedPip.SIGN_IN, "identity");
      var listening = (System.nanoTime() - before) / 1e9;
      pip.await(BenchedPip.PAGE, "identity");
      var reading = (System.nanoTime() - before) / 1e9;
      var java = ProcessUse.megabytes(pip.process().toHandle());
      var all = 0L;
      for (var process : ProcessUse.all(pip.process().toHandle()).toList()) {
        all += ProcessUse.megabytes(process);
      }
      System.out.println(
          texts.get("command.bench.start." + which)
              + "  "
              + texts.get("command.bench.start.figures", seconds(listening), seconds(reading), java, all - java));
      while (pip.process().isAlive() && DemoFolder.isBeingFilled(folder.resolve("data"))) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
