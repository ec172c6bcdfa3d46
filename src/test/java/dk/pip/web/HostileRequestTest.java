package dk.pip.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.access.AllowedTo;
import dk.pip.access.Anyone;
import dk.pip.readers.ReaderId;
import dk.pip.readers.ReaderLinks;
import dk.pip.readers.Readers;
import dk.pip.testing.Bundles;
import dk.pip.testing.PipTest;
import dk.pip.testing.PlainHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Throws values that nobody means at every parameter of every address, as an administrator and as nobody. Whatever comes
/// from outside gets an answer, and never one that says that the fault is ours.
///
/// Each parameter of each address gets the core of the values, and its share of the rest; with `-Dpip.hostile=all`, all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileRequestTest extends PipTest {
  private static final int CONNECTIONS = 4;
  private static final int SHARE = 12;
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)(?::[^{}]*(?:\\{[^}]*})?)?}|\\*\\*");

  /// What ends the session that all the others are asked with.
  private static final Set<String> LEFT_OUT = Set.of("/log-ud");

  private final Map<String, Target> targets = new TreeMap<>();
  private final LongAdder read = new LongAdder();
  private String session = "";
  private String token = "";

  /// @param pattern as Spring has it
  /// @param known an address of the pattern that leads somewhere
  /// @param parameters names of fields and of what comes after `?`
  private record Target(String method, String pattern, HandlerMethod handler, @Nullable String known, Set<String> parameters) {}

  private record Attack(String method, String target, @Nullable String form, boolean signedIn) {}

  @BeforeAll
  void makeAWorldAndWalkIt() {
    makeAWorld();
    var browser = as(agnes);
    browser.get("/kodeord").isOk();
    session = browser.cookies().entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).reduce((a, b) -> a + "; " + b).orElseThrow();
    token = browser.get("/sprog").page().selectFirst("input[name=_csrf]").val();
    routes();
    walk();
  }

  /// One of everything that has an address of its own.
  private static void makeAWorld() {
    var desk = as(alice).attach("bundle", "udgave.zip", "application/zip", Bundles.small().zip()).post("/redaktion/udgaver").location();
    as(alice).fill("when", "now").post(desk + "/udgivelse");
    as(alice).fill("name", "Borgere").fill("slug", "borgere").fill("kind", "PUBLIC").fill("about", "Nyt").post("/redaktion/laesere/lister");
    var jdbc = bean(JdbcClient.class);
    jdbc.sql("insert into readers.reader (address, name, language, added_at) values ('bodil@borger.example', 'Bodil', 'da', now())").update();
    var lists = as(alice).get("/redaktion/laesere").isOk().page().select("a[href^=/redaktion/laesere/lister/]").eachAttr("href");
    var list = lists.stream().filter(href -> href.matches(".*[0-9a-f-]{36}")).findFirst().orElseThrow().replaceFirst(".*/", "");
    as(alice)
        .fill("liste", list)
        .attach("file", "folk.csv", "text/csv", "mail;navn\nida@borger.example;Ida\n".getBytes(StandardCharsets.UTF_8))
        .post("/redaktion/laesere/importer");
    var form = as(alice).get("/redaktion/udsendelser/ny?udgave=" + desk.replaceFirst(".*/", "")).isOk().page();
    as(alice).fill("edition", form.select("input[name=edition]").val()).fill("lists", list).post("/redaktion/udsendelser");
    as(agnes).fill("name", "Ditte").fill("mail", "ditte@ellebaek.example").fill("role", "READER").post("/indstillinger/personer");
  }

  private void routes() {
    var names = new DefaultParameterNameDiscoverer();
    bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              var methods = mapping.getMethodsCondition().getMethods();
              for (var pattern : Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns()) {
                for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                  var path = pattern.getPatternString();
                  var target = new Target(method.name(), path, handler, path.contains("{") ? null : path, parameters(handler, names));
                  targets.put(path + " " + method, target);
                }
              }
            });
    LEFT_OUT.forEach(path -> targets.keySet().removeIf(key -> key.startsWith(path + " ")));
    assertThat(targets).hasSizeGreaterThan(80);
  }

  private static Set<String> parameters(HandlerMethod handler, DefaultParameterNameDiscoverer names) {
    var found = new TreeSet<String>();
    for (var parameter : handler.getMethodParameters()) {
      parameter.initParameterNameDiscovery(names);
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        found.add(asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name());
      } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
        for (var component : parameter.getParameterType().getRecordComponents()) {
          found.add(component.getName());
        }
      }
    }
    return found;
  }

  /// Follows all links and looks at all forms, so that each pattern gets an address that leads somewhere and the names of
  /// fields that are read in other ways.
  private void walk() {
    var seen = new LinkedHashSet<>(List.of("/", "/redaktion/udgaver", "/redaktion/laesere", "/redaktion/laesere/importer",
        "/redaktion/udsendelser", "/redaktion/svar", "/indstillinger", "/indstillinger/personer", "/tilmeld", "/udgaver/2026-03"));
    var patterns = new TreeMap<String, PathPattern>();
    bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()
        .forEach(mapping -> Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns().forEach(p -> patterns.put(p.getPatternString(), p)));
    var byRoute = new TreeMap<String, Integer>();
    for (var waiting = new ArrayList<>(seen); !waiting.isEmpty(); ) {
      var path = waiting.removeFirst();
      var answer = as(agnes).get(path);
      if (!answer.header("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      var page = answer.page();
      for (var form : page.select("form[action]")) {
        var action = form.attr("action").replaceFirst("[?#].*", "");
        var method = form.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
        know(patterns, method, action, new TreeSet<>(form.select("[name]").eachAttr("name")));
      }
      for (var link : page.select("a[href^=/], iframe[src^=/]")) {
        var href = (link.hasAttr("href") ? link.attr("href") : link.attr("src")).replaceFirst("#.*", "");
        var bare = href.replaceFirst("\\?.*", "");
        know(patterns, "GET", bare, names(href));
        var route = patterns.values().stream().filter(p -> p.matches(PathContainer.parsePath(bare))).map(PathPattern::getPatternString).findFirst().orElse(bare);
        if (!LEFT_OUT.contains(bare) && byRoute.merge(route, 1, Integer::sum) <= 3 && seen.add(href)) {
          waiting.add(href);
        }
      }
    }
  }

  private static Set<String> names(String href) {
    var names = new TreeSet<String>();
    if (href.contains("?")) {
      for (var pair : href.replaceFirst(".*\\?", "").split("&")) {
        names.add(pair.replaceFirst("=.*", ""));
      }
    }
    return names;
  }

  private void know(Map<String, PathPattern> patterns, String method, String path, Set<String> fields) {
    var parsed = PathContainer.parsePath(path);
    for (var target : List.copyOf(targets.values())) {
      if (target.method().equals(method) && patterns.get(target.pattern()).matches(parsed)) {
        var all = new TreeSet<>(target.parameters());
        all.addAll(fields);
        all.remove("_csrf");
        targets.put(target.pattern() + " " + method, new Target(method, target.pattern(), target.handler(), path, all));
      }
    }
  }

  @Test
  void answersWhateverIsThrownAtIt() throws Exception {
    assertThat(NastyValues.ALL).hasSize(1_000).doesNotHaveDuplicates();
    var attacks = new ArrayList<Attack>();
    var turn = 0;
    for (var target : targets.values()) {
      attacks.addAll(attacks(target, turn));
      turn += SHARE;
    }
    var failures = throwAll(attacks);

    assertThat(failures).isEmpty();
    assertThat(attacks.size()).isGreaterThan(8_000);
    assertThat(as(agnes).get("/kodeord").status()).as("whoever asked is signed in still").isEqualTo(200);
    assertThat(read.sum()).as("forms that were read and not turned away at the door").isGreaterThan(attacks.size() / 6);
  }

  /// What is no value but the request itself.
  @Test
  void answersWhateverTheRequestLooksLike() throws Exception {
    var failures = new ConcurrentLinkedQueue<String>();
    var paths = new TreeSet<String>();
    targets.values().forEach(target -> paths.add(target.known() == null ? filled(target.pattern(), List.of("x"), 0) : target.known()));
    try (var http = new PlainHttp(address())) {
      for (var path : paths) {
        for (var method : List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "FOO")) {
          oddly(http, method, path, "", "", failures);
        }
      }
      var bodies = List.of("", "x", "{\"a\":", "--x\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\n\u0000", "--x\r\n\r\n--x--", "a=%zz&b=%", "=&==&&",
          "--x\r\nContent-Disposition: form-data; name=\"arms\"; filename=\"\u0000.png\"\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n");
      var types = List.of("", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "Multipart/Form-Data;boundary=\"x", "text/xml", "x", "x/",
          "application/x-www-form-urlencoded; charset=zzz", "application/x-www-form-urlencoded; charset=utf-16", "message/rfc822");
      for (var target : targets.values()) {
        if (target.method().equals("POST")) {
          var path = (target.known() == null ? filled(target.pattern(), List.of("x"), 0) : target.known());
          for (var i = 0; i < types.size(); i++) {
            var type = types.get(i).isEmpty() ? "" : "Content-Type: " + types.get(i) + "\r\n";
            oddly(http, "POST", path, type + "X-CSRF-TOKEN: " + token + "\r\n", bodies.get((i + path.length()) % bodies.size()), failures);
            oddly(http, "POST", path, type + "X-CSRF-TOKEN: " + token + "\r\n", bodies.get(i % bodies.size()), failures);
          }
        }
      }
      for (var path : List.of("/", "/log-ind", "/redaktion/udgaver", "/tilmeld", "/findes-ikke")) {
        for (var header : List.of("Cookie: pip=x", "Cookie: pip=" + "x".repeat(6_000), "Cookie: pip-form=\u0001", "Cookie: pip-sprog=zz; pip-sprog=DA", "Cookie: ====;;;",
            "X: " + "y".repeat(20_000), "Accept-Language: " + "da;q=".repeat(500), "Accept-Language: \u00ff", "Accept: x", "Accept-Encoding: gzip;q=x", "If-None-Match: \"",
            "If-Modified-Since: x", "Range: bytes=9-1", "Range: bytes=0-0,-1,x", "Expect: 100-continue", "Expect: x", "Content-Length: 5", "Transfer-Encoding: chunked",
            "Content-Length: -1", "Upgrade: websocket", "Upgrade: h2c", "Origin: null", "Origin: {", "Referer: %zz", "X-Forwarded-For: x", "Forwarded: for=\"", "Host: a")) {
          oddly(http, "GET", path, header + "\r\n", "0\r\n\r\n", failures);
        }
        oddly(http, "GET", path + "?" + "a=b&".repeat(1_500), "", "", failures);
        oddly(http, "GET", "http://evil.example" + path, "", "", failures);
        oddly(http, "GET", path + "/".repeat(2_000), "", "", failures);
      }
    }

    assertThat(failures).isEmpty();
  }

  private void oddly(PlainHttp http, String method, String target, String headers, String body, ConcurrentLinkedQueue<String> failures)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var sized = headers.contains("Content-Length") || headers.contains("Transfer-Encoding") || method.equals("GET") ? "" : "Content-Length: " + bytes.length + "\r\n";
    var sent = sized.isEmpty() && !headers.contains("Transfer-Encoding") && !headers.contains("Content-Length") ? new byte[0] : bytes;
    var cookie = headers.startsWith("Cookie") ? "" : "Cookie: " + session + "\r\n";
    var reply = http.ask(method, method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + cookie + headers + sized, sent);
    if (headers.contains("Length") || headers.contains("Transfer") || headers.contains("Upgrade") || headers.contains("Expect")) {
      http.close();
    }
    // 501 is how the server says that it doesn’t know a method.
    if (!isAnswer(reply, target) && reply.status() != 501 && reply.status() != 505) {
      failures.add(reply.status() + " " + method + " " + shown(target) + " " + shown(headers) + " " + shown(body));
    }
  }

  /// What is there is refused as well as what is made up, to each role that has no right to it, and to nobody signed in.
  @Test
  @Order(1)
  void refusesWhatExistsToThoseWithoutARight() {
    var asked = 0;
    for (var target : targets.values()) {
      var allowed = Routes.needed(target.handler());
      if (allowed == null || target.known() == null) {
        continue;
      }
      for (var person : List.of(agnes, alice, charlie, bob)) {
        if (!Objects.requireNonNull(person.role()).includes(allowed)) {
          var answer = target.method().equals("GET") ? as(person).get(target.known()) : as(person).post(target.known());
          assertThat(answer.status()).as(target.method() + " " + target.known() + " as " + person.role()).isEqualTo(403);
          asked++;
        }
      }
      if (target.method().equals("GET")) {
        as(emil).get(target.known()).sendsToSignIn();
      }
    }
    assertThat(asked).isGreaterThan(100);
    as(emil).get("/udgaver/2026-03").isOk();
  }

  /// A link of a mail opens what it was made for, to nobody else's and for nothing else.
  @Test
  @Order(2)
  void opensALinkToWhatItWasMadeForAlone() {
    var links = bean(ReaderLinks.class);
    var reader = new ReaderId(bean(JdbcClient.class).sql("select id from readers.reader where address = 'bodil@borger.example'").query(Long.class).single());
    var list = bean(Readers.class).lists().getFirst().id();
    var own = links.pageToken(reader);
    var other = links.pageToken(new ReaderId(reader.value() + 100_000));
    var unsubscribing = links.mailToken(reader, list, 1);
    var held = targets.values().stream().filter(target -> target.handler().hasMethodAnnotation(AllowedTo.class) && target.pattern().contains("{token}")).toList();

    assertThat(held).isNotEmpty();
    for (var target : held) {
      for (var wrong : List.of(other, unsubscribing, own.substring(1), own + "0", "x")) {
        var place = target.pattern().replace("{token}", wrong).replaceAll("\\{[a-z]+}", "1");
        for (var person : List.of(agnes, emil)) {
          var answer = target.method().equals("GET") ? as(person).get(place) : as(person).postWithoutToken(place);
          assertThat(answer.status()).as(target.method() + " " + place + " as " + person.role()).isIn(404, 410);
          assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        }
      }
      if (target.method().equals("GET") && target.pattern().startsWith("/laeser/")) {
        as(emil).get(target.pattern().replace("{token}", own)).isOk();
      }
    }
    fresh().get("/laeser/" + own).says("bodil@borger.example");
  }

  private List<Attack> attacks(Target target, int turn) {
    var attacks = new ArrayList<Attack>();
    var all = "all".equals(System.getProperty("pip.hostile"));
    var values = new ArrayList<>(all ? NastyValues.ALL : NastyValues.CORE);
    for (var i = 0; !all && i < SHARE; i++) {
      values.add(NastyValues.ALL.get((turn + i) % NastyValues.ALL.size()));
    }
    var variables = VARIABLE.matcher(target.pattern()).results().count();
    var parameters = List.copyOf(target.parameters());
    var anyone = target.handler().hasMethodAnnotation(Anyone.class);
    for (var i = 0; i < values.size(); i++) {
      var place = target.known() == null ? filled(target.pattern(), values, i) : target.known();
      if (!parameters.isEmpty()) {
        // All of them at once; now and then one, and the others as a person might leave them.
        var many = query(parameters, values, i);
        attacks.add(attack(target.method(), place, many, !anyone || i % 2 == 0));
        if (all || i % 3 == 0) {
          var one = parameters.get(i / 3 % parameters.size()) + "=" + values.get(i);
          attacks.add(attack(target.method(), place, one, true));
        }
      }
      if (variables > 0 && (all || i % 2 == 0)) {
        attacks.add(attack(target.method(), filled(target.pattern(), values, i), parameters.isEmpty() ? "" : parameters.getFirst() + "=1", !anyone || i % 4 == 0));
      } else if (parameters.isEmpty() && i % 8 == 0) {
        attacks.add(attack(target.method(), place, "x=" + values.get(i), i % 16 == 0));
      }
    }
    return attacks;
  }

  private static Attack attack(String method, String place, String parameters, boolean signedIn) {
    return method.equals("GET")
        ? new Attack(method, parameters.isEmpty() ? place : place + "?" + parameters, null, signedIn)
        : new Attack(method, place, parameters, signedIn);
  }

  private static String query(List<String> parameters, List<String> values, int from) {
    var query = new StringBuilder();
    for (var i = 0; i < parameters.size(); i++) {
      query.append(i == 0 ? "" : "&").append(parameters.get(i)).append('=').append(values.get((from + i) % values.size()));
    }
    return query.toString();
  }

  private static String filled(String pattern, List<String> values, int from) {
    var at = new int[] {from};
    return VARIABLE.matcher(pattern).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(values.get(at[0]++ % values.size())));
  }

  private List<String> throwAll(List<Attack> attacks) throws InterruptedException, ExecutionException {
    var waiting = new ConcurrentLinkedQueue<>(attacks);
    var failures = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var done = new ArrayList<java.util.concurrent.Future<?>>();
      for (var i = 0; i < CONNECTIONS; i++) {
        done.add(threads.submit((Callable<Void>) () -> {
          try (var http = new PlainHttp(address())) {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
              throwOne(http, next, failures);
            }
          }
          return null;
        }));
      }
      for (var one : done) {
        one.get();
      }
    }
    return failures.stream().sorted(Comparator.naturalOrder()).distinct().toList();
  }

  private void throwOne(PlainHttp http, Attack attack, ConcurrentLinkedQueue<String> failures) throws IOException {
    var form = attack.form() == null ? "" : "_csrf=" + token + "&" + attack.form();
    var body = attack.signedIn() ? form : String.valueOf(attack.form());
    var bytes = attack.form() == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    var head =
        attack.method() + " " + attack.target() + " HTTP/1.1\r\nHost: localhost\r\n"
            + (attack.signedIn() ? "Cookie: " + session + "\r\n" : "")
            + (attack.form() == null ? "" : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + bytes.length + "\r\n");
    var reply = http.ask(attack.method(), head, bytes);
    if (attack.form() != null && reply.status() != 403) {
      read.increment();
    }
    if (!isAnswer(reply, attack.target())) {
      failures.add(reply.status() + " " + attack.method() + " " + shown(attack.target()) + " " + shown(String.valueOf(attack.form())));
    }
  }

  private static boolean isAnswer(PlainHttp.Reply reply, String target) {
    // There is no mail server here, which a page says with 503.
    return reply.status() >= 200 && reply.status() < 500 || reply.status() == 503 && target.startsWith("/tilmeld");
  }

  private static String shown(String text) {
    var line = text.replaceAll("\\p{Cntrl}", "�");
    return line.length() > 400 ? line.substring(0, 400) + "…" : line;
  }
}
