package dk.pip.ballot.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.pip.access.Anyone;
import dk.pip.access.Untold;
import dk.pip.ballot.BallotBox;
import dk.pip.ballot.BoardLines;
import dk.pip.ballot.CountWords;
import dk.pip.ballot.Tracker;
import dk.pip.ballot.Vote;
import dk.pip.ballot.VoteOccasion;
import dk.pip.ballot.VoteState;
import dk.pip.ballot.VoteStep;
import dk.pip.ballot.VoteWay;
import dk.pip.ballot.Votes;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.web.FromElsewhere;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Votes for everybody: all of them, each with what came of it, and its board, as a page and as a file that anybody can count again.
@Controller
class ReadVotesController {
  private static final int LONGEST = 40;
  private static final int MOST_TOLD = 16;

  /// With more ballots than that, whoever looks for one is not given all the others, too.
  private static final int MOST_FOUND = 500;

  private final Votes votes;
  private final Readers readers;
  private final List<VoteOccasion> occasions;
  private final PublicPages pages;
  private final Settings settings;

  /// By the hashes of their boards, as whoever looks a tracker up is given the whole page.
  private final Cache<String, VotePages.Told> told = Caffeine.newBuilder().maximumSize(MOST_TOLD).build();

  ReadVotesController(Votes votes, Readers readers, List<VoteOccasion> occasions, PublicPages pages, Settings settings) {
    this.votes = votes;
    this.readers = readers;
    this.occasions = occasions;
    this.pages = pages;
    this.settings = settings;
  }

  private Texts texts() {
    return Texts.in(settings.language());
  }

  @Anyone
  @GetMapping(Vote.FOLDER)
  Served all() {
    var shown = votes.list().stream().filter(vote -> vote.state() != VoteState.DRAFT && vote.state() != VoteState.CANCELLED).toList();
    var open = shown.stream().filter(vote -> !vote.state().isOver()).toList();
    var over = shown.stream().filter(vote -> vote.state().isOver()).toList();
    var about = PageAbout.of(settings.language(), Vote.FOLDER, texts().get("ballot.list.title"), texts().get("ballot.list.text"));
    return pages.page(about, "ballot/list.jte", frame -> new VotePages.Listed(frame, open, over));
  }

  private Vote vote(String slug) {
    return votes.find(slug).filter(vote -> vote.state() != VoteState.DRAFT && vote.state() != VoteState.CANCELLED).orElseThrow(NotFound::new);
  }

  private PageAbout about(Vote vote) {
    return PageAbout.of(settings.language(), vote.path(), vote.title(), null);
  }

  @Anyone
  @GetMapping(Vote.FOLDER + "/{slug}")
  Served read(@PathVariable String slug) {
    var vote = vote(slug);
    return pages.page(vote.practice() ? about(vote).unlisted() : about(vote), "ballot/read.jte", frame -> page(frame, vote, null));
  }

  /// What stands on the board at a tracker. It is posted, as an address with a tracker in it would stand in logs beside that of whoever asks.
  @Anyone
  @FromElsewhere
  @Untold
  @PostMapping(Vote.FOLDER + "/{slug}/stemme")
  Served find(@PathVariable String slug, @RequestParam(defaultValue = "") String stemme) {
    var vote = vote(slug);
    return pages.unkept(about(vote).unlisted(), "ballot/read.jte", frame -> page(frame, vote, stemme.substring(0, Math.min(LONGEST, stemme.length()))));
  }

  private VotePages.Read page(PublicFrame frame, Vote vote, @Nullable String typed) {
    var outcome = votes.outcome(vote.id()).orElse(null);
    var lines = outcome == null ? null : votes.lines(vote.id()).orElseThrow();
    var words = new CountWords(vote, frame.texts());
    var shown = outcome != null && outcome.shown();
    var tracker = typed == null ? null : Tracker.read(typed);
    var found = tracker == null || lines == null ? null : found(lines, tracker, shown, words, frame.texts());
    return new VotePages.Read(
        frame,
        vote,
        outcome,
        outcome == null || !outcome.shown() ? null : told.get(outcome.boardHash(), _ -> VotePages.Told.of(vote, outcome, frame.texts())),
        vote.isSecret() ? BallotBox.definition(vote).cardLetters() : "",
        lines != null && shown && (typed == null || lines.all().size() <= MOST_FOUND) ? lines.all().stream().map(line -> new VotePages.Line(line.tracker(), words.choice(line.choice()))).toList() : List.of(),
        tracker,
        found,
        votes.steps(vote.id()).stream().flatMap(step -> approval(step, frame.texts()).stream()).toList(),
        vote.rules().way() == VoteWay.ROLL_CALL && outcome != null ? seats(vote, words) : List.of(),
        list(vote),
        occasions.stream().flatMap(each -> each.of(vote.id(), frame.texts()).stream()).toList());
  }

  /// What the seats said, in the order in which they were called.
  private List<VotePages.Line> seats(Vote vote, CountWords words) {
    return votes.rollCall(vote.id()).entrySet().stream().map(seat -> new VotePages.Line(seat.getKey(), words.choice(seat.getValue()))).toList();
  }

  private String list(Vote vote) {
    var id = vote.list();
    return id == null ? "" : readers.findList(id).map(ReaderList::name).orElse("");
  }

  private static String found(BoardLines lines, String tracker, boolean shown, CountWords words, Texts texts) {
    var line = lines.find(tracker);
    if (line.isEmpty()) {
      return texts.get("ballot.find.none");
    }
    return shown ? texts.get("ballot.find.choice", words.choice(line.get().choice())) : texts.get("ballot.find.there");
  }

  private static Optional<VotePages.Approval> approval(VoteStep step, Texts texts) {
    if (!step.act().equals("approved") && !step.act().equals("not-approved")) {
      return Optional.empty();
    }
    var said = step.said().split(" ", 2);
    return Optional.of(new VotePages.Approval(step.act().equals("approved"), Dates.day(LocalDate.parse(said[0]), texts.language()), said.length > 1 ? said[1] : ""));
  }

  /// The board, byte for byte as it was signed, in a file with the signature.
  @Anyone
  @GetMapping(Vote.FOLDER + "/{slug}/tavle.json")
  ResponseEntity<byte[]> board(@PathVariable String slug) {
    var vote = vote(slug);
    var board = votes.outcome(vote.id()).filter(outcome -> outcome.shown()).flatMap(_ -> votes.board(vote.id())).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tavle-" + vote.slug() + ".json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .body(board.file());
  }

}
