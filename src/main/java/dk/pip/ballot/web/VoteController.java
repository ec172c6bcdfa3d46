package dk.pip.ballot.web;

import dk.pip.access.Allowed;
import dk.pip.ballot.BallotChoices;
import dk.pip.ballot.BallotForm;
import dk.pip.ballot.CardCode;
import dk.pip.ballot.CardsPrepared;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteAct;
import dk.pip.ballot.VoteCards;
import dk.pip.ballot.VoteFault;
import dk.pip.ballot.VoteId;
import dk.pip.ballot.VoteKeeper;
import dk.pip.ballot.VoteOfficial;
import dk.pip.ballot.VoteOption;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteTally;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.people.Staff;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.shared.TypedDay;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Votes in the newsroom: written, made ready, opened, closed, and what those said who decide.
@Controller
class VoteController {
  private static final String ONE = VotePages.DESK + "/{id}";
  private static final String DESK = "ballot/vote-desk.jte";
  private static final String COUNT = "count-";
  private static final int LONGEST_SHOWN = 80;

  private final Votes votes;
  private final VoteCards cards;
  private final Readers readers;
  private final List<VoteKeeper> keepers;

  VoteController(Votes votes, VoteCards cards, Readers readers, List<VoteKeeper> keepers) {
    this.votes = votes;
    this.cards = cards;
    this.readers = readers;
    this.keepers = keepers;
  }

  private Vote vote(UUID id) {
    return votes.find(new VoteId(id)).orElseThrow(NotFound::new);
  }

  private static String back(Vote vote) {
    return "redirect:" + VotePages.desk(vote);
  }

  @Allowed(Role.EDITOR)
  @GetMapping(VotePages.DESK)
  Page all() {
    return Page.of("ballot/votes.jte", new VotePages.All(votes.list(), votes.listPractices()));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(VotePages.DESK + "/ny")
  Page write() {
    return Page.of("ballot/vote-form.jte", new VotePages.Edit(null, VoteForm.empty(), Problems.none(), readers.lists()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(VotePages.DESK)
  Object draft(Staff staff, @ModelAttribute VoteForm form, Flash flash) {
    var problems = Problems.none();
    var vote = form.read(problems);
    if (!problems.isEmpty()) {
      return Page.refused("ballot/vote-form.jte", new VotePages.Edit(null, form, problems, readers.lists()));
    }
    var id = votes.draft(VoteOfficial.of(staff), vote);
    flash.say("ballot.said.drafted");
    return "redirect:" + VotePages.DESK + "/" + id.value();
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ONE)
  Page show(@PathVariable UUID id) {
    return Page.of(DESK, page(vote(id), null, Problems.none(), Map.of()));
  }

  private VotePages.Show page(Vote vote, @Nullable String secondToken, Problems problems, Map<String, String> typed) {
    var id = vote.id();
    var list = vote.list();
    var readers = list == null || vote.electorate() > 0 ? vote.electorate() : this.readers.active(list);
    var name = list == null ? "" : this.readers.findList(list).map(ReaderList::name).orElse("");
    return new VotePages.Show(vote, votes.progress(id), name, readers, votes.steps(id), votes.countedBy(id), votes.outcome(id).orElse(null), secondToken, ledFrom(id).orElse(null), problems, typed);
  }

  /// The page of a vote once more, with what was typed and what is wrong with it.
  private Page refused(Vote vote, Problems problems, Map<String, String> typed) {
    return Page.refused(DESK, page(vote, null, problems, typed));
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ONE + "/rettelse")
  Page edit(@PathVariable UUID id) {
    var vote = vote(id);
    return Page.of("ballot/vote-form.jte", new VotePages.Edit(vote, VoteForm.of(vote), Problems.none(), readers.lists()));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/rettelse")
  Object change(Staff staff, @PathVariable UUID id, @ModelAttribute VoteForm form, Flash flash) {
    var vote = vote(id);
    var problems = Problems.none();
    var changed = form.read(problems);
    if (!problems.isEmpty()) {
      return Page.refused("ballot/vote-form.jte", new VotePages.Edit(vote, form, problems, readers.lists()));
    }
    return said(votes.change(VoteOfficial.of(staff), vote.id(), changed), vote, "ballot.said.changed", flash);
  }

  private Optional<String> ledFrom(VoteId id) {
    return keepers.stream().flatMap(keeper -> keeper.leads(id).stream()).findFirst();
  }

  private Page ledElsewhere(Vote vote) {
    return refused(vote, problems("act", VoteFault.LED_ELSEWHERE), Map.of());
  }

  /// What only whoever leads the vote may do.
  private Object led(BiFunction<VoteOfficial, VoteId, VoteAct> act, Staff staff, UUID id, String key, Flash flash) {
    var vote = vote(id);
    return ledFrom(vote.id()).isPresent() ? ledElsewhere(vote) : acted(act, staff, id, key, flash);
  }

  private Object acted(BiFunction<VoteOfficial, VoteId, VoteAct> act, Staff staff, UUID id, String key, Flash flash) {
    var vote = vote(id);
    return said(act.apply(VoteOfficial.of(staff), vote.id()), vote, key, flash);
  }

  private Object said(VoteAct act, Vote vote, String key, Flash flash) {
    return said(act, vote, key, flash, Map.of());
  }

  private Object said(VoteAct act, Vote vote, String key, Flash flash, Map<String, String> typed) {
    return switch (act) {
      case VoteAct.Done _ -> {
        flash.say(key);
        yield back(vote);
      }
      case VoteAct.Refused(var faults) -> refused(votes.get(vote.id()), problems("act", faults.toArray(VoteFault[]::new)), typed);
    };
  }

  private static Problems problems(String field, VoteFault... faults) {
    var problems = Problems.none();
    for (var fault : faults) {
      problems.add(field, fault.key());
    }
    return problems;
  }

  /// Makes the cards and hands them over at once: nobody can have them a second time.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/kort")
  @Nullable Page makeCards(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String number, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var vote = vote(id);
    var digits = number.replaceAll("[.\\s\\u00A0]", "");
    var many = digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    return printed(votes.prepareCards(VoteOfficial.of(staff), vote.id(), many), vote, "number", number, request, response);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/nyt-kort")
  @Nullable Page replaceCard(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var vote = vote(id);
    var lost = CardCode.read(code).orElse(null);
    var prepared = lost == null ? new CardsPrepared.Refused(VoteFault.CARD_UNKNOWN) : votes.replaceCard(VoteOfficial.of(staff), vote.id(), lost);
    return printed(prepared, vote, "code", code, request, response);
  }

  /// A card that a ballot on paper is given for.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/kort-ind")
  Object handInCard(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String handedIn, Flash flash) {
    var vote = vote(id);
    var card = CardCode.read(handedIn).orElse(null);
    var act = card == null ? new VoteAct.Refused(List.of(VoteFault.CARD_UNKNOWN)) : votes.handInCard(VoteOfficial.of(staff), vote.id(), card);
    return act instanceof VoteAct.Refused(var faults)
        ? refused(votes.get(vote.id()), problems("handedIn", faults.toArray(VoteFault[]::new)), Map.of("handedIn", handedIn))
        : said("ballot.said.card-in", vote, flash);
  }

  private @Nullable Page printed(CardsPrepared prepared, Vote vote, String field, String typed, HttpServletRequest request, HttpServletResponse response) throws IOException {
    return switch (prepared) {
      case CardsPrepared.Ready ready -> {
        var one = cards.areOneFile(ready);
        response.setContentType(one ? MediaType.APPLICATION_PDF_VALUE : "application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("stemmekort-" + vote.slug() + (one ? ".pdf" : ".zip")).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        cards.write(ready, request.getRequestURL().toString().replaceFirst("(://[^/]+)/.*$", "$1"), response.getOutputStream());
        yield null;
      }
      case CardsPrepared.Refused(var fault) -> refused(votes.get(vote.id()), problems(field, fault), Map.of(field, typed));
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/enighed")
  Object agree(Staff staff, @PathVariable UUID id, Flash flash) {
    var vote = vote(id);
    return switch (votes.agree(VoteOfficial.of(staff), vote.id())) {
      case VoteAct.Done(var agreed) -> {
        var readers = agreed.rules().way() == VoteWay.READERS;
        var key = agreed.state() == VoteState.DRAFT ? "ballot.said.agreed.first" : readers && agreed.opensAt() != null ? "ballot.said.agreed.opens" : "ballot.said.agreed";
        flash.say(key, agreed.electorate());
        yield back(agreed);
      }
      case VoteAct.Refused it -> said(it, vote, "", flash);
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/aabning")
  Object open(Staff staff, @PathVariable UUID id, Flash flash) {
    return led(votes::open, staff, id, "ballot.said.opened", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/sidste-udkald")
  Object lastCall(Staff staff, @PathVariable UUID id, Flash flash) {
    return led(votes::lastCall, staff, id, "ballot.said.last-call", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/lukning")
  Object close(Staff staff, @PathVariable UUID id, Flash flash) {
    return led(votes::close, staff, id, "ballot.said.closed", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/aflysning")
  Object cancel(Staff staff, @PathVariable UUID id, Flash flash) {
    var vote = vote(id);
    return vote.state().takesBallots() ? led(votes::cancel, staff, id, "ballot.said.cancelled", flash) : acted(votes::cancel, staff, id, "ballot.said.cancelled", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/anden-runde")
  Object secondRound(Staff staff, @PathVariable UUID id, Flash flash) {
    var vote = vote(id);
    var act = votes.secondRound(VoteOfficial.of(staff), vote.id());
    return said(act, act instanceof VoteAct.Done(var next) ? next : vote, "ballot.said.second", flash);
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/sletning")
  Object remove(@PathVariable UUID id, Flash flash) {
    var vote = vote(id);
    if (vote.state().takesBallots() && ledFrom(vote.id()).isPresent()) {
      return ledElsewhere(vote);
    }
    votes.removePractice(vote.id());
    flash.say("ballot.said.removed");
    return "redirect:" + VotePages.DESK;
  }

  /// Shown once, on the page that answers.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/anden-underskriver")
  Page secondSigner(Staff staff, @PathVariable UUID id) {
    var token = votes.inviteSecondSigner(VoteOfficial.of(staff), vote(id).id()).orElse(null);
    var vote = vote(id);
    return token == null ? refused(vote, problems("act", VoteFault.NOT_NOW), Map.of()) : Page.of(DESK, page(vote, token, Problems.none(), Map.of()));
  }

  /// What a teller has counted, hands or ballots on paper, as the page asks for it.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/optaelling")
  Object count(Staff staff, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, Flash flash) {
    var vote = vote(id);
    var counts = new LinkedHashMap<String, Integer>();
    for (var each : typed.toSingleValueMap().entrySet()) {
      if (each.getKey().startsWith(COUNT) && each.getValue() != null && !each.getValue().isBlank()) {
        var number = each.getValue().strip();
        if (!number.matches("[0-9]{1,6}")) {
          return refused(vote, problems(each.getKey(), VoteFault.NUMBER_WRONG), typed.toSingleValueMap());
        }
        counts.put(each.getKey().substring(COUNT.length()), Integer.parseInt(number));
      }
    }
    var wrong = paper(vote, typed.getFirst("lines"), counts);
    if (wrong.isPresent()) {
      return refused(vote, Problems.none().add("lines", "ballot.line.wrong", wrong.get()), typed.toSingleValueMap());
    }
    var by = VoteOfficial.of(staff);
    return switch (vote.isSecret() ? votes.recordPaper(by, vote.id(), counts) : votes.recordHands(by, vote.id(), counts)) {
      case VoteTally.FirstOfTwo _ -> said("ballot.said.counted-first", vote, flash);
      case VoteTally.Agreed _ -> said("ballot.said.counted", vote, flash);
      case VoteTally.Differs differs -> {
        flash.warn("ballot.said.counted-differs", differs.first(), differs.second(), String.join(", ", differing(vote, differs)));
        yield back(vote);
      }
      case VoteTally.Refused(var fault) -> refused(vote, problems(byLine(vote) ? "lines" : "act", fault), typed.toSingleValueMap());
    };
  }

  /// Whether ballots on paper are typed line by line.
  private static boolean byLine(Vote vote) {
    return vote.isSecret() && vote.rules().form() != BallotForm.ONE;
  }

  /// What two have counted differently, by name; not how many, which would lead who counts again.
  private static List<String> differing(Vote vote, VoteTally.Differs differs) {
    return Stream.concat(differs.firstCounts().keySet().stream(), differs.secondCounts().keySet().stream())
        .distinct()
        .filter(key -> !differs.firstCounts().getOrDefault(key, 0).equals(differs.secondCounts().getOrDefault(key, 0)))
        .map(key -> "»" + vote.option(key.replaceFirst("^" + vote.rules().form().word() + ":", "")).map(VoteOption::title).orElse(key) + "«")
        .toList();
  }

  private static String said(String key, Vote vote, Flash flash) {
    flash.say(key);
    return back(vote);
  }

  /// Lines such as `ranking:a>b; 3`, for forms that have too many ballots to ask for each.
  ///
  /// @return the first line that is none; empty where all are
  private static Optional<String> paper(Vote vote, @Nullable String typed, Map<String, Integer> counts) {
    for (var line : lines(typed)) {
      var at = line.lastIndexOf(';');
      var number = at < 0 ? "1" : line.substring(at + 1).strip();
      var choice = (at < 0 ? line : line.substring(0, at)).strip();
      if (!number.matches("[0-9]{1,6}") || BallotChoices.read(vote, choice).isEmpty()) {
        return Optional.of(Letters.shortened(LONGEST_SHOWN, line));
      }
      counts.merge(choice, Integer.parseInt(number), Integer::sum);
    }
    return Optional.empty();
  }

  private static List<String> lines(@Nullable String typed) {
    return typed == null ? List.of() : typed.lines().map(line -> line.replaceAll("\\p{Cntrl}+", " ").strip()).filter(it -> !it.isEmpty()).toList();
  }

  /// What each seat has said.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/navneopraab")
  Object rollCall(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String seats, Flash flash) {
    var vote = vote(id);
    var all = new LinkedHashMap<String, String>();
    for (var line : lines(seats)) {
      var at = line.lastIndexOf(';');
      var choice = vote.rules().form().word() + ":" + (at < 0 ? "" : line.substring(at + 1).strip());
      var seat = (at < 0 ? line : line.substring(0, at)).strip();
      if (seat.isEmpty() || BallotChoices.read(vote, choice).isEmpty() || all.put(seat, choice) != null) {
        return refused(vote, Problems.none().add("seats", "ballot.line.wrong", Letters.shortened(LONGEST_SHOWN, line)), Map.of("seats", seats));
      }
    }
    return said(votes.recordRollCall(VoteOfficial.of(staff), vote.id(), all), vote, "ballot.said.roll-call", flash, Map.of("seats", seats));
  }

  /// What those said who decide.
  @Allowed(Role.EDITOR)
  @PostMapping(ONE + "/godkendelse")
  Object approval(
      Staff staff,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(defaultValue = "ja") String approved,
      Flash flash) {
    var vote = vote(id);
    var typed = Map.of("day", day, "minutes", minutes, "approved", approved);
    var when = TypedDay.read(day).orElse(null);
    return when == null
        ? refused(vote, Problems.none().add("day", "ballot.form.day"), typed)
        : said(votes.recordApproval(VoteOfficial.of(staff), vote.id(), approved.equals("ja"), when, minutes.strip()), vote, "ballot.said.approval", flash, typed);
  }
}
