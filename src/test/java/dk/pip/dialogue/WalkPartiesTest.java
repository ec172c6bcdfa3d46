package dk.pip.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.commitments.By;
import dk.pip.commitments.CommitmentAudience;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentSource;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.CommitmentTerms;
import dk.pip.commitments.Commitments;
import dk.pip.commitments.CommitmentsInThread;
import dk.pip.commitments.Contacts;
import dk.pip.commitments.NewCommitment;
import dk.pip.editions.StoryId;
import dk.pip.newsroom.StoriesInThread;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.search.Search;
import dk.pip.search.SearchQuery;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.MailAddress;
import dk.pip.testing.Answer;
import dk.pip.testing.Await;
import dk.pip.testing.Client;
import dk.pip.testing.Person;
import dk.pip.testing.PipTest;
import dk.pip.thread.Knot;
import dk.pip.thread.Threads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A walk over every page, feed, calendar, file, list for programs and embedded list that somebody can get to, as nobody, as a reader, as a
/// contributor, as a party, as the other party, and as a party to something else. What isn't theirs is nowhere: not as a word, and all they
/// get stays the same to the byte when it comes into being, so that no number and no order tells of it either. Agnes arranges.
class WalkPartiesTest extends PipTest {
  /// Said between the parties of what everybody may otherwise read.
  private static final String BETWEEN = "zebrafisk";

  /// Of promises and agreements that are for their parties alone.
  private static final String PARTIES = "kvistfugl";
  private static final String STAFF = "mosegris";

  /// Written by one side and not handed in.
  private static final String OURS = "takvinge";
  private static final String THEIRS = "bjergurt";
  private static final List<String> WORDS = List.of(BETWEEN, PARTIES, STAFF, OURS, THEIRS);

  /// What is another at each answer, whoever asks.
  private static final Pattern CHANGING = Pattern.compile("nonce=\"[^\"]*\"|name=\"(_csrf|stamp|form|opened|key)\" value=\"[^\"]*\"|value=\"[^\"]*\" name=\"_csrf\"");
  private static final Pattern ADDRESS = Pattern.compile("(?:https://pip\\.ellebaek\\.example)(/[^\\s\"'<>\\\\)\\]]*)|(?:href|src|action)=\"(/[^\"]*)\"");

  /// Where promises, agreements, talks and threads are told of.
  private static final Pattern WALKED =
      Pattern.compile("/|/(medarbejder|redaktion|feed\\.(atom|json)|sitemap(-\\d+)?\\.xml|was)|/(medarbejder/)?(loefter|aftaler|nyheder|soeg)([/?].*)?|/(dialog|indlejring|api/v1|spoerg|redaktion/(loefter|traad|historier)|dele/loefter)([/?].*)?");

  /// Lists of lists, which are like those by one of both.
  private static final Pattern LIKE_OTHERS = Pattern.compile(".*/loefter/(aar|sted|enhed|kilde)/[^/]+/stand/.*");
  private static final int MOST = 400;

  private static Dialogue open;
  private static PartyContact hanne;
  private static PartyContact ole;
  private static String story = "";

  private static Staff staff(Person person) {
    var people = bean(People.class);
    return people.find(people.list().stream().filter(it -> it.mail().equals(person.mail())).findFirst().orElseThrow().id()).orElseThrow();
  }

  private static LocalDate today() {
    return Dates.local(clock().instant()).toLocalDate();
  }

  /// What readers see may be a second old.
  private static void later() {
    clock().move(Duration.ofSeconds(3));
  }

  @BeforeAll
  static void whatEverybodyMayRead() {
    bean(Dialogues.class).nameSecretary(staff(agnes), bean(People.class).findAccount(staff(agnes).id()).orElseThrow());
    var written = as(alice).fill("headline", "Bænken på torvet").post("/redaktion/historier").location();
    var id = written.replaceFirst(".*/", "");
    var revision = bean(JdbcClient.class).sql("select revision from newsroom.story where id = :id::uuid").param("id", id).query(Integer.class).single();
    as(alice).fill("revision", "" + revision).fill("headline", "Bænken på torvet").fill("body", "En tekst, der er lang nok til at være en historie, man kan læse til ende.").fill("section", "Byen").post(written);
    as(alice).post(written + "/godkendelse");
    as(alice).fill("when", "now").post(as(alice).post(written + "/udgivelse").location() + "/udgivelse");
    story = id;
    promise("Der er altid vand i posten", CommitmentAudience.PUBLIC);
    open = dialogue("Aftale med Lindely", CommitmentAudience.PUBLIC);
    hanne = contact(open, Side.MANAGEMENT, "Hanne Birk", agnes);
    ole = contact(open, Side.COUNTERPART, "Ole Lund", alice);
    agreed(open, hanne, ole, new AgreementText(Map.of(AgreementPart.CORE_TASK, "En god hverdag"), Map.of(), List.of(pledge("Døren er åben", CommitmentAudience.PUBLIC)), List.of()));
    bean(Threads.class).tie(AgreementsInThread.ref(open.id()), ofStory());
    Await.until("search to know", () -> finds("lindely") && finds("vand") && finds("bænken"));
  }

  private static boolean finds(String word) {
    return !bean(Search.class).find(Audience.STAFF, SearchQuery.of(word)).hits().isEmpty();
  }

  private static Knot.Ref ofStory() {
    return StoriesInThread.ref(new StoryId(UUID.fromString(story)));
  }

  private static void promise(String word, CommitmentAudience audience) {
    var contact = bean(Contacts.class).outside(word + "s formand", "formand", word + "foreningen", word.replace(" ", "").replace("æ", "ae") + "@post.example");
    var terms = CommitmentTerms.of("Løfte om " + word, today().plusDays(30), contact, null).withCounterpart(bean(Contacts.class).outside("", "", word + "gruppen", ""), "Hjælp til " + word).withSign("Man ser " + word).withPlace(word + "stien").withAmount(123_457L);
    var kind = audience == CommitmentAudience.PUBLIC ? CommitmentSource.Kind.TIP : CommitmentSource.Kind.VOTE;
    var years = CommitmentAudience.PUBLIC.isWiderThan(audience) ? audience == CommitmentAudience.STAFF ? 2 : 3 : 0;
    var id = bean(Commitments.class).make(new By.ByPip(), new NewCommitment(terms, audience, new CommitmentSource(kind, word + "mødet", null), today().minusYears(years), word));
    bean(Commitments.class).report(new By.ByPip(), id, CommitmentReport.of(CommitmentState.LATE, "Vi venter på " + word, today().plusDays(40), 1), word);
    bean(Threads.class).tie(CommitmentsInThread.ref(id), ofStory());
    bean(Threads.class).tie(ofStory(), CommitmentsInThread.ref(bean(Commitments.class).make(new By.ByPip(), new NewCommitment(terms, audience, new CommitmentSource(kind, word + "mødet", null), today().minusYears(years), word + "2"))));
  }

  private static Dialogue dialogue(String title, CommitmentAudience audience) {
    var words = new Dialogue.Words(DialogueLevel.DEPARTMENT_INSTITUTION, title, "Trygge dage", audience, new Party("Ældreafdelingen", null), new Party("Lindely", null), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 12, 31));
    var dialogues = bean(Dialogues.class);
    return dialogues.find(dialogues.begin(staff(agnes), words)).orElseThrow();
  }

  private static PartyContact contact(Dialogue dialogue, Side side, String name, Person account) {
    var mail = MailAddress.parse(name.split(" ")[0].toLowerCase(Locale.ROOT) + "@lindely.example").orElseThrow();
    var dialogues = bean(Dialogues.class);
    return dialogues.contact(dialogues.add(staff(agnes), dialogue, new PartyContact.Words(side, name, "leder", mail, staff(account).id(), true)).orElseThrow()).orElseThrow();
  }

  private static Pledge pledge(String sentence, CommitmentAudience audience) {
    return new Pledge(Agreements.freshKey(), Side.COUNTERPART, sentence, LocalDate.of(2027, 6, 1), "", null, "", null, audience);
  }

  private static void agreed(Dialogue dialogue, PartyContact hanne, PartyContact ole, AgreementText text) {
    var agreements = bean(Agreements.class);
    var author = new Agreements.Author.Speaker(ole);
    var draft = agreements.begin(author, dialogue);
    agreements.save(author, draft, draft.revision(), text, "");
    var saved = agreements.open(dialogue.id()).orElseThrow();
    assertThat(agreements.putUp(author, dialogue, saved, saved.revision())).isInstanceOf(Agreements.PutUp.Done.class);
    var version = agreements.open(dialogue.id()).orElseThrow();
    agreements.sign(staff(agnes), dialogue, version, hanne, String.valueOf(version.hash()));
    agreements.sign(staff(alice), dialogue, version, ole, String.valueOf(version.hash()));
    assertThat(agreements.inForce(dialogue.id())).isPresent();
  }

  private static AgreementText text(String word, CommitmentAudience audience) {
    var appendix = bean(Agreements.class).keep(word + "bilag.txt", "text/plain", ("Bilag om " + word).getBytes(StandardCharsets.UTF_8), audience);
    var parts = Map.of(AgreementPart.CORE_TASK, "Kernen er " + word, AgreementPart.DISAGREEMENT, "Uenige om " + word);
    return new AgreementText(parts, Map.of(AgreementPart.CORE_TASK, audience, AgreementPart.DISAGREEMENT, audience), List.of(pledge("Vi passer på " + word, audience)), List.of(appendix));
  }

  /// An agreement and a promise by itself, in the public story's thread, all for that audience.
  private static DialogueMember hidden(String word, CommitmentAudience audience) {
    promise(word, audience);
    var dialogue = dialogue("Aftale om " + word, audience);
    var manager = contact(dialogue, Side.MANAGEMENT, "Merete " + word, agnes);
    var leader = contact(dialogue, Side.COUNTERPART, "Stine " + word, alice);
    agreed(dialogue, manager, leader, text(word, audience));
    bean(Threads.class).tie(AgreementsInThread.ref(dialogue.id()), ofStory());
    return member(leader);
  }

  private static DialogueMember member(PartyContact contact) {
    return bean(Dialogues.class).member(bean(Dialogues.class).token(contact)).orElseThrow();
  }

  /// A talk that both see, with what was said in it, and a form that both are asked to fill in.
  private static Talk talk() {
    var talks = bean(Talks.class);
    var words = new Talk.Words(TalkTopic.DILEMMA, "Om " + BETWEEN, "Vi mangler " + BETWEEN, Dates.instant(LocalDateTime.of(2026, 9, 10, 10, 0)), 60, "Rum " + BETWEEN, LocalDate.of(2026, 9, 1), List.of("Hvad er " + BETWEEN + "?"));
    var id = talks.arrange(staff(agnes), open, words);
    talks.send(staff(agnes), open, talks.find(open.id(), id).orElseThrow());
    var talk = talks.find(open.id(), id).orElseThrow();
    assertThat(talks.propose(member(ole), talk, "Punkt " + BETWEEN, 10, "a")).isTrue();
    assertThat(talks.note(member(ole), talk, "Note " + BETWEEN, "b")).isTrue();
    assertThat(talks.disagree(member(hanne), talk, "Uenig om " + BETWEEN, "c")).isTrue();
    assertThat(bean(Leaflets.class).make(member(ole), talk, new Leaflet.Words("Ark om " + OURS, "", List.of("Hvad med " + OURS + "?")))).isPresent();
    bean(Involvements.class).note(new Agreements.Author.Speaker(ole), open, new Involvement.Words("MED " + BETWEEN, today(), Involvement.Form.HEARD, "De sagde " + BETWEEN, "staff"), "d");
    assertThat(bean(Checkups.class).open(staff(agnes), open, CheckupKind.MID_TERM, today().plusDays(20))).isPresent();
    return talk;
  }

  private static void prepare(PartyContact contact, Talk talk, String word) {
    assertThat(bean(Talks.class).keep(member(contact), talk, word, 0, List.of("Svar om " + word))).isInstanceOf(Talks.Kept.Done.class);
    var checkup = bean(Checkups.class).of(open.id()).getFirst();
    var whole = new CheckupAnswer(CheckupAnswer.WHOLE, null, "", "", "", "Vi lærte om " + word, "Vi beder om " + word, "", "", null);
    assertThat(bean(Checkups.class).keep(member(contact), checkup, word, Map.of(), List.of(whole), true)).isInstanceOf(Checkups.Kept.Done.class);
  }

  /// @param from where they begin; nobody has a place of their own
  private record Walker(String name, Client browser, List<String> from) {
    /// Whoever comes by a link is nobody elsewhere.
    boolean walks(String path) {
      return WALKED.matcher(path).matches() && !LIKE_OTHERS.matcher(path).matches() && (from.isEmpty() || path.startsWith("/dialog") || path.startsWith("/spoerg") || path.startsWith("/aftaler"));
    }
  }

  private static Walker linked(String name, PartyContact contact) {
    return new Walker(name, fresh(), List.of(member(contact).address()));
  }

  @Test
  void showsNobodyWhatIsNotTheirs() {
    var nobody = new Walker("nobody", fresh(), List.of());
    var reader = new Walker("reader", as(bob), List.of());
    var contributor = new Walker("contributor", as(charlie), List.of());
    walk(contributor);
    var party = linked("party", ole);
    var other = linked("other party", hanne);
    var before = new HashMap<String, Map<String, String>>();
    for (var walker : List.of(nobody, reader, contributor, party, other)) {
      before.put(walker.name(), walk(walker));
    }
    assertThat(before.get("nobody").keySet()).contains("/loefter", "/loefter/feed.atom", "/loefter/feed.json", "/loefter/kalender.ics", "/aftaler", "/aftaler/" + open.path(), "/aftaler/" + open.path() + "/1/aftale.pdf", "/aftaler/" + open.path() + "/1/aftale.zip", "/sitemap.xml", "/api/v1/loefter");

    // Between the parties of a public agreement, and of agreements and promises that are for their parties alone.
    var talk = talk();
    var stranger = linked("stranger", hidden(PARTIES, CommitmentAudience.PARTIES).contact());
    later();
    for (var walker : List.of(nobody, reader, contributor)) {
      assertThat(difference(before.get(walker.name()), walk(walker))).as(walker.name()).isEmpty();
    }
    var between = Map.of("party", walk(party), "other party", walk(other), "stranger", walk(stranger));

    // What a side writes before it hands in.
    prepare(ole, talk, OURS);
    later();
    assertThat(difference(between.get("other party"), walk(other))).isEmpty();
    assertThat(difference(between.get("stranger"), walk(stranger))).isEmpty();
    var partyBefore = walk(party);
    prepare(hanne, talk, THEIRS);
    later();
    assertThat(difference(partyBefore, walk(party))).isEmpty();

    // What is for staff.
    var otherBefore = walk(other);
    hidden(STAFF, CommitmentAudience.STAFF);
    Await.until("staff to find it", () -> finds(STAFF));
    later();
    var after = Map.of("nobody", walk(nobody), "party", walk(party), "other party", walk(other));
    assertThat(difference(before.get("nobody"), after.get("nobody"))).isEmpty();
    assertThat(difference(partyBefore, after.get("party"))).isEmpty();
    assertThat(difference(otherBefore, after.get("other party"))).isEmpty();

    assertThat(words(after.get("nobody"))).isEmpty();
    assertThat(words(walk(reader))).containsExactly(STAFF);
    assertThat(words(walk(contributor))).containsExactly(STAFF);
    assertThat(words(after.get("party"))).containsExactlyInAnyOrder(BETWEEN, OURS);
    assertThat(words(after.get("other party"))).containsExactlyInAnyOrder(BETWEEN, THEIRS);
    assertThat(words(between.get("stranger"))).containsExactly(PARTIES);
    askedForByName(List.of(nobody, reader, contributor));
  }

  /// Two agreements that say the same to everybody, one of which says more to others, are the same to everybody: page, PDF and file. But for
  /// what is drawn by lot, and what is signed.
  @Test
  void looksTheSameWithoutWhatIsForFewer() {
    var plain = dialogue("Aftale med Tvillingerne", CommitmentAudience.PUBLIC);
    var fuller = dialogue("Aftale med Tvillingerne", CommitmentAudience.PUBLIC);
    var forAll = Map.of(AgreementPart.CORE_TASK, "En god hverdag", AgreementPart.OWN_GOALS, "To mål");
    var key = pledge("Døren er åben", CommitmentAudience.PUBLIC);
    var hidden = text(BETWEEN, CommitmentAudience.PARTIES);
    var staffs = text(STAFF, CommitmentAudience.STAFF);
    agreed(plain, contact(plain, Side.MANAGEMENT, "Hanne Birk", agnes), contact(plain, Side.COUNTERPART, "Ole Lund", alice), new AgreementText(forAll, Map.of(), List.of(key), List.of()));
    var parts = new HashMap<>(forAll);
    parts.put(AgreementPart.DISAGREEMENT, hidden.part(AgreementPart.DISAGREEMENT));
    parts.put(AgreementPart.ECONOMIC, "Penge til " + STAFF);
    var pledges = List.of(hidden.pledges().getFirst(), staffs.pledges().getFirst(), key, pledge("Også " + BETWEEN, CommitmentAudience.PARTIES));
    var more = new AgreementText(parts, Map.of(AgreementPart.DISAGREEMENT, CommitmentAudience.PARTIES, AgreementPart.ECONOMIC, CommitmentAudience.STAFF), pledges, Stream.concat(hidden.appendices().stream(), staffs.appendices().stream()).toList());
    agreed(fuller, contact(fuller, Side.MANAGEMENT, "Hanne Birk", agnes), contact(fuller, Side.COUNTERPART, "Ole Lund", alice), more);
    later();
    for (var path : List.of("", "/1", "/1/aftale.pdf", "/1/aftale.zip")) {
      var seen = alike(fresh().get("/aftaler/" + fuller.path() + path), fuller);
      same(path, seen, alike(fresh().get("/aftaler/" + plain.path() + path), plain));
      assertThat(seen).doesNotContain(WORDS);
      assertThat(said(as(bob).get("/medarbejder/aftaler/" + fuller.path() + path))).as(path).contains(STAFF).doesNotContain(BETWEEN);
    }
    fresh().get("/aftaler/" + fuller.path() + "/1/bilag/" + STAFF + "bilag.txt").isNotFound();
    fresh().get("/aftaler/" + fuller.path() + "/1/bilag/" + BETWEEN + "bilag.txt").isNotFound();
    as(bob).get("/medarbejder/aftaler/" + fuller.path() + "/1/bilag/" + STAFF + "bilag.txt").isOk();
    as(bob).get("/medarbejder/aftaler/" + fuller.path() + "/1/bilag/" + BETWEEN + "bilag.txt").isNotFound();
  }

  private static String alike(Answer answer, Dialogue dialogue) {
    return said(answer.isOk())
        .replaceFirst(".*\n\\d*", "")
        .replace(dialogue.path(), "NAME")
        .replace(dialogue.id().value().toString(), "ID")
        .replaceAll("doeren-er-aaben-[a-z0-9]{4}", "PLEDGE")
        .replaceAll("([0-9a-f]{8} ?\\n?){8}", "HASH")
        .replaceAll("\\\\?\"(salt|seal|key|sha256|by|at)\\\\?\" ?: ?\\\\?\"[^\"]*\"", "LOT");
  }

  /// Addresses that nothing leads to answer as those of nothing do.
  private static void askedForByName(List<Walker> walkers) {
    for (var walker : walkers) {
      for (var word : WORDS) {
        if (word.equals(STAFF) && !walker.name().equals("nobody")) {
          continue;
        }
        for (var path : List.of("/loefter/sted/{word}stien", "/loefter/enhed/{word}foreningen", "/indlejring/loefter?sted={word}stien", "/soeg?q={word}", "/soeg/forslag?q={word}", "/medarbejder/soeg?q={word}", "/medarbejder/soeg/forslag?q={word}", "/medarbejder/loefter/sted/{word}stien", "/api/v1/loefter?sted={word}stien")) {
          var nothing = "x".repeat(word.length());
          same(walker.name() + " " + path, named(walker, path.replace("{word}", word)).replace(word, nothing), named(walker, path.replace("{word}", nothing)));
        }
      }
      for (var dialogue : bean(Dialogues.class).all()) {
        var forStaff = dialogue.audience() == CommitmentAudience.STAFF && !walker.name().equals("nobody");
        if (dialogue.audience() != CommitmentAudience.PUBLIC && !forStaff) {
          for (var path : List.of("/aftaler/{name}", "/aftaler/{name}/1", "/aftaler/{name}/1/aftale.pdf", "/aftaler/{name}/1/aftale.zip", "/aftaler/{name}/1/bilag/kvistfuglbilag.txt", "/medarbejder/aftaler/{name}", "/medarbejder/aftaler/{name}/1/aftale.zip")) {
            var there = path.replace("{name}", dialogue.path());
            var nothing = path.replace("{name}", "lindely-2026-xxxx");
            same(walker.name() + " " + there, named(walker, there).replace(dialogue.path(), "lindely-2026-xxxx"), named(walker, nothing));
          }
        }
        assertThat(walker.browser().get("/dialog/" + dialogue.id().value()).status()).isIn(302, 403, 404);
      }
    }
  }

  /// What is answered, without the print of it, as that is of the asked address too.
  private static String named(Walker walker, String path) {
    var answer = walker.browser().get(path);
    return answer.status() + " " + answer.header("Location").orElse("") + "\n" + CHANGING.matcher(answer.text()).replaceAll("");
  }

  private static List<String> words(Map<String, String> pages) {
    return WORDS.stream().filter(word -> pages.values().stream().anyMatch(page -> page.toLowerCase(Locale.ROOT).contains(word))).toList();
  }

  private static List<String> difference(Map<String, String> before, Map<String, String> after) {
    var all = new ArrayList<String>();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(path -> !String.valueOf(before.get(path)).equals(after.get(path)))
        .forEach(path -> all.add(path + "\n  before: " + apart(before.get(path), after.get(path)) + "\n  after:  " + apart(after.get(path), before.get(path))));
    return all;
  }

  private static void same(String what, String one, String other) {
    assertThat(one.equals(other)).as(what + ": " + apart(one, other) + " and: " + apart(other, one)).isTrue();
  }

  private static String apart(String one, String other) {
    if (one == null || other == null) {
      return one == null ? "not there" : "there";
    }
    var i = 0;
    while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return one.substring(Math.max(0, i - 80), Math.min(one.length(), i + 200)).replace('\n', ' ');
  }

  /// All that somebody can get to, by address.
  private static Map<String, String> walk(Walker walker) {
    var pages = new TreeMap<String, String>();
    var ahead = new ArrayDeque<String>(walker.from());
    ahead.addAll(withoutVariables());
    ahead.addAll(List.of("/loefter/feed.json", "/medarbejder/loefter/feed.json", "/medarbejder/loefter/kalender.ics", "/api/v1/loefter?antal=1", "/indlejring/loefter?antal=20", "/sitemap-1.xml"));
    while (!ahead.isEmpty() && pages.size() < MOST) {
      var path = ahead.poll();
      if (walker.walks(path) && !pages.containsKey(path)) {
        var answer = walker.browser().get(path);
        var text = said(answer);
        pages.put(path, text);
        answer.header("Location").ifPresent(to -> ahead.add(inside(to)));
        var found = ADDRESS.matcher(text);
        while (found.find()) {
          ahead.add(inside(found.group(1) == null ? found.group(2) : found.group(1)));
        }
      }
    }
    assertThat(pages.size()).as(walker.name()).isBetween(10, MOST - 1);
    return pages;
  }

  private static String inside(String address) {
    var path = URI.create(address.replace("&amp;", "&").replace(" ", "%20")).normalize();
    return path.getRawPath() + (path.getRawQuery() == null ? "" : "?" + path.getRawQuery());
  }

  private static Collection<String> withoutVariables() {
    return bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
        .filter(it -> it.getMethodsCondition().getMethods().stream().anyMatch(method -> method.name().equals("GET")) && it.getPathPatternsCondition() != null)
        .flatMap(it -> it.getPathPatternsCondition().getPatternValues().stream())
        .filter(path -> !path.contains("{") && !path.contains("*") && WALKED.matcher(path).matches())
        .sorted()
        .toList();
  }

  private static String said(Answer answer) {
    var head = answer.status() + " " + answer.header("Location").orElse("") + " " + answer.header("ETag").orElse("") + " " + answer.header("Last-Modified").orElse("") + "\n";
    try {
      var type = answer.header("Content-Type").orElse("");
      if (type.startsWith("application/pdf")) {
        try (var pdf = Loader.loadPDF(answer.bytes())) {
          return head + answer.bytes().length + new PDFTextStripper().getText(pdf);
        }
      }
      if (type.startsWith("application/zip")) {
        return head + unzipped(answer.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head + CHANGING.matcher(answer.text()).replaceAll("");
  }

  private static String unzipped(byte[] bytes) throws IOException {
    var all = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.append(entry.getName()).append('\n').append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }
}
