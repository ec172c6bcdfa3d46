package dk.pip.dialogue.web;

import dk.pip.access.AllowedTo;
import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Side;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.TalkAnswer;
import dk.pip.dialogue.TalkId;
import dk.pip.dialogue.TalkNote;
import dk.pip.dialogue.TalkOutcomes;
import dk.pip.dialogue.TalkPoint;
import dk.pip.dialogue.Talks;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.web.FromElsewhere;
import dk.pip.web.KeepAnswer;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import dk.pip.web.SecretAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// A talk for those who take part in it, by their own links: prepared alone, held on one page, closed by both.
@Controller
class TalkMemberController {
  private static final String HOME = DialogueMember.ADDRESS + "{token}";
  private static final String PATH = HOME + "/samtale/{talk}";
  private static final String PREPARE = "dialogue/talk-prepare.jte";
  private static final Set<String> SAID =
      Set.of("kept", "handed-in", "opened", "taken-back", "not-now", "proposed", "noted", "added", "mended", "done", "not-done", "closed", "carried", "carried-none", "carry-not-now", "carry-nothing", "full");

  private final Talks talks;
  private final TalkOutcomes outcomes;
  private final Clock clock;

  TalkMemberController(Talks talks, TalkOutcomes outcomes, Clock clock) {
    this.talks = talks;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  private Talk talk(DialogueMember member, UUID id) {
    return talks.find(member, new TalkId(id)).orElseThrow(NotFound::new);
  }

  private static String address(DialogueMember member, Talk talk) {
    return member.address() + Talks.address(talk);
  }

  private static @Nullable String said(@Nullable String word) {
    return word != null && SAID.contains(word) ? "dialogue.talk.said." + word : null;
  }

  private static View back(DialogueMember member, Talk talk, String path, String said) {
    return new RedirectView(address(member, talk) + path + "?ok=" + said);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(HOME + "/samtaler")
  Page all(DialogueMember member, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/talks-mine.jte", new TalkPages.Mine(member, talks.sentOf(member.dialogue().id())));
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH)
  Page show(DialogueMember member, @PathVariable UUID talk, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/talk.jte", page(member, talk(member, talk), TalkEntry.EMPTY, Problems.none(), said(ok)));
  }

  private TalkPages.Member page(DialogueMember member, Talk talk, TalkEntry entry, Problems problems, @Nullable String said) {
    var prepared = new EnumMap<Side, Map<Integer, TalkAnswer>>(Side.class);
    if (talk.isOpened()) {
      for (var side : Side.values()) {
        prepared.put(side, byQuestion(talks.answers(member, talk, side)));
      }
    }
    var began = !talk.at().isAfter(clock.instant());
    return new TalkPages.Member(member, talk, TalkPages.slots(talk, talks.items(talk)), prepared, fresh(), entry, problems, said, began);
  }

  private static Map<Integer, TalkAnswer> byQuestion(List<TalkAnswer> answers) {
    return answers.stream().collect(Collectors.toMap(TalkAnswer::question, Function.identity()));
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  // Prepared alone

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/forberedelse")
  Page prepare(DialogueMember member, @PathVariable UUID talk, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var answers = byQuestion(talks.answers(member, it, member.side()));
    return Page.of(PREPARE, prepare(member, it, fresh(), texts(it, answers), Map.of(), Problems.none(), said(ok)));
  }

  private TalkPages.Prepare prepare(
      DialogueMember member, Talk talk, String opened, List<String> answers, Map<Integer, TalkAnswer> others, Problems problems, @Nullable String said) {
    return new TalkPages.Prepare(member, talk, opened, talk.stand(member.side()).revision(), answers, others, talks.earlier(member, talk), problems, said);
  }

  private static List<String> texts(Talk talk, Map<Integer, TalkAnswer> answers) {
    return IntStream.range(0, talk.questions().size())
        .mapToObj(
            question -> {
              var answer = answers.get(question);
              return answer == null ? "" : answer.text();
            })
        .toList();
  }

  private static List<@Nullable String> typed(Talk talk, HttpServletRequest request) {
    var all = new ArrayList<@Nullable String>();
    for (var question = 0; question < talk.questions().size(); question++) {
      var typed = request.getParameter("answer" + question);
      all.add(typed == null ? null : TalkEntry.clean(typed));
    }
    return all;
  }

  private static Problems check(List<@Nullable String> typed) {
    var problems = Problems.none();
    for (var question = 0; question < typed.size(); question++) {
      var text = typed.get(question);
      if (text != null && Letters.moreThan(Talk.LONGEST, text)) {
        problems.add("answer" + question, "dialogue.talk.problem.long", Letters.count(text) - Talk.LONGEST, Talk.LONGEST);
      }
    }
    return problems;
  }

  /// Keeps, and hands in where that button was pressed.
  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/forberedelse")
  View keep(
      DialogueMember member,
      @PathVariable UUID talk,
      @RequestParam(defaultValue = "") String opened,
      @RequestParam(defaultValue = "0") int revision,
      @RequestParam(defaultValue = "") String act,
      HttpServletRequest request,
      HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var typed = typed(it, request);
    var problems = check(typed);
    if (!problems.isEmpty()) {
      return refused(member, it, key(opened), revision, typed, Map.of(), problems);
    }
    return switch (talks.keep(member, it, key(opened), revision, typed)) {
      case Talks.Kept.Closed() -> back(member, it, "/forberedelse", "not-now");
      case Talks.Kept.Overtaken(var others, var now) -> {
        others.forEach((question, other) -> problems.add("answer" + question, "dialogue.talk.problem.overtaken", other.by()));
        yield refused(member, talk(member, talk), fresh(), now, typed, others, problems);
      }
      case Talks.Kept.Done _ -> "hand-in".equals(act) ? handIn(member, it, typed) : back(member, it, "/forberedelse", "kept");
    };
  }

  private static String key(String opened) {
    return Letters.first(80, opened.replace("\u0000", ""));
  }

  private Page refused(
      DialogueMember member, Talk talk, String opened, int revision, List<@Nullable String> typed, Map<Integer, TalkAnswer> others, Problems problems) {
    var answers = typed.stream().map(text -> text == null ? "" : text).toList();
    var page = new TalkPages.Prepare(member, talk, opened, revision, answers, others, talks.earlier(member, talk), problems, null);
    return Page.refused(PREPARE, page);
  }

  private View handIn(DialogueMember member, Talk talk, List<@Nullable String> typed) {
    return switch (talks.handIn(member, talk)) {
      case DONE -> back(member, talk, "/forberedelse", "handed-in");
      case OPENED -> back(member, talk, "", "opened");
      case NOT_NOW -> back(member, talk, "/forberedelse", "not-now");
      case EMPTY -> refused(
          member, talk, fresh(), talk.stand(member.side()).revision(), typed, new HashMap<>(), Problems.none().add("answer0", "dialogue.talk.problem.nothing"));
    };
  }

  /// Keeps what is typed while it is typed.
  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/forberedelse/kladde")
  ResponseEntity<Map<String, Object>> keepWhileTyping(
      DialogueMember member,
      @PathVariable UUID talk,
      @RequestParam(defaultValue = "") String opened,
      @RequestParam(defaultValue = "0") int revision,
      HttpServletRequest request) {
    var it = talk(member, talk);
    var answer = new KeepAnswer(List.of());
    var typed = typed(it, request);
    if (typed.stream().allMatch(text -> text == null)) {
      return it.hasHandedIn(member.side()) ? answer.closed(revision) : answer.kept(talks.revision(member, it, key(opened), revision));
    }
    if (!check(typed).isEmpty()) {
      return answer.refused();
    }
    return switch (talks.keep(member, it, key(opened), revision, typed)) {
      case Talks.Kept.Closed() -> answer.closed(revision);
      case Talks.Kept.Overtaken overtaken -> answer.overtaken(revision, overtaken.by());
      case Talks.Kept.Done(var seen) -> answer.kept(seen);
    };
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/forberedelse/tilbagetagning")
  View takeBack(DialogueMember member, @PathVariable UUID talk) {
    var it = talk(member, talk);
    return back(member, it, "/forberedelse", talks.takeBack(member, it) ? "taken-back" : "not-now");
  }

  // The agenda

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/dagsorden")
  View propose(DialogueMember member, @PathVariable UUID talk, @ModelAttribute TalkEntry entry, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var problems = entry.checkItem();
    if (!problems.isEmpty()) {
      return Page.refused("dialogue/talk.jte", page(member, it, entry, problems, null));
    }
    return back(member, it, "", talks.propose(member, it, entry.typed(), entry.time(), entry.key()) ? "proposed" : full(it));
  }

  private static String full(Talk talk) {
    return talk.isOn() ? "full" : "not-now";
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/dagsorden/{item}")
  View arrange(
      DialogueMember member,
      @PathVariable UUID talk,
      @PathVariable UUID item,
      @RequestParam(defaultValue = "") String act,
      @ModelAttribute TalkEntry entry) {
    var it = talk(member, talk);
    switch (act) {
      case "up" -> talks.move(it, item, true);
      case "down" -> talks.move(it, item, false);
      case "away" -> talks.remove(member, it, item);
      default -> {
        if (entry.time() > 0) {
          talks.minutes(it, item, entry.time());
        }
      }
    }
    return new RedirectView(address(member, it) + "#agenda");
  }

  // The page that grows

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/referat")
  Page live(DialogueMember member, @PathVariable UUID talk, @RequestParam(required = false) @Nullable String ok, HttpServletResponse response) {
    SecretAddress.protect(response);
    return Page.of("dialogue/talk-live.jte", live(member, talk(member, talk), TalkEntry.EMPTY, Problems.none(), said(ok)));
  }

  private TalkPages.Live live(DialogueMember member, Talk talk, TalkEntry entry, Problems problems, @Nullable String said) {
    return new TalkPages.Live(member, now(member, talk), fresh(), entry, problems, said);
  }

  private TalkPages.Now now(DialogueMember member, Talk talk) {
    return new TalkPages.Now(member, talk, TalkPages.slots(talk, talks.items(talk)), talks.notes(talk), talks.points(talk));
  }

  /// What has grown since; nothing where nothing has.
  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/referat/nu")
  Object grown(DialogueMember member, @PathVariable UUID talk, @RequestParam(defaultValue = "0") long revision, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    if (it.revision() == revision) {
      return ResponseEntity.noContent().build();
    }
    return Page.of("dialogue/talk-now.jte", now(member, it));
  }

  private Page refusedLive(DialogueMember member, Talk talk, TalkEntry entry, Problems problems) {
    return Page.refused("dialogue/talk-live.jte", live(member, talk, entry, problems, null));
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/noter")
  View note(DialogueMember member, @PathVariable UUID talk, @ModelAttribute TalkEntry entry, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var problems = entry.checkNote();
    if (!problems.isEmpty()) {
      return refusedLive(member, it, entry, problems);
    }
    return back(member, it, "/referat", talks.note(member, it, entry.typed(), entry.key()) ? it.isClosed() ? "added" : "noted" : "full");
  }

  private TalkNote own(DialogueMember member, Talk talk, UUID note) {
    return talks.notes(talk).stream().filter(it -> it.id().equals(note) && it.contact().equals(member.contact().id())).findFirst().orElseThrow(NotFound::new);
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/noter/{note}")
  Page editNote(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID note, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    return rewrite(member, it, "note", note, "", own(member, it, note).text(), Problems.none());
  }

  private static Page rewrite(DialogueMember member, Talk talk, String what, UUID id, String other, String text, Problems problems) {
    var page = new TalkPages.Rewrite(member, talk, what, id, other, text, problems);
    return problems.isEmpty() ? Page.of("dialogue/talk-rewrite.jte", page) : Page.refused("dialogue/talk-rewrite.jte", page);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/noter/{note}")
  View mend(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID note, @ModelAttribute TalkEntry entry, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    own(member, it, note);
    var problems = entry.checkNote();
    if (!problems.isEmpty()) {
      return rewrite(member, it, "note", note, "", entry.typed(), problems);
    }
    return back(member, it, "/referat", talks.mend(member, it, note, entry.typed()) ? "mended" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/punkter")
  View point(DialogueMember member, @PathVariable UUID talk, @ModelAttribute TalkEntry entry, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var agreed = !"disagreed".equals(entry.kind());
    var problems = agreed ? entry.checkAgreed() : entry.checkWords();
    if (!problems.isEmpty()) {
      return refusedLive(member, it, entry, problems);
    }
    var done =
        agreed
            ? talks.propose(member, it, entry.typed(), entry.side(), entry.day(), entry.key())
            : talks.disagree(member, it, entry.typed(), entry.key());
    return back(member, it, "/referat", done ? "proposed" : full(it));
  }

  private TalkPoint pointOf(Talk talk, UUID point) {
    return talks.points(talk).stream().filter(it -> it.id().equals(point)).findFirst().orElseThrow(NotFound::new);
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/punkter/{point}")
  View stand(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID point, @RequestParam(defaultValue = "") String act) {
    var it = talk(member, talk);
    pointOf(it, point);
    var done =
        switch (act) {
          case "yes" -> talks.hold(member, it, point, true);
          case "no" -> talks.hold(member, it, point, false);
          case "tell" -> talks.mayTell(member, it, point, true);
          case "hide" -> talks.mayTell(member, it, point, false);
          default -> false;
        };
    return back(member, it, "/referat", done ? "kept" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @GetMapping(PATH + "/punkter/{point}/ord")
  Page editWords(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID point, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var found = pointOf(it, point);
    if (found.kind() != TalkPoint.Kind.DISAGREED) {
      throw new NotFound();
    }
    return rewrite(member, it, "words", point, found.said(member.side().other()), found.said(member.side()), Problems.none());
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/punkter/{point}/ord")
  View say(DialogueMember member, @PathVariable UUID talk, @PathVariable UUID point, @ModelAttribute TalkEntry entry, HttpServletResponse response) {
    SecretAddress.protect(response);
    var it = talk(member, talk);
    var found = pointOf(it, point);
    var problems = entry.checkWords();
    if (!problems.isEmpty()) {
      return rewrite(member, it, "words", point, found.said(member.side().other()), entry.typed(), problems);
    }
    return back(member, it, "/referat", talks.say(member, it, point, entry.typed()) ? "mended" : "not-now");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/afslutning")
  View done(DialogueMember member, @PathVariable UUID talk, @RequestParam(defaultValue = "done") String act) {
    var it = talk(member, talk);
    var goesOn = "not-done".equals(act);
    return back(member, it, "/referat", talks.done(member, it, !goesOn) ? "closed" : goesOn ? "not-done" : "done");
  }

  @AllowedTo(DialogueMember.class)
  @FromElsewhere
  @PostMapping(PATH + "/aftale")
  View carry(DialogueMember member, @PathVariable UUID talk) {
    var it = talk(member, talk);
    var said =
        switch (outcomes.carry(member, it)) {
          case TalkOutcomes.Carried.Done(_, var points) -> points == 0 ? "carried-none" : "carried";
          case TalkOutcomes.Carried.Nothing() -> "carry-nothing";
          case TalkOutcomes.Carried.NotNow() -> "carry-not-now";
        };
    return back(member, it, "/referat", said);
  }
}
