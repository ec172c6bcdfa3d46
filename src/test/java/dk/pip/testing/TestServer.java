package dk.pip.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import dk.pip.Pip;
import dk.pip.editions.PublishedPages;
import dk.pip.frame.MenuPlace;
import dk.pip.keys.Keys;
import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The application, started once for all tests that want it as it is; each test class gives it a database of its own.
public final class TestServer {
  static final Details ELLEBAEK =
      new Details(
          "Ellebæk Kommune",
          "pip",
          "Nyt fra os, der arbejder, bor og går i skole i Ellebæk",
          Theme.DEFAULT,
          null,
          URI.create("https://pip.ellebaek.example"),
          "pip@ellebaek.example",
          "redaktion@ellebaek.example",
          "Rådhustorvet 1, 9999 Ellebæk",
          List.of("Skole og Dagtilbud", "Teknik og Miljø"));

  /// Whether a place that a test opens is there, on all nodes.
  static final AtomicBoolean OPEN_PLACE = new AtomicBoolean();

  private static @Nullable TestServer shared;
  private static @Nullable TestServer second;

  private final SwitchingDataSource database = new SwitchingDataSource();
  private final StoppedClock clock;
  /// With which a mail server posts what comes back.
  public static final String RETURNS_SECRET = "kun-for-mailserveren-i-test";

  private final ConfigurableApplicationContext context;
  private @Nullable String castDatabase;
  private String url;

  private TestServer() {
    this(new StoppedClock());
  }

  private TestServer(StoppedClock clock) {
    this.clock = clock;
    url = Db.fresh();
    database.use(url);
    var settings =
        Settings.read(
            Map.of(
                "PIP_DATABASE_URL", url, "PIP_MAIL_RETURNS", "retur@ellebaek.example", "PIP_RETURNS_SECRET", RETURNS_SECRET, "PIP_APPROVAL", "none", "PIP_OUTBOUND_HOSTS", "localhost", "PIP_LINK_CHECK", "false"),
            Map.of(),
            false);
    var properties = new HashMap<String, Object>(settings.forSpring());
    properties.put("server.port", "0");
    var application = new SpringApplication(Pip.class);
    application.setDefaultProperties(properties);
    application.setAdditionalProfiles("serve");
    application.addInitializers(
        started -> {
          settings.register(started.getBeanFactory());
          started.getBeanFactory().addBeanPostProcessor(new Replacing(database));
          ((GenericApplicationContext) started)
              .registerBean("stoppedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
          ((GenericApplicationContext) started)
              .registerBean(
                  "placeOfTests",
                  MenuPlace.class,
                  () -> MenuPlace.forReaders("web.foot.tips.act", "/praj", 30).openWhile(OPEN_PLACE::get));
        });
    context = application.run();
  }

  static synchronized TestServer shared() {
    var running = shared;
    if (running == null) {
      running = new TestServer();
      shared = running;
    }
    return running;
  }

  /// Another node on the database that the first one uses, with the same clock.
  static synchronized TestServer second() {
    var first = shared();
    var running = second;
    if (running == null) {
      running = new TestServer(first.clock);
      running.turnTo(first.url);
      second = running;
    }
    return running;
  }

  /// A database that is not set up.
  void useEmpty() {
    use(Db.fresh());
  }

  /// A database of a municipality with the cast in it.
  void useCast() {
    var template = castDatabase;
    if (template == null) {
      var made = Db.fresh();
      use(made);
      bean(Municipality.class).setUp(ELLEBAEK);
      Cast.addTo(context);
      database.use(Db.fresh());
      database.leaveOthers();
      template = made;
      castDatabase = template;
    }
    use(Servers.copyOf(template));
  }

  private void use(String other) {
    clock.set(StoppedClock.START);
    OPEN_PLACE.set(false);
    turnTo(other);
    if (second != null) {
      second.turnTo(other);
    }
  }

  private void turnTo(String other) {
    url = other;
    bean(Scheduler.class).pause();
    database.use(other);
    bean(Scheduler.class).resume();
    bean(Municipality.class).forget();
    bean(Keys.class).forget();
    bean(PublishedPages.class).forget();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> List<T> beans(Class<T> type) {
    return context.getBeanProvider(type).stream().toList();
  }

  String database() {
    return url;
  }

  List<String> statementsOf(Runnable act) {
    return database.statementsOf(act);
  }

  StoppedClock clock() {
    return clock;
  }

  String address() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + Objects.requireNonNull(server).getPort();
  }

  private record Replacing(SwitchingDataSource database) implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof HikariDataSource ? database : bean;
    }
  }
}
