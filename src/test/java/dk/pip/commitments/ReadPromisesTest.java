package dk.pip.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dk.pip.people.Unit;
import dk.pip.people.UnitChange;
import dk.pip.people.UnitId;
import dk.pip.people.Units;
import dk.pip.pictures.Pictures;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.shared.Audience;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Client;
import dk.pip.testing.WebBrowser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What everybody sees of promises, and staff of theirs: pages, feeds, calendars, and all places where they are told of.
class ReadPromisesTest extends Promising {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What readers see may be a second old.
  private static void later() {
    clock().move(Duration.ofSeconds(2));
  }

  private static CommitmentId given(CommitmentTerms terms, CommitmentAudience audience, CommitmentSource source, LocalDate day) {
    return commitments().make(by(alice), new NewCommitment(terms, audience, source, day, key()));
  }

  private static Unit unit(String name) {
    var id = ((UnitChange.Done) bean(Units.class).add(staff(agnes), new Unit.Words(Unit.Kind.WORKPLACE, name, null, null, ""))).id();
    return bean(Units.class).find(id).orElseThrow();
  }

  private static byte[] photo() {
    return Pictures.jpeg(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB));
  }

  private static String path(CommitmentId id) {
    return String.valueOf(commitments().get(id).path());
  }

  @Test
  void showsAPromiseWithAllThatBecameOfIt() {
    var park = unit("Park og Træer");
    var owner = bean(Contacts.class).ofUnit(park);
    var terms =
        CommitmentTerms.of("Bænken står ved Kildetorvet senest 1. september", LocalDate.parse("2026-09-01"), owner, park.id())
            .withCounterpart(outside("Karen Lund"), "Hundrede <i>historier</i>")
            .withAmount(62_000L)
            .withSign("To sidder på den")
            .withPlace("Kildetorvet");
    var id = given(terms, CommitmentAudience.PUBLIC, new CommitmentSource(CommitmentSource.Kind.COUNCIL_DAY, "Elevbyrådsdagen 2026", "/redaktion/historier"), today().minusDays(10));
    var karen = linked(id, owner);
    commitments().report(karen, id, CommitmentReport.of(CommitmentState.LATE, "Træet er for vådt.", LocalDate.parse("2026-10-01"), 1), key());
    commitments().report(karen, id, new CommitmentReport(CommitmentState.CHANGED, "Klassen ville hellere.", null, "To bænke står ved Kildetorvet", null, new CommitmentReport.SentPicture(photo(), "To bænke"), 2), key());
    later();

    var page = as(emil).get(path(id)).isOk();
    assertThat(page.page().select("h1").text()).isEqualTo("To bænke står ved Kildetorvet");
    page.says("»Bænken står ved Kildetorvet senest 1. september«, senest 1. september 2026").says("Træet er for vådt.").says("Dato: 1. september 2026 → 1. oktober 2026");
    page.says("Før: »Bænken står ved Kildetorvet senest 1. september«").says("62.000").says("To sidder på den").says("Hundrede <i>historier</i>").says("Søtorvets Venner");
    page.saysNot("Karen Lund").saysNot("Alice Vang").saysNot("venner@soetorvet.example").saysNot("/redaktion/historier");
    assertThat(page.page().select(".promise-steps > li").eachAttr("id")).containsExactly("trin-1", "trin-2", "trin-3");
    assertThat(page.page().select(".promise-pairs a").eachAttr("href")).containsExactly("/loefter/enhed/park-og-traeer", "/loefter/sted/kildetorvet", "/loefter/kilde/byraadsdag");
    var picture = page.page().select(".promise-picture img").attr("src");
    assertThat(as(emil).get(picture).isOk().header("Content-Type")).contains("image/jpeg");
    assertThat(page.page().select("meta[property=og:image]").attr("content")).endsWith(picture);
    assertThat(page.text()).contains("BreadcrumbList");
    for (var list : List.of("/loefter", "/loefter/aar/2026", "/loefter/sted/kildetorvet", "/loefter/enhed/park-og-traeer", "/loefter/kilde/byraadsdag", "/loefter/stand/aendret", "/loefter/aar/2026/stand/aendret", "/medarbejder/loefter")) {
      (list.startsWith("/med") ? as(bob) : as(emil)).get(list).isOk().says("To bænke står ved Kildetorvet").says("Klassen ville hellere.");
    }
    // Slashes and capitals that people type.
    assertThat(as(emil).get("/loefter/Sted/Kildetorvet/").hasStatus(301).location()).isEqualTo("/loefter/sted/kildetorvet");
    as(emil).get("/loefter/sted").isNotFound();
    as(emil).get("/loefter/side/1").isNotFound();
    as(emil).get("/loefter/side/99").isNotFound();
    as(emil).get("/loefter/stand/vundet").isNotFound();
    as(emil).get("/loefter/kilde/rygter").isNotFound();
    as(emil).get("/loefter/aar/20266").isNotFound();
    as(emil).get("/loefter/" + "a".repeat(400)).isNotFound();
    as(emil).get("/loefter/%0d%0aX:y").hasStatus(400);

    commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.DROPPED, "Torvet bliver gravet op.", null, 3), key());
    later();
    as(emil).get("/loefter/stand/droppet").says("Torvet bliver gravet op.");
    as(emil).get(path(id)).says("Droppet").says("Træet er for vådt.").says("Torvet bliver gravet op.");
    Await.until("search to follow", () -> bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("gravet")).hits().stream().anyMatch(hit -> hit.path().equals(path(id))));
    as(emil).get("/soeg?q=kildetorvet").says("Løfte");
  }

  /// A workplace that gets another name keeps its readers; whoever takes the old one has it.
  @Test
  void leadsFromTheNameThatAWorkplaceHadBefore() {
    var unit = unit("Gartneriet");
    given(CommitmentTerms.of("Der er liljer i bedet", today().plusDays(20), bean(Contacts.class).ofUnit(unit), unit.id()), CommitmentAudience.PUBLIC, new CommitmentSource(CommitmentSource.Kind.STORY, "", null), today());
    var silent = unit("Tavsheden");
    rename(unit, "Grønne Hænder");
    rename(silent, "Ordene");
    later();
    assertThat(as(emil).get("/loefter/enhed/gartneriet").hasStatus(301).location()).isEqualTo("/loefter/enhed/groenne-haender");
    assertThat(as(emil).get("/loefter/enhed/gartneriet/stand/paa-vej/feed.atom").hasStatus(301).location()).isEqualTo("/loefter/enhed/groenne-haender/stand/paa-vej/feed.atom");
    assertThat(as(bob).get("/medarbejder/loefter/enhed/gartneriet").hasStatus(301).location()).isEqualTo("/medarbejder/loefter/enhed/groenne-haender");
    as(emil).get("/loefter/enhed/groenne-haender").isOk().says("Der er liljer i bedet");
    as(emil).get("/indlejring/loefter?enhed=gartneriet").isOk().says("Der er liljer i bedet");
    assertThat(as(emil).get("/api/v1/loefter?enhed=gartneriet").isOk().text()).contains("Der er liljer i bedet");
    // Nobody learns the new name of one that has promised nothing.
    as(emil).get("/loefter/enhed/tavsheden").isNotFound();
    rename(unit, "Grønne Fingre");
    assertThat(as(emil).get("/loefter/enhed/gartneriet").hasStatus(301).location()).isEqualTo("/loefter/enhed/groenne-fingre");
    rename(unit, "Gartneriet");
    later();
    as(emil).get("/loefter/enhed/gartneriet").isOk();
    rename(unit, "Grønne Fingre");
    unit("Gartneriet");
    later();
    as(emil).get("/loefter/enhed/gartneriet").isNotFound();
  }

  private static void rename(Unit unit, String name) {
    assertThat(bean(Units.class).change(staff(agnes), unit.id(), new Unit.Words(Unit.Kind.WORKPLACE, name, null, null, ""))).isInstanceOf(UnitChange.Done.class);
  }

  @Test
  void isReadByProgramsAsByPeople() throws Exception {
    var id = given(CommitmentTerms.of("Fontænen; springer, \"igen\"\\ & <i>højt</i>\u0007 med en meget lang sætning, der foldes æøå 🦉", today().plusDays(20), outside("Karen Lund"), null).withPlace("Mødestedet"), CommitmentAudience.PUBLIC, new CommitmentSource(CommitmentSource.Kind.TIP, "", null), today());
    commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Pumpen, den gamle; er død.", today().plusDays(30), 1), key());
    later();
    for (var base : List.of("/loefter", "/loefter/sted/moedestedet", "/loefter/stand/forsinket", path(id))) {
      var atom = as(emil).get(base + "/feed.atom").isOk();
      assertThat(atom.header("Content-Type").orElseThrow()).startsWith("application/atom+xml");
      var entries = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(atom.bytes())).getElementsByTagName("entry");
      assertThat(entries.item(0).getTextContent()).contains("Forsinket: Fontænen", "Pumpen, den gamle; er død.", path(id) + "#trin-2");
      var json = JSON.readTree(as(emil).get(base + "/feed.json").isOk().bytes());
      assertThat(json.get("items").get(0).get("id").asString()).endsWith(path(id) + "#trin-2");
      var calendar = as(emil).get(base + "/kalender.ics").isOk();
      assertThat(calendar.header("Content-Type").orElseThrow()).startsWith("text/calendar");
      var unfolded = calendar.text().replace("\r\n ", "");
      assertThat(unfolded).contains("SUMMARY:Fontænen\\; springer\\, \"igen\"\\\\ & <i>højt</i>", "DTSTART;VALUE=DATE:" + today().plusDays(30).toString().replace("-", ""), "SEQUENCE:1", "er død.");
      assertThat(calendar.text().split("\r\n")).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }
    assertThat(as(emil).get("/loefter").page().select("link[type=application/atom+xml]").eachAttr("href")).anyMatch(href -> href.endsWith("/loefter/feed.atom"));

    var item = JSON.readTree(as(emil).get("/api/v1/loefter?sted=moedestedet&stand=forsinket&aar=" + today().getYear() + "&kilde=praj").isOk().bytes()).get("items").get(0);
    assertThat(item.get("id").asString()).isEqualTo(commitments().get(id).slug());
    var whole = JSON.readTree(as(emil).get("/api/v1/loefter/" + item.get("id").asString()).isOk().bytes());
    assertThat(whole.get("history").size()).isEqualTo(2);
    assertThat(whole.get("state").asString()).isEqualTo("late");
    as(emil).get("/api/v1/loefter?stand=vundet").hasStatus(400);
    as(emil).get("/api/v1/loefter/" + item.get("id").asString() + "x").isNotFound();

    assertThat(as(emil).get("/sitemap.xml").text()).contains(path(id) + "<", "/loefter<", "/loefter/sted/moedestedet<");
    var embed = as(emil).get("/indlejring/loefter?sted=moedestedet&antal=3").isOk();
    assertThat(embed.header("Content-Security-Policy").orElseThrow()).contains("frame-ancestors *");
    assertThat(embed.header("X-Frame-Options")).isEmpty();
    assertThat(embed.page().select("li h2 a").eachAttr("href")).containsExactly(path(id));
    assertThat(embed.page().select("script, form").isEmpty()).isTrue();
    for (var awkward : List.of("?antal=99999", "?antal=-1", "?sted=%3Cscript%3E", "?enhed=findes-ikke", "?sted=&enhed=&antal=")) {
      as(emil).get("/indlejring/loefter" + awkward).isOk().saysNot("<script");
    }
    assertThat(as(emil).get("/").page().select(".promises-front a").eachAttr("href")).contains("/loefter");
    assertThat(as(emil).get("/").page().select(".bar-places a").eachAttr("href")).contains("/loefter");
    as(bob).get("/medarbejder/loefter").says("indlejring/loefter?antal=5");
  }

  /// What is a hundred and fifty promises' after random histories: on each page the figures add up to the list, and nothing ever leaves.
  @Test
  void addsUpOnEveryPageAtEveryLook() {
    var random = new Random(20261203);
    var units = List.of(unit("Vej og Vand"), unit("Skov og Sø"));
    var owner = outside("Karen Lund");
    var ids = new ArrayList<CommitmentId>();
    var before = new HashSet<String>();
    for (var look = 1; look <= 3; look++) {
      for (var i = 0; i < 50; i++) {
        var unit = random.nextBoolean() ? units.get(random.nextInt(2)).id() : null;
        var terms = CommitmentTerms.of("Løfte " + look + " " + i, today().plusDays(random.nextInt(300)), owner, unit).withPlace(random.nextBoolean() ? "Sted " + random.nextInt(3) : "");
        var source = new CommitmentSource(CommitmentSource.Kind.values()[random.nextInt(3) * 2], "", null);
        ids.add(given(terms, CommitmentAudience.values()[random.nextInt(3)], source, today().minusDays(random.nextInt(900))));
      }
      for (var i = 0; i < 120; i++) {
        act(random, ids.get(random.nextInt(ids.size())));
      }
      later();
      var seen = look == 2 ? addUp("/medarbejder/loefter", as(bob), CommitmentQuery.ofStaff()) : addUp("/loefter", as(emil), CommitmentQuery.ofPublic());
      assertThat(before).as("nothing leaves").allSatisfy(one -> assertThat(commitments().findBySlug(one)).isPresent());
      if (look == 3) {
        assertThat(seen).as("nothing leaves").containsAll(before);
      }
      if (look == 1) {
        before.addAll(seen);
      }
    }
  }

  private static void act(Random random, CommitmentId id) {
    var due = today().plusDays(random.nextInt(500) + 1L);
    var seen = commitments().get(id).step();
    switch (random.nextInt(7)) {
      case 0 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.ON_TRACK, "", null, seen), key());
      case 1 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.LATE, "Det regner.", due, seen), key());
      case 2 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.KEPT, "", null, seen), key());
      case 3 -> commitments().report(by(alice), id, CommitmentReport.of(CommitmentState.DROPPED, "Pengene er væk.", null, seen), key());
      case 4 -> commitments().change(by(alice), id, commitments().get(id).terms().withDue(due), "Byrådet har besluttet det.", seen, key());
      case 5 -> commitments().takeUp(by(alice), id, "Det kan lade sig gøre.", due, seen, key());
      default -> commitments().widen(by(alice), id, CommitmentAudience.PUBLIC, key());
    }
  }

  /// Looks at the list of all, at all that it leads to, and at each state of them, through all their pages.
  ///
  /// @return the ends of the addresses of all
  private static Set<String> addUp(String root, Client browser, CommitmentQuery query) {
    var first = browser.get(root).isOk().page();
    var all = whole(root, browser);
    var truth = commitments().list(query.page(0, 10_000)).stream().map(Commitment::slug).toList();
    assertThat(all).containsExactlyElementsOf(truth);
    assertThat(commitments().counts(query).since()).isNotNull();
    var ways = Stream.concat(first.select(".years a").stream(), first.select(".promise-ways a").stream()).map(link -> link.attr("href")).toList();
    var counted = new HashMap<String, Integer>();
    for (var way : Stream.concat(Stream.of(root), ways.stream()).toList()) {
      var figures = browser.get(way).isOk().page().select(".promise-figures a");
      var numbers = figures.select("strong").eachText().stream().map(Integer::valueOf).toList();
      assertThat(numbers.stream().skip(1).mapToInt(number -> number).sum()).as(way).isEqualTo(numbers.getFirst());
      var those = new LinkedHashSet<String>();
      for (var i = 1; i < numbers.size(); i++) {
        var of = whole(figures.get(i).attr("href"), browser);
        assertThat(of).as(figures.get(i).attr("href")).hasSize(numbers.get(i)).doesNotHaveDuplicates();
        those.addAll(of);
      }
      assertThat(those).as(way).hasSize(numbers.getFirst()).containsExactlyInAnyOrderElementsOf(whole(way, browser));
      counted.merge(way.replace(root, "").replaceAll("^/([a-z]+)/.*", "$1"), numbers.getFirst(), Integer::sum);
    }
    assertThat(counted.get("aar")).isEqualTo(all.size());
    assertThat(counted.get("kilde")).isEqualTo(all.size());
    assertThat(first.select(".promise-ways li").eachText()).allMatch(text -> text.matches(".* [1-9]\\d*"));
    return new HashSet<>(all);
  }

  /// The ends of the addresses on all pages of a list, in their order.
  private static List<String> whole(String list, Client browser) {
    var all = new ArrayList<String>();
    for (String next = list; next != null; ) {
      var page = browser.get(next).isOk().page();
      page.select(".promise-item h3 a").eachAttr("href").forEach(href -> all.add(href.substring(href.lastIndexOf('/') + 1)));
      var more = page.select("a[rel=next]").attr("href");
      next = more.isEmpty() ? null : more;
    }
    return all;
  }

  @Test
  void tellsNobodyOfWhatIsNotTheirs() {
    var secret = List.of("hemmelighedskræmmer", "hemmelighedskraemmer", "fortielsesforening", "skjulested", "tavshedskilde");
    var inside = List.of("kanariefugl", "burforening", "fuglebur", "fuglekilde", "sangafdeling");
    var ours = unit("Sangafdelingen");
    var parties = hidden("Hemmelighedskræmmeri begynder", "Fortielsesforeningen", "Skjulestedet", "Tavshedskilden", CommitmentAudience.PARTIES, null);
    var staffs = hidden("Kanariefuglen synger", "Burforeningen", "Fugleburet", "Fuglekilden", CommitmentAudience.STAFF, ours.id());
    var open = promise("Alle hører radioen", today().plusDays(5));
    var party = linked(parties, commitments().get(parties).terms().owner());
    commitments().report(party, parties, CommitmentReport.of(CommitmentState.LATE, "Hemmelighedskræmmeren er syg", today().plusDays(40), 1), key());
    later();
    var partiesSlug = commitments().get(parties).slug();
    var staffSlug = commitments().get(staffs).slug();
    Await.until("search to know", () -> bean(Search.class).find(Audience.STAFF, SearchQuery.of("kanariefuglen")).hits().stream().anyMatch(hit -> hit.path().equals(path(staffs))));

    var paths =
        List.of(
            "/loefter",
            "/loefter/aar/" + today().getYear(),
            "/loefter/stand/forsinket",
            "/loefter/stand/paa-vej",
            "/loefter/kilde/byraadsdag",
            "/loefter/feed.atom",
            "/loefter/feed.json",
            "/loefter/kalender.ics",
            "/loefter/stand/forsinket/feed.json",
            path(open),
            path(open) + "/feed.atom",
            "/",
            "/sitemap.xml",
            "/api/v1/loefter?antal=100",
            "/indlejring/loefter?antal=20",
            "/indlejring/loefter?sted=skjulestedet",
            "/indlejring/loefter?sted=fugleburet",
            "/indlejring/loefter?enhed=sangafdelingen",
            "/soeg?q=radioen",
            "/soeg/forslag?q=hem",
            "/soeg/forslag?q=kan",
            "/soeg/forslag?q=lov");
    for (var reader : List.of(fresh(), as(bob), as(charlie), as(alice))) {
      for (var path : paths) {
        assertThat(text(reader.get(path).isOk())).as(path).doesNotContain(secret).doesNotContain(inside);
      }
      // What is the parties' alone is to all as if it weren't there.
      for (var nothing : List.of("/loefter/" + partiesSlug, "/loefter/" + partiesSlug + "/feed.atom", "/loefter/sted/skjulestedet", "/loefter/kilde/afstemning", "/loefter/aar/1999", "/api/v1/loefter/" + partiesSlug)) {
        assertThat(reader.get(nothing).status()).as(nothing).isEqualTo(404);
      }
      assertThat(reader.get("/soeg?q=hemmelighedskr%C3%A6mmeri").page().select("ol.hits a").eachAttr("href")).isEmpty();
      assertThat(reader.get("/soeg?q=kanariefuglen").page().select("ol.hits a").eachAttr("href")).isEmpty();
    }
    // What is the staff's is nowhere for others, and staff are led to it.
    for (var nothing : List.of("/loefter/" + staffSlug, "/loefter/sted/fugleburet", "/loefter/enhed/sangafdelingen", "/loefter/kilde/samarbejde", "/api/v1/loefter/" + staffSlug)) {
      assertThat(fresh().get(nothing).status()).as(nothing).isEqualTo(404);
      assertThat(said(nothing)).isEqualTo(said(nothing.replaceAll("[^/]*$", "findes-ikke")));
    }
    fresh().get("/medarbejder/loefter/" + staffSlug).sendsToSignIn();
    fresh().get("/medarbejder/loefter/feed.atom").sendsToSignIn();
    fresh().get("/api/v1/medarbejder/loefter").hasStatus(401);
    as(bob).get("/loefter/" + staffSlug).redirectsTo("/medarbejder/loefter/" + staffSlug);
    for (var path : List.of("/medarbejder/loefter", "/medarbejder/loefter/aar/" + today().getYear(), "/medarbejder/loefter/sted/fugleburet", "/medarbejder/loefter/enhed/sangafdelingen", "/medarbejder/loefter/feed.atom", "/medarbejder/loefter/kalender.ics", "/medarbejder/loefter/" + staffSlug)) {
      assertThat(text(as(bob).get(path).isOk())).as(path).contains("kanariefugl").doesNotContain(secret);
    }
    for (var path : List.of("/medarbejder", "/medarbejder/soeg?q=skjulestedet", "/medarbejder/soeg/forslag?q=hem", "/medarbejder/loefter/" + staffSlug + "/feed.json")) {
      assertThat(text(as(bob).get(path).isOk()).replace("q=skjulestedet", "").replace("value=\"skjulestedet\"", "")).as(path).doesNotContain("hemmelighedskr", "fortielsesf", "tavshedsk");
    }
    for (var nothing : List.of("/medarbejder/loefter/" + partiesSlug, "/medarbejder/loefter/sted/skjulestedet", "/medarbejder/loefter/kilde/afstemning")) {
      as(bob).get(nothing).isNotFound();
    }
    // Once it is for all, it is with all that was ever said.
    commitments().widen(by(alice), staffs, CommitmentAudience.PUBLIC, key());
    later();
    fresh().get("/loefter/" + staffSlug).isOk().says("Kanariefuglen synger").says("Vist for alle");
    Await.until("search to follow", () -> bean(Search.class).find(Audience.PUBLIC, SearchQuery.of("kanariefuglen")).hits().stream().anyMatch(hit -> hit.path().equals("/loefter/" + staffSlug)));
    assertThat(bean(Search.class).find(Audience.STAFF, SearchQuery.of("kanariefuglen")).hits()).hasSize(1);
  }

  /// Without what is another at each answer, and without what was asked for.
  private static String said(String path) {
    return fresh().get(path).text().replaceAll("(nonce=|_csrf\" value=)\"[^\"]*\"", "").replace(path.substring(path.lastIndexOf('/') + 1), "");
  }

  private static String text(Answer answer) {
    return answer.text().toLowerCase(Locale.ROOT);
  }

  private static CommitmentId hidden(String sentence, String owner, String place, String words, CommitmentAudience audience, @Nullable UnitId unit) {
    var contact = bean(Contacts.class).outside("", "", owner, "");
    var kind = audience == CommitmentAudience.PARTIES ? CommitmentSource.Kind.VOTE : CommitmentSource.Kind.PARTNER;
    return given(CommitmentTerms.of(sentence, today().plusDays(30), contact, unit).withPlace(place), audience, new CommitmentSource(kind, words, null), today());
  }

  @Test
  void looksRight() {
    var late = promise("Toget holder ved den gamle station, hvor bladene ligger i bunker", today().plusDays(2));
    commitments().report(by(alice), late, CommitmentReport.of(CommitmentState.LATE, "Sporene er væk.", today().plusDays(9), 1), key());
    var kept = promise("Uglen_har_fået_et_meget_langt_navn_uden_mellemrum_som_ingen_kan_dele_nogen_steder_overhovedet", today().plusDays(2));
    commitments().report(by(alice), kept, CommitmentReport.of(CommitmentState.KEPT, "Uglen bor der nu.", null, 1).with(new CommitmentReport.SentPicture(photo(), "En ugle")), key());
    later();
    try (var browser = new WebBrowser()) {
      for (var path : List.of("/loefter", "/loefter/stand/droppet", path(late), path(kept))) {
        assertThat(WebBrowser.faults(browser.open(address() + path, WebBrowser.WIDE, ColorScheme.LIGHT))).isEmpty();
      }
      var page = browser.phone();
      page.navigate(address() + "/loefter");
      page.locator(".promise-figures a", new Page.LocatorOptions().setHasText("Forsinket")).tap();
      page.getByText("Toget holder ved den gamle station").first().tap();
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("Toget holder");
      PlaywrightAssertions.assertThat(page.locator(".promise-steps")).containsText("Sporene er væk.");
      assertThat(WebBrowser.overflow(page)).isZero();
      var embedded = browser.open(address() + "/indlejring/loefter", 320, ColorScheme.DARK);
      assertThat(WebBrowser.axe(embedded)).isEmpty();
      assertThat(WebBrowser.overflow(embedded)).isZero();
    }
  }
}
