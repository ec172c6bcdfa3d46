package dk.pip.testing;

import dk.pip.Pip;
import dk.pip.demo.Demo;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// An application of its own with other settings than the one that the tests share, on a database with the cast in it.
public final class OtherServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Map<Person, Client> signedIn = new HashMap<>();

  private OtherServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// @param environment settings by name, such as `PIP_MAIL_HOST`; without `PIP_DATABASE_URL`, on a fresh database
  public static OtherServer start(Map<String, String> environment, boolean demo) {
    return start(environment, demo, null);
  }

  /// @param clock in place of the real one
  public static OtherServer start(Map<String, String> environment, boolean demo, @Nullable Clock clock) {
    var server = run(environment, demo, clock);
    server.bean(Municipality.class).setUp(TestServer.ELLEBAEK);
    Cast.addTo(server.context);
    return server;
  }

  /// On a database that another of these has filled, and at the port that is said, if one is: a restart, or a second node.
  public static OtherServer startAgain(Map<String, String> environment) {
    return run(environment, false, null);
  }

  /// The demo with its own people, readers and editions, as one finds it who tries the program.
  public static OtherServer startFilled() {
    var server = run(Map.of(), true, null);
    server.bean(Demo.class).fill();
    return server;
  }

  private static OtherServer run(Map<String, String> environment, boolean demo, @Nullable Clock clock) {
    var all = new HashMap<>(environment);
    all.computeIfAbsent("PIP_DATABASE_URL", _ -> Db.fresh());
    all.putIfAbsent("PIP_APPROVAL", "none");
    var settings = Settings.read(all, Map.of(), demo);
    var properties = new HashMap<String, Object>(settings.forSpring());
    properties.put("server.port", all.getOrDefault("PIP_PORT", "0"));
    var application = new SpringApplication(Pip.class);
    application.setDefaultProperties(properties);
    application.setAdditionalProfiles(demo ? "demo" : "serve");
    application.addInitializers(
        started -> {
          settings.register(started.getBeanFactory());
          if (clock != null) {
            ((GenericApplicationContext) started)
                .registerBean("otherClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
          }
        });
    return new OtherServer(application.run());
  }

  /// The browser of somebody, signed in if they have an account.
  public Client as(Person person) {
    return signedIn.computeIfAbsent(
        person,
        someone -> {
          var client = new Client(address());
          if (someone.role() != null) {
            client.signIn(someone.mail(), Person.PASSWORD);
          }
          return client;
        });
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Adds what a module brings, as a bean of a kind that is asked for when it is needed.
  public void bring(String name, Object bean) {
    context.getBeanFactory().registerSingleton(name, bean);
  }

  public String address() {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + Objects.requireNonNull(server).getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
