package dk.pip.thread.web;

import dk.pip.access.Allowed;
import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Letters;
import dk.pip.shared.Problems;
import dk.pip.shared.Role;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.Threads;
import dk.pip.thread.Tie;
import dk.pip.web.Flash;
import dk.pip.web.NotFound;
import dk.pip.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Tying things by hand: this came of that.
@Controller
class ThreadController {
  private static final int PICKS = 7;
  private static final String BEFORE = "foer";

  private final Threads threads;
  private final Audit audit;

  ThreadController(Threads threads, Audit audit) {
    this.threads = threads;
    this.audit = audit;
  }

  @Allowed(Role.EDITOR)
  @GetMapping(ThreadPages.THREAD)
  Page show(@RequestParam(defaultValue = "") String om, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = BEFORE) String side) {
    return show(thing(om), q, Problems.none(), "", side.equals(BEFORE));
  }

  private Page show(Knot knot, String words, Problems problems, String typed, boolean isBefore) {
    var wanted = Letters.first(100, words.replaceAll("[\\p{Cntrl}]+", " ")).strip();
    var line = threads.line(knot.ref(), Eyes.NEWSROOM);
    var direct = threads.ties(knot.ref());
    var tied = direct.stream().map(tie -> other(tie, knot)).toList();
    var byHand = direct.stream().filter(Tie::isByHand).toList();
    var seen = threads.find(tied, Eyes.NEWSROOM);
    var picks = threads.toPick(wanted, PICKS).stream().filter(pick -> pick.path() != null && !pick.ref().equals(knot.ref()) && !tied.contains(pick.ref())).toList();
    var page =
        new ThreadPages.Tying(
            knot,
            line,
            byHand.stream()
                .flatMap(tie -> Stream.ofNullable(seen.get(other(tie, knot))).map(it -> new ThreadPages.ByHand(it, tie.to().equals(knot.ref()))))
                .toList(),
            picks,
            wanted,
            problems,
            typed,
            isBefore);
    return problems.isEmpty() ? Page.of("thread/tie.jte", page) : Page.refused("thread/tie.jte", page);
  }

  private static Knot.Ref other(Tie tie, Knot knot) {
    return tie.from().equals(knot.ref()) ? tie.to() : tie.from();
  }

  /// A thing that the newsroom sees and that has a page there.
  private Knot thing(String address) {
    return find(address).filter(knot -> knot.path() != null).orElseThrow(NotFound::new);
  }

  private Optional<Knot> find(String address) {
    return threads.at(address).flatMap(ref -> Optional.ofNullable(threads.find(List.of(ref), Eyes.NEWSROOM).get(ref)));
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ThreadPages.THREAD)
  Object tie(
      Staff staff,
      @RequestParam(defaultValue = "") String om,
      @RequestParam(defaultValue = BEFORE) String side,
      @RequestParam(defaultValue = "") String address,
      @RequestParam(required = false) @Nullable String valgt,
      @RequestParam(defaultValue = "") String q,
      Flash flash) {
    var knot = thing(om);
    var isBefore = side.equals(BEFORE);
    var meant = address.isBlank() && valgt != null ? valgt : address;
    if (meant.isBlank()) {
      return show(knot, q, Problems.none().add("address", "thread.problem.nothing"), address, isBefore);
    }
    var other = find(meant).orElse(null);
    if (other == null) {
      return show(knot, q, Problems.none().add("address", "thread.problem.unknown"), address, isBefore);
    }
    var result = isBefore ? threads.tieByHand(other.ref(), knot.ref(), staff.id()) : threads.tieByHand(knot.ref(), other.ref(), staff.id());
    return switch (result) {
      case TIED -> {
        note(staff, "thread.audit.tied", isBefore ? other : knot, isBefore ? knot : other);
        flash.say("thread.tied");
        yield back(knot);
      }
      case THERE_ALREADY -> {
        flash.say("thread.there-already");
        yield back(knot);
      }
      case CIRCLE -> show(knot, q, Problems.none().add("address", other.ref().equals(knot.ref()) ? "thread.problem.itself" : "thread.problem.circle"), address, isBefore);
    };
  }

  @Allowed(Role.EDITOR)
  @PostMapping(ThreadPages.THREAD + "/loesning")
  String untie(Staff staff, @RequestParam(defaultValue = "") String om, @RequestParam(defaultValue = BEFORE) String side, @RequestParam(defaultValue = "") String slags, @RequestParam(defaultValue = "") String nr, Flash flash) {
    var knot = thing(om);
    var ref = new Knot.Ref(slags, nr);
    var other = threads.ties(knot.ref()).stream().map(tie -> other(tie, knot)).anyMatch(ref::equals) ? threads.find(List.of(ref), Eyes.NEWSROOM).get(ref) : null;
    var isBefore = side.equals(BEFORE);
    var from = isBefore ? ref : knot.ref();
    var to = isBefore ? knot.ref() : ref;
    if (other != null && threads.untieByHand(from, to)) {
      note(staff, "thread.audit.untied", isBefore ? other : knot, isBefore ? knot : other);
      flash.say("thread.untied");
    } else {
      flash.warn("thread.not-untied");
    }
    return back(knot);
  }

  /// What things are called may have to be forgotten, and stands in no audit.
  private void note(Staff staff, String act, Knot from, Knot to) {
    audit.record(staff.id(), act, from.path() + " → " + to.path());
  }

  private static String back(Knot knot) {
    return "redirect:" + ThreadPages.THREAD + "?om=" + URLEncoder.encode(Objects.requireNonNull(knot.path()), StandardCharsets.UTF_8);
  }
}
