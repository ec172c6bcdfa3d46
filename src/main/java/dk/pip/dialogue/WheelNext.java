package dk.pip.dialogue;

import dk.pip.dialogue.WheelStanding.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the wheel asks of a contact next: what is late, what may be done now, or the one that comes; where their own side has nothing to
/// do, what is awaited of the other. What another part of the dialogue asks for itself isn't said twice.
@Component
class WheelNext implements NextSteps {
  static final String PATH = "/aarshjul";
  private static final Set<WheelKind> OF_AGREEMENT = EnumSet.of(WheelKind.DRAFT_OUT, WheelKind.DRAFT_IN, WheelKind.SIGNING);
  private static final int MOST = 4;

  private final Wheels wheels;
  private final List<WheelSteps> parts;

  WheelNext(Wheels wheels, List<WheelSteps> parts) {
    this.wheels = wheels;
    this.parts = parts;
  }

  @Override
  public int order() {
    return 80;
  }

  @Override
  public List<NextStep> of(Dialogue dialogue, PartyContact contact) {
    if (dialogue.isEnded()) {
      return List.of();
    }
    return next(dialogue, contact, wheels.of(dialogue).stream().flatMap(it -> it.row().standings().stream()), ways(List.of(dialogue.id())));
  }

  @Override
  public Map<DialogueId, List<NextStep>> of(Map<Dialogue, PartyContact> all) {
    var standings = new HashMap<DialogueId, List<WheelStanding>>();
    if (!all.isEmpty()) {
      wheels.openRows().forEach(row -> standings.computeIfAbsent(row.dialogue().id(), _ -> new ArrayList<>()).addAll(row.standings()));
    }
    var ways = ways(all.keySet().stream().map(Dialogue::id).toList());
    var steps = new HashMap<DialogueId, List<NextStep>>();
    all.forEach((dialogue, contact) -> steps.put(dialogue.id(), next(dialogue, contact, standings.getOrDefault(dialogue.id(), List.of()).stream(), ways)));
    return steps;
  }

  private WheelSteps.Ways ways(Collection<DialogueId> dialogues) {
    var all = parts.stream().map(it -> it.ways(dialogues)).toList();
    return (dialogue, kind) -> all.stream().<WheelSteps.@Nullable Way>map(it -> it.find(dialogue, kind)).filter(Objects::nonNull).map(Objects::requireNonNull).findFirst().orElse(null);
  }

  private static List<NextStep> next(Dialogue dialogue, PartyContact contact, Stream<WheelStanding> standings, WheelSteps.Ways ways) {
    var all = standings.sorted(Comparator.comparing(it -> it.day().day())).toList();
    var next = new ArrayList<NextStep>();
    var asked = all.stream().filter(it -> it.asks(contact.side())).toList();
    var now = asked.stream().filter(it -> it.state() != State.AHEAD).toList();
    if (now.isEmpty()) {
      all.stream().filter(it -> it.state() == State.LATE && it.asks(contact.side().other()) && !isTold(dialogue, it, ways)).findFirst().ifPresent(it -> next.add(awaited(dialogue, contact, it)));
      asked.stream().limit(1).forEach(it -> add(dialogue, it, ways, next));
    } else {
      now.forEach(it -> add(dialogue, it, ways, next));
    }
    return next.stream().limit(MOST).toList();
  }

  private static boolean isTold(Dialogue dialogue, WheelStanding it, WheelSteps.Ways ways) {
    var way = ways.find(dialogue.id(), it.day().step().kind());
    return way != null && way.isTold();
  }

  private static void add(Dialogue dialogue, WheelStanding it, WheelSteps.Ways ways, List<NextStep> next) {
    var step = it.day().step();
    var way = ways.find(dialogue.id(), step.kind());
    if (!isTold(dialogue, it, ways)) {
      var path = way != null ? way.path() : OF_AGREEMENT.contains(step.kind()) ? "/aftale" : PATH;
      next.add(new NextStep(dialogue, "dialogue.wheel.next", new Object[] {step.name()}, it.day().day(), path));
    }
  }

  private static NextStep awaited(Dialogue dialogue, PartyContact contact, WheelStanding it) {
    return new NextStep(dialogue, "dialogue.wheel.awaited", new Object[] {dialogue.party(contact.side().other()).name(), it.day().step().name()}, (LocalDate) null, PATH);
  }
}
