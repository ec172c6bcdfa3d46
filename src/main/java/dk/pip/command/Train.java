package dk.pip.command;

import dk.pip.demo.Demo;
import dk.pip.demo.DemoFiles;
import dk.pip.editions.BundleFiles;
import dk.pip.editions.FolderPublisher;
import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Starts, does a little of everything and stops, so that Java can note which classes it takes and start faster the next
/// time (JEP 483, 514). Everything happens in a folder that is removed again.
final class Train {
  private static final List<String> PAGES =
      List.of("/", "/udgaver", "/udgaver/2026-03", "/nyheder", "/nyheder/2026/baenken", "/log-ind", "/health", "/findes-ikke");

  private Train() {}

  static int run() {
    try {
      var folder = Files.createTempDirectory("pip-train");
      try {
        train(folder);
        return 0;
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      e.printStackTrace();
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void train(Path folder) throws IOException, InterruptedException {
    var port = freePort();
    var commandLine = new HashMap<Setting, String>();
    commandLine.put(Settings.PORT, String.valueOf(port));
    commandLine.put(Settings.DATA, folder.resolve("data").toString());
    var settings = Settings.read(Map.of(), commandLine, true);
    var context = Serve.start(settings, true);
    context.getBean(Demo.class).fill();
    try (var client = HttpClient.newHttpClient()) {
      for (var round = 0; round < 2; round++) {
        for (var page : PAGES) {
          var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).build();
          client.send(request, HttpResponse.BodyHandlers.discarding());
        }
      }
    }
    context.close();
    var bundle = folder.resolve("bundle.zip");
    Files.write(bundle, BundleFiles.of(DemoFiles.in("2026-03")).zip());
    FolderPublisher.write(FolderPublisher.publish(bundle, Clock.systemUTC()), folder.resolve("out"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
