package dk.pip.council.floor.web;

import dk.pip.council.ClassProposalId;
import dk.pip.council.DelegationId;
import dk.pip.council.floor.DayState;
import dk.pip.council.floor.Deed;
import dk.pip.council.floor.FloorPhase;
import dk.pip.council.floor.FloorProposal;
import dk.pip.council.floor.HandKind;
import dk.pip.shared.Id;
import dk.pip.shared.Letters;
import dk.pip.shared.TypedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what was pressed: the value of a button, such as `goto:7`, and the fields beside it.
final class FloorPress {
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_WORDS = 500;
  static final int LONGEST_MESSAGE = 160;
  private static final long DEAREST = 100_000_000;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(?:[. \u00a0]?\\d{3}){0,3}|\\d{1,9}");

  private final DayState state;
  private final Map<String, String> fields;
  private final Instant now;
  private final @Nullable DelegationId own;

  /// @param own the class of whoever pressed; null for the chair, who may speak for any
  FloorPress(DayState state, Map<String, String> fields, Instant now, @Nullable DelegationId own) {
    this.state = state;
    this.fields = fields;
    this.now = now;
    this.own = own;
  }

  sealed interface Pressed {
    record This(Deed deed) implements Pressed {}

    /// @param key what is wrong, in the catalogue
    record Wrong(String key, Object... arguments) implements Pressed {}
  }

  Pressed read(String act) {
    var parts = act.split(":", -1);
    return switch (parts[0]) {
      case "goto" -> number(parts, 1).map(Deed.GoTo::new).map(FloorPress::just).orElseGet(FloorPress::unreadable);
      case "word" -> word(parts);
      case "end-word" -> just(new Deed.EndWord());
      case "start" -> just(new Deed.StartClock());
      case "hold" -> just(new Deed.HoldClock());
      case "time" -> number(parts, 1).map(Deed.ChangeClock::new).map(FloorPress::just).orElseGet(FloorPress::unreadable);
      case "shift" -> number(parts, 1).map(item -> just(new Deed.ShiftItem(item, "earlier".equals(part(parts, 2))))).orElseGet(FloorPress::unreadable);
      case "round" -> named(FloorPhase.class, part(parts, 1)).map(phase -> just(new Deed.AddRound(phase))).orElseGet(FloorPress::unreadable);
      case "drop-item" -> number(parts, 1).map(Deed.DropItem::new).map(FloorPress::just).orElseGet(FloorPress::unreadable);
      case "undo" -> number(parts, 1).map(Deed.Undo::new).map(FloorPress::just).orElseGet(FloorPress::unreadable);
      case "silence" -> just(new Deed.TellHall(""));
      case "tell" -> tell();
      case "raise" -> raise(parts);
      case "lower" -> lower(parts);
      case "merge" -> merge();
      case "amend" -> amend();
      case "withdraw" -> withdraw(parts);
      case "support", "unsupport" -> proposal(part(parts, 1)).flatMap(of -> whoever(parts, 2).map(who -> just(new Deed.SupportProposal(who, of, parts[0].equals("support"))))).orElseGet(FloorPress::unreadable);
      case "consent" -> number(parts, 1).flatMap(motion -> whoever(parts, 2).map(who -> just(new Deed.ConsentTo(motion, who)))).orElseGet(FloorPress::unreadable);
      case "decline" -> number(parts, 1).flatMap(motion -> whoever(parts, 2).map(who -> just(new Deed.DeclineMotion(motion, who)))).orElseGet(FloorPress::unreadable);
      case "drop" -> number(parts, 1).map(Deed.DropMotion::new).map(FloorPress::just).orElseGet(FloorPress::unreadable);
      default -> unreadable();
    };
  }

  private static Pressed just(Deed deed) {
    return new Pressed.This(deed);
  }

  private static Pressed unreadable() {
    return new Pressed.Wrong("floor.refusal.unreadable");
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? parts[at] : "";
  }

  private static Optional<Integer> number(String[] parts, int at) {
    try {
      return Optional.of(Integer.parseInt(part(parts, at)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
    for (var each : type.getEnumConstants()) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static Optional<DelegationId> delegation(String typed) {
    return Optional.ofNullable(Id.read(typed)).map(DelegationId::new);
  }

  private static Optional<ClassProposalId> proposal(String typed) {
    return Optional.ofNullable(Id.read(typed)).map(ClassProposalId::new);
  }

  private String field(String name) {
    return TypedText.line(fields.get(name));
  }

  /// The class that it is done for: one's own, or the one that the chair's button names.
  private Optional<DelegationId> whoever(String[] parts, int at) {
    return own != null ? Optional.of(own) : delegation(part(parts, at).isEmpty() ? field("who") : part(parts, at));
  }

  private Pressed word(String[] parts) {
    var to = delegation(part(parts, 1));
    var as = named(HandKind.class, part(parts, 2));
    return to.isEmpty() || as.isEmpty() ? unreadable() : just(new Deed.GiveWord(to.get(), as.get(), proposal(part(parts, 3)).orElse(null)));
  }

  private Pressed tell() {
    var text = field("told");
    if (text.isEmpty()) {
      return new Pressed.Wrong("floor.problem.told.empty");
    }
    return Letters.moreThan(LONGEST_MESSAGE, text) ? new Pressed.Wrong("floor.problem.long", Letters.count(text), LONGEST_MESSAGE) : just(new Deed.TellHall(text));
  }

  private Pressed raise(String[] parts) {
    var as = named(HandKind.class, part(parts, 1).isEmpty() ? field("as") : part(parts, 1));
    var who = whoever(parts, 3);
    if (as.isEmpty() || who.isEmpty()) {
      return unreadable();
    }
    var about = proposal(part(parts, 2).isEmpty() ? field("about") : part(parts, 2)).orElse(null);
    if (as.get() == HandKind.QUESTION && about == null) {
      return new Pressed.Wrong("floor.problem.about");
    }
    return just(new Deed.RaiseHand(who.get(), as.get(), as.get() == HandKind.QUESTION ? about : null));
  }

  private Pressed lower(String[] parts) {
    var as = named(HandKind.class, part(parts, 1));
    var who = whoever(parts, 2);
    return as.isEmpty() || who.isEmpty() ? unreadable() : just(new Deed.LowerHand(who.get(), as.get()));
  }

  private Optional<FloorProposal> ownProposal() {
    return own != null
        ? state.standing().stream().filter(it -> it.owners().contains(own)).findFirst()
        : proposal(field("of")).flatMap(state::proposal);
  }

  private Pressed merge() {
    var one = ownProposal();
    var other = proposal(field("with")).flatMap(state::proposal);
    if (one.isEmpty() || other.isEmpty() || one.get().id().equals(other.get().id())) {
      return new Pressed.Wrong("floor.problem.with");
    }
    var title = field("merge-title");
    var wrong = wrongTitle(title);
    if (wrong != null) {
      return wrong;
    }
    var mover = own != null ? own : one.get().owners().getFirst();
    return just(new Deed.MoveMerge(mover, List.of(one.get().id(), other.get().id()), new ClassProposalId(Id.fresh(now)), title));
  }

  private Pressed amend() {
    var of = ownProposal();
    if (of.isEmpty()) {
      return new Pressed.Wrong("floor.problem.with");
    }
    var title = field("amend-title");
    var wrong = wrongTitle(title);
    if (wrong != null) {
      return wrong;
    }
    var words = field("amend-words");
    if (Letters.moreThan(LONGEST_WORDS, words)) {
      return new Pressed.Wrong("floor.problem.long", Letters.count(words), LONGEST_WORDS);
    }
    var typed = field("amend-cost").replaceFirst("(?i)\\s*(kr\\.?|kroner|,-)$", "");
    if (!AMOUNT.matcher(typed).matches()) {
      return new Pressed.Wrong("floor.problem.cost");
    }
    var cost = Long.parseLong(typed.replaceAll("\\D", ""));
    if (cost > DEAREST) {
      return new Pressed.Wrong("floor.problem.cost");
    }
    return just(new Deed.MoveAmendment(own != null ? own : of.get().owners().getFirst(), of.get().id(), title, cost, words));
  }

  private static Pressed.@Nullable Wrong wrongTitle(String title) {
    if (title.isBlank()) {
      return new Pressed.Wrong("floor.problem.title");
    }
    return Letters.moreThan(LONGEST_TITLE, title) ? new Pressed.Wrong("floor.problem.long", Letters.count(title), LONGEST_TITLE) : null;
  }

  private Pressed withdraw(String[] parts) {
    var of = part(parts, 1).isEmpty() ? ownProposal() : proposal(part(parts, 1)).flatMap(state::proposal);
    if (of.isEmpty() || of.get().owners().isEmpty()) {
      return unreadable();
    }
    return just(new Deed.MoveWithdrawal(own != null ? own : of.get().owners().getFirst(), of.get().id()));
  }
}
