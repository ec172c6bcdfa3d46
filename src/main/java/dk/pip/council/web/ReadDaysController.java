package dk.pip.council.web;

import dk.pip.access.Anyone;
import dk.pip.council.ClassProposal;
import dk.pip.council.ClassProposals;
import dk.pip.council.CouncilDay;
import dk.pip.council.CouncilDays;
import dk.pip.council.CouncilInThread;
import dk.pip.council.DayMinutes;
import dk.pip.council.ProposalsInThread;
import dk.pip.editions.TextHtml;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.settings.Settings;
import dk.pip.shared.Texts;
import dk.pip.thread.Eyes;
import dk.pip.thread.Threads;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Everybody's pages of council days: what is planned, what classes propose once it is let go, what was decided, and what became of it.
@Controller
class ReadDaysController {
  static final String ALL = "/elevbyraad";
  private static final String DAY = ALL + "/{slug}";
  private static final String PROPOSAL = DAY + "/forslag/{proposal}";

  private final CouncilDays days;
  private final ClassProposals proposals;
  private final ReadOutcomes outcomes;
  private final DayMinutes minutes;
  private final Threads threads;
  private final PublicPages pages;
  private final Settings settings;

  ReadDaysController(
      CouncilDays days, ClassProposals proposals, ReadOutcomes outcomes, DayMinutes minutes, Threads threads, PublicPages pages, Settings settings) {
    this.days = days;
    this.proposals = proposals;
    this.outcomes = outcomes;
    this.minutes = minutes;
    this.threads = threads;
    this.pages = pages;
    this.settings = settings;
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  private PageAbout about(String path, String title, String description) {
    return PageAbout.of(settings.language(), path, title, description.isBlank() ? null : description);
  }

  private CouncilDay day(String slug) {
    return days.shownAt(slug).orElseThrow(NotFound::new);
  }

  @Anyone
  @GetMapping(ALL)
  Served all() {
    return pages.unkept(about(ALL, texts().get("council.place"), texts().get("council.read.about")), "council/read-all.jte", frame -> new ReadDays.All(frame, days.shown()));
  }

  @Anyone
  @GetMapping(DAY)
  Served one(@PathVariable String slug) {
    var it = day(slug);
    return pages.unkept(about(it.path(), it.plan().title(), it.plan().theme()), "council/read-day.jte", frame -> page(frame, it));
  }

  private ReadDays.Day page(PublicFrame frame, CouncilDay it) {
    var id = it.last();
    var last = id == null ? null : days.find(id).filter(day -> day.letGoAt() != null && !day.practice()).orElse(null);
    return new ReadDays.Day(
        frame,
        it,
        TextHtml.of(it.plan().about(), texts(), List.of(), Set.of(), _ -> null),
        ReadOutcomes.shown(it).toList(),
        outcomes.of(it),
        last,
        last == null ? List.of() : outcomes.of(last),
        minutes.published(it.id()).isPresent(),
        threads.line(CouncilInThread.ref(it.id()), Eyes.EVERYBODY));
  }

  @Anyone
  @GetMapping(PROPOSAL)
  Served proposal(@PathVariable String slug, @PathVariable String proposal) {
    var on = day(slug);
    var it = proposal(on, proposal);
    var into = on.findProposal(it.mergedInto()).filter(ClassProposal::isLetGo).orElse(null);
    var from = it.from().stream().flatMap(id -> on.findProposal(id).stream()).filter(ClassProposal::isLetGo).toList();
    return pages.unkept(
        about(on.path(it), it.text().title(), it.text().what()),
        "council/read-proposal.jte",
        frame ->
            new ReadDays.Proposal(
                frame, on, it, on.behind(it), proposals.pictures(it.id()), from, into, threads.line(ProposalsInThread.ref(it.id()), Eyes.EVERYBODY)));
  }

  private static ClassProposal proposal(CouncilDay day, String slug) {
    return ReadOutcomes.shown(day).filter(it -> it.slug().equals(slug)).findFirst().orElseThrow(NotFound::new);
  }

  @Anyone
  @GetMapping(PROPOSAL + "/billede/{picture}")
  ResponseEntity<byte[]> picture(@PathVariable String slug, @PathVariable String proposal, @PathVariable UUID picture) {
    var it = proposal(day(slug), proposal);
    return ProposalPictures.shown(proposals.picture(it.id(), picture).orElseThrow(NotFound::new), ProposalPictures.MINUTES);
  }

  @Anyone
  @GetMapping(DAY + "/raekkefoelge")
  Served lot(@PathVariable String slug) {
    var it = day(slug);
    var title = texts().get("council.lot");
    return pages.unkept(
        about(it.path() + "/raekkefoelge", title + " – " + it.plan().title(), ""), "council/read-lot.jte", frame -> new ReadDays.Lot(frame, it, it.lot().order(ownHandedIn(it), ClassProposal::number)));
  }

  private static List<ClassProposal> ownHandedIn(CouncilDay day) {
    return day.proposals().stream().filter(it -> it.from().isEmpty() && it.isHandedIn()).toList();
  }
}
