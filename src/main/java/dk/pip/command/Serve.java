package dk.pip.command;

import dk.pip.Pip;
import dk.pip.database.RunningDatabase;
import dk.pip.demo.Demo;
import dk.pip.demo.DemoFolder;
import dk.pip.editions.WarmPress;
import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import dk.pip.shared.OperatorException;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the server and waits until it is told to stop.
final class Serve {
  private static final int PORTS_TO_TRY = 50;
  private static final int STARTS = 3;

  private Serve() {}

  static int run(CommandLine line, boolean demo) {
    var options = line.options();
    var texts = line.texts();
    if (demo) {
      demo(options, texts);
    } else {
      var settings = settings(options, false);
      DemoFolder.keepOut(settings);
      start(settings, false);
      greet(settings, false, texts);
    }
    WarmPress.begin();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void demo(Options options, Texts texts) {
    var settings = settings(options, true);
    var folder = DemoFolder.of(settings);
    if (options.has("fresh")) {
      folder.clear();
    } else if (folder.isHalfFilled()) {
      System.out.println(texts.get("command.demo.half-filled"));
      folder.clear();
    }
    folder.begin();
    for (var attempt = 1; ; attempt++) {
      try {
        var context = start(settings, true);
        if (fill(context, folder)) {
          greet(settings, true, texts);
        }
        return;
      } catch (OperatorException e) {
        // The port was free a moment ago; another program has taken it since.
        if (!e.isPortTaken() || options.has("port") || attempt == STARTS) {
          throw e;
        }
        settings = settings(options, true);
      }
    }
  }

  /// False when the demo was told to stop meanwhile, which takes the database away in the middle.
  private static boolean fill(ConfigurableApplicationContext context, DemoFolder folder) {
    var demo = context.getBean(Demo.class);
    try {
      if (!demo.isFilled()) {
        folder.whileFilling(demo::fill);
      }
      return true;
    } catch (RuntimeException e) {
      if (context.isActive()) {
        throw e;
      }
      return false;
    }
  }

  /// Says where Pip is, and in the demo how to sign in.
  private static void greet(Settings settings, boolean demo, Texts texts) {
    var address = "http://localhost:" + settings.port();
    System.out.println();
    System.out.println(texts.get("command.serve.ready", address));
    if (demo) {
      System.out.println();
      System.out.println(texts.get("command.demo.sign-in", address));
      for (var person : Demo.people()) {
        System.out.printf("  %-28s %-18s %s%n", person.mail(), Demo.PASSWORD, texts.get("people.role." + person.role().name()));
      }
      System.out.println();
      System.out.println(texts.get("command.demo.mailbox", address));
      System.out.println(texts.get("command.demo.stop"));
    }
  }

  /// The demo goes to the next free port by itself; real use takes the port it was given or says that it can't.
  private static Settings settings(Options options, boolean demo) {
    var commandLine = new HashMap<Setting, String>();
    options.ifGiven("port", port -> commandLine.put(Settings.PORT, port));
    options.ifGiven("data", data -> commandLine.put(Settings.DATA, data));
    if (demo && System.getenv(Settings.LOG_LEVEL.key()) == null) {
      commandLine.put(Settings.LOG_LEVEL, "warn");
    }
    if (demo && !options.has("data")) {
      commandLine.put(Settings.DATA, "data/demo");
    }
    var settings = Settings.read(System.getenv(), commandLine, demo);
    if (demo && !options.has("port")) {
      commandLine.put(Settings.PORT, String.valueOf(freePort(settings.port())));
      settings = Settings.read(System.getenv(), commandLine, true);
    }
    return settings;
  }

  private static int freePort(int first) {
    for (var port = first; port < first + PORTS_TO_TRY; port++) {
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        // taken; the next one
      }
    }
    return first;
  }

  static ConfigurableApplicationContext start(Settings settings, boolean demo) {
    var application = new SpringApplication(Pip.class);
    application.setDefaultProperties(settings.forSpring());
    application.setAdditionalProfiles(demo ? "demo" : "serve");
    var database = RunningDatabase.begin(settings);
    application.addInitializers(
        context -> {
          settings.register(context.getBeanFactory());
          ((GenericApplicationContext) context)
              .registerBean("runningDatabase", RunningDatabase.class, () -> database);
        });
    try {
      return application.run();
    } catch (RuntimeException e) {
      database.close();
      throw OperatorException.behind(e) instanceof OperatorException refused ? refused : e;
    }
  }
}
