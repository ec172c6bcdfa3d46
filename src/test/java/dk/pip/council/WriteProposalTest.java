package dk.pip.council;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.people.People;
import dk.pip.people.StaffId;
import dk.pip.testing.Client;
import dk.pip.testing.PipTest;
import dk.pip.testing.VeraPdf;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// A class writes by its link, in a browser without scripts; its teacher hands in. Nobody has an account, and no class gets to what is another's.
class WriteProposalTest extends PipTest {
  private static final CouncilCase CASE = new CouncilCase(PipTest::bean);
  private static int year = 2050;

  private static StaffId by() {
    return bean(People.class).list().stream().filter(it -> it.mail().equals(alice.mail())).findFirst().orElseThrow().id();
  }

  private record Two(CouncilDayId day, String teacher, String pupils, String other) {
    DelegationId first() {
      return CASE.days().get(day).delegations().getFirst().id();
    }

    ClassProposal proposal() {
      return CASE.days().get(day).proposalOf(first()).orElseThrow();
    }
  }

  private static Two two() {
    return two(CASE.day(by(), year++));
  }

  private static Two two(CouncilDayId day) {
    var one = CASE.joins(by(), day, "Søskolen", "6. b");
    var other = CASE.joins(by(), day, "Engskolen", "6. a");
    var pupils = CASE.days().classPath(CASE.days().get(day).delegation(one));
    return new Two(day, CASE.teacher(by(), day, one).address(), pupils, CASE.teacher(by(), day, other).address());
  }

  private static Client nobody() {
    return new Client(address());
  }

  private static Client opened(String path) {
    var page = nobody().get(path).isOk().page();
    var form = nobody();
    page.select("form[data-class] input[type=hidden]").forEach(it -> form.fill(it.attr("name"), it.attr("value")));
    return form;
  }

  @Test
  void isKeptWithoutScriptsAndHandedInByTheTeacherAlone() {
    var it = two();
    opened(it.pupils).fill("title", "Gynger i søen").fill("what", "").fill("act", "keep").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=kept");
    nobody().get(it.pupils).says("Gynger i søen").saysNot("Aflevér forslaget").saysNot("Ordførere");
    nobody().postWithoutToken(it.pupils + "/aflevering").isNotFound();
    opened(it.teacher).fill("what", " ").fill("act", "hand-in").postWithoutToken(it.teacher).isRefused().says("Skriv, hvad I vil");
    opened(it.teacher).fill("what", "Gynger, man kan nå fra badebroen.").fill("cost", "18.000 kr. for to").fill("act", "hand-in").postWithoutToken(it.teacher)
        .redirectsTo(it.teacher + "?ok=handed-in");
    assertThat(it.proposal().text().cost()).isEqualTo(18_000);
    assertThat(it.proposal().slug()).isEqualTo("gynger-i-soeen");
    nobody().fill("title", "For sent").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=not-now");
    nobody().get(it.pupils).says("Forslaget er afleveret").says("Gynger, man kan nå");
    nobody().postWithoutToken(it.teacher + "/tilbagetagning").redirectsTo(it.teacher + "?ok=taken-back");
    nobody().get(it.pupils).says("Hvad hedder jeres forslag");
  }

  @Test
  void losesNothingOfTwoWhoWriteAtOnce() {
    var it = two();
    opened(it.pupils).fill("what", "Vi vil have en bænk.").postWithoutToken(it.pupils);
    var ali = opened(it.pupils);
    var emma = opened(it.pupils);
    ali.fill("what", "Vi vil have en rød bænk.").fill("title", "Alis titel").postWithoutToken(it.pupils);
    emma.fill("what", "Vi vil have en bænk. Den skal stå ved søen.").fill("title", "").postWithoutToken(it.pupils);
    assertThat(it.proposal().text().what()).isEqualTo("Vi vil have en rød bænk. Den skal stå ved søen.");
    assertThat(it.proposal().text().title()).isEqualTo("Alis titel");
    nobody().get(it.pupils + "/foer").isOk().says("Vi vil have en rød bænk.").says("Vi vil have en bænk. Den skal stå ved søen.");
  }

  @Test
  void isKeptFieldByFieldAsItIsTyped() {
    var it = two();
    var first = nobody().fill("opened", "a").fill("field", "what").fill("base", "0").fill("text", "Et træ").postWithoutToken(it.pupils + "/kladde").isOk().text();
    assertThat(first).contains("\"revision\":1");
    var joined = nobody().fill("opened", "b").fill("field", "what").fill("base", "0").fill("text", "En busk").postWithoutToken(it.pupils + "/kladde").isOk().text();
    assertThat(joined).contains("Et træ En busk").contains("\"own\":2").contains("\"revision\":3");
    assertThat(nobody().get(it.pupils + "/nu").isOk().text()).contains("Et træ En busk");
    nobody().fill("field", "what").fill("base", "-1").fill("text", "x").postWithoutToken(it.pupils + "/kladde").isOk();
    nobody().fill("field", "noget").fill("text", "x").postWithoutToken(it.pupils + "/kladde").isNotFound();
    nobody().fill("field", "why").fill("text", "x".repeat(ClassProposals.TOO_LONG + 1)).postWithoutToken(it.pupils + "/kladde").isRefused();
    opened(it.pupils).fill("why", "y".repeat(ClassProposals.TOO_LONG + 1)).postWithoutToken(it.pupils).isRefused().says("y".repeat(100));
  }

  @Test
  void takesAwkwardWords() {
    var it = two();
    var odd = "<script>alert(1)</script>\uD83E\uDD86 שלום \u202E\u200F <b>æøå</b> {0} '' %s " + "ord".repeat(1_000);
    opened(it.pupils).fill("what", odd).fill("title", "»Å«").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=kept");
    var page = nobody().get(it.pupils).isOk().page();
    assertThat(page.select("#what").text()).contains("<script>alert(1)</script>").contains("\uD83E\uDD86");
    assertThat(page.select("main script:not([type=module])")).isEmpty();
    assertThat(it.proposal().text().title()).isEqualTo("»Å«");
  }

  @Test
  void keepsTheDeadlineButLetsStaffTakeItIn() {
    var it = two();
    opened(it.pupils).fill("title", "Sent på den").fill("what", "Noget").postWithoutToken(it.pupils);
    assertThat(CASE.proposals().handIn(by(), CASE.days().get(it.day), it.proposal().id())).isEqualTo(ClassProposals.HandedIn.DONE);
    assertThat(CASE.proposals().giveBack(by(), CASE.days().get(it.day), it.proposal().id())).isTrue();
    var late = CASE.days().plan(by(), at(CouncilCase.plan(2026), LocalDate.of(2026, 3, 1)));
    var delegation = CASE.joins(by(), late, "Søskolen", "6. x");
    var teacher = CASE.teacher(by(), late, delegation);
    CASE.writes(teacher, Map.of(ProposalField.TITLE, "For sent", ProposalField.WHAT, "Noget"));
    nobody().get(teacher.address()).says("Fristen er gået").saysNot("Aflevér forslaget");
    nobody().postWithoutToken(teacher.address() + "/aflevering").redirectsTo(teacher.address() + "?ok=late");
    as(alice).post("/redaktion/elevbyraad/" + late.value() + "/forslag/" + teacher.proposal().id().value() + "/modtagelse");
    assertThat(CASE.again(teacher).proposal().isHandedIn()).isTrue();
  }

  private static DayPlan at(DayPlan plan, LocalDate deadline) {
    return new DayPlan(
        plan.title(), plan.theme(), plan.about(), plan.date().withMonth(6), plan.begins(), plan.place(), plan.budget(), plan.chair(), deadline, plan.rules(), plan.times());
  }

  @Test
  void showsWhatStaffSayAndLetsTheClassAnswer() {
    var it = two();
    var desk = "/redaktion/elevbyraad/" + it.day.value() + "/forslag/" + it.proposal().id().value();
    nobody().fill("answer", "For tidligt").postWithoutToken(it.pupils + "/svar").redirectsTo(it.pupils + "?ok=not-now");
    as(bob).fill("note", "Ikke Bob").post(desk + "/bemaerkning").isForbidden();
    as(charlie).fill("note", "").fill("estimate", "måske").post(desk + "/bemaerkning").isRefused();
    as(charlie).fill("note", "Det kan godt lade sig gøre, hvis broen bliver lidt bredere.").fill("estimate", "21.500").post(desk + "/bemaerkning").redirectsTo(desk);
    nobody().get(it.pupils).says("hvis broen bliver lidt bredere").says("21.500 kr.");
    nobody().fill("answer", "Så vil vi gerne have den bredere.").postWithoutToken(it.pupils + "/svar").redirectsTo(it.pupils + "?ok=answered");
    as(charlie).get(desk).says("Så vil vi gerne have den bredere.");
    assertThat(it.proposal().kroner()).isEqualTo(21_500);
    nobody().fill("answer", "x".repeat(1_501)).postWithoutToken(it.pupils + "/svar").isRefused();
  }

  @Test
  void takesDrawingsWithoutWhereTheyWereMade() throws IOException {
    var it = two();
    nobody().fill("kind", "DRAWING").fill("alt", "Gynger over vandet").attach("picture", "tegning.png", "image/png", picture()).postWithoutToken(it.pupils + "/billeder")
        .redirectsTo(it.pupils + "?ok=picture");
    var image = nobody().get(it.pupils).page().select("img[alt=Gynger over vandet]").attr("src");
    assertThat(nobody().get(image).isOk().header("Content-Type").orElse("")).startsWith("image/");
    var id = image.substring(image.lastIndexOf('/') + 1);
    nobody().get(it.other + "/billeder/" + id).isNotFound();
    nobody().postWithoutToken(it.other + "/billeder/" + id + "/sletning");
    nobody().get(image).isOk();
    nobody().attach("picture", "x.jpg", "image/jpeg", "<script>".getBytes()).postWithoutToken(it.pupils + "/billeder").isRefused().says("kan ikke læses");
    nobody().attach("picture", "tom.jpg", "image/jpeg", new byte[0]).postWithoutToken(it.pupils + "/billeder").isRefused().says("Vælg et billede");
    nobody().postWithoutToken(it.pupils + "/billeder/" + id + "/sletning");
    nobody().get(image).isNotFound();
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void namesSpokespersonsByFirstNameAndShowsNobodyWhoWasNotTold() {
    var it = two();
    nobody().fill("firstName", "Emma").postWithoutToken(it.pupils + "/ordfoerere").isNotFound();
    nobody().fill("firstName", "Emma Kjær Hansen").fill("pictures", "MAY").postWithoutToken(it.teacher + "/ordfoerere").isRefused().says("Skriv kun et fornavn").says("skal have besked");
    nobody().fill("firstName", "Emma K.").fill("pictures", "MAY").fill("told", "true").postWithoutToken(it.teacher + "/ordfoerere").redirectsTo(it.teacher + "?ok=named");
    nobody().fill("firstName", "Ali").fill("pictures", "MAY_NOT").postWithoutToken(it.teacher + "/ordfoerere");
    var speakers = CASE.days().get(it.day).delegation(it.first()).spokespersons();
    assertThat(speakers).extracting(Spokesperson::pictures).containsExactly(Spokesperson.Pictures.MAY, Spokesperson.Pictures.MAY_NOT);
    nobody().fill("pictures", "MAY").postWithoutToken(it.teacher + "/ordfoerere/" + speakers.get(1).id()).redirectsTo(it.teacher + "?ok=told");
    assertThat(CASE.days().get(it.day).delegation(it.first()).spokespersons().get(1).pictures()).isEqualTo(Spokesperson.Pictures.UNASKED);
    nobody().postWithoutToken(it.other + "/ordfoerere/" + speakers.get(0).id() + "/sletning").redirectsTo(it.other + "?ok=not-now");
    nobody().postWithoutToken(it.teacher + "/ordfoerere/" + speakers.get(0).id() + "/sletning");
    assertThat(CASE.days().get(it.day).delegation(it.first()).spokespersons()).hasSize(1);
    assertThat(CASE.days().forget(CASE.days().get(it.day).plan().date().plusDays(1))).isPositive();
    assertThat(CASE.days().get(it.day).delegation(it.first()).spokespersons()).isEmpty();
    nobody().get(it.teacher).isGone();
  }

  /// A year after the day the links are dead, and what was written on the way is gone; the proposal stays.
  @Test
  void forgetsDraftsAYearAfter() {
    var plan = CouncilCase.plan(2025);
    var soonForgotten = new DayPlan(plan.title(), plan.theme(), plan.about(), LocalDate.of(2025, 3, 15), plan.begins(), plan.place(), plan.budget(), plan.chair(), LocalDate.of(2025, 3, 1), plan.rules(), plan.times());
    var it = two(CASE.days().plan(by(), soonForgotten));
    opened(it.pupils).fill("title", "Gynger i min baghave").fill("act", "keep").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=kept");
    opened(it.pupils).fill("title", "Gynger i søen").fill("act", "keep").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=kept");
    nobody().get(it.pupils + "/foer").says("Gynger i min baghave");
    clock().set(Instant.parse("2026-03-16T09:00:00Z"));
    nobody().get(it.pupils).isGone();
    nobody().get(it.pupils + "/foer").isGone();
    nobody().get(it.teacher).isGone();
    CASE.days().forget(CASE.days().remembered());
    var proposal = CASE.days().get(it.day).proposalOf(it.first()).orElseThrow();
    assertThat(proposal.text().title()).isEqualTo("Gynger i søen");
    assertThat(CASE.proposals().before(proposal.id(), ProposalField.TITLE, 10)).isEmpty();
  }

  @Test
  void givesTheClassALinkOfItsOwnThatCanBeChanged() throws Exception {
    var it = two();
    nobody().get(it.teacher).says(it.pupils);
    assertThat(VeraPdf.failures(nobody().get(it.teacher + "/ark.pdf").isOk().bytes())).isEmpty();
    nobody().get(it.pupils + "/ark.pdf").isNotFound();
    nobody().postWithoutToken(it.pupils + "/klasselink").isNotFound();
    nobody().postWithoutToken(it.teacher + "/klasselink");
    nobody().get(it.pupils).isGone();
    nobody().get("/klasse/noget-andet").isGone();
    assertThat(nobody().get(it.teacher).header("Cache-Control")).hasValue("no-store");
    assertThat(nobody().get(it.teacher).header("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void isClosedOnceTheDayHasBegun() {
    var it = two();
    clock().set(Instant.parse("2026-03-10T09:00:00Z"));
    CASE.days().begin(it.day);
    nobody().fill("title", "For sent").postWithoutToken(it.pupils).redirectsTo(it.pupils + "?ok=not-now");
    nobody().fill("field", "what").fill("text", "x").postWithoutToken(it.pupils + "/kladde").hasStatus(409);
  }
}
