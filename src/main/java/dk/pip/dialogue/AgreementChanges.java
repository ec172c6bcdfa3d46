package dk.pip.dialogue;

import dk.pip.shared.TextComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells two versions of an agreement apart. Dates in the arguments are `LocalDate`, for the page to write out.
final class AgreementChanges {
  private AgreementChanges() {}

  static List<AgreementChange> between(AgreementText before, AgreementText after) {
    var all = new ArrayList<AgreementChange>();
    for (var part : AgreementPart.values()) {
      texts(part, before.part(part), after.part(part), all);
    }
    pledges(before, after, all);
    appendices(before, after, all);
    return all;
  }

  private static void texts(AgreementPart part, String before, String after, List<AgreementChange> all) {
    if (before.equals(after)) {
      return;
    }
    var what = before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    all.add(new AgreementChange("dialogue.change.part-" + what, List.of(part), TextComparison.of(before, after)));
  }

  private static void pledges(AgreementText before, AgreementText after, List<AgreementChange> all) {
    Map<String, Pledge> old = before.pledges().stream().collect(Collectors.toMap(Pledge::key, Function.identity()));
    var kept = new ArrayList<String>();
    for (var pledge : after.pledges()) {
      var was = old.get(pledge.key());
      if (was == null) {
        all.add(AgreementChange.of("dialogue.change.pledge-added", pledge.by(), pledge.sentence(), pledge.due()));
      } else {
        kept.add(pledge.key());
        pledge(was, pledge, all);
      }
    }
    before.pledges().stream().filter(it -> !kept.contains(it.key())).forEach(it -> all.add(AgreementChange.of("dialogue.change.pledge-removed", it.by(), it.sentence())));
    if (!before.pledges().stream().map(Pledge::key).filter(kept::contains).toList().equals(kept)) {
      all.add(AgreementChange.of("dialogue.change.pledges-ordered"));
    }
  }

  private static void pledge(Pledge was, Pledge is, List<AgreementChange> all) {
    if (!was.sentence().equals(is.sentence())) {
      all.add(new AgreementChange("dialogue.change.sentence", List.of(was.by()), TextComparison.of(was.sentence(), is.sentence())));
    }
    if (!was.due().equals(is.due())) {
      all.add(AgreementChange.of("dialogue.change.due", is.sentence(), was.due(), is.due()));
    }
    if (was.by() != is.by()) {
      all.add(AgreementChange.of("dialogue.change.by", is.sentence(), is.by()));
    }
    if (!was.sign().equals(is.sign()) || !was.owed().equals(is.owed()) || !Objects.equals(was.amount(), is.amount()) || !Objects.equals(was.trialUntil(), is.trialUntil())) {
      all.add(AgreementChange.of("dialogue.change.terms", is.sentence()));
    }
    if (was.audience() != is.audience()) {
      all.add(AgreementChange.of("dialogue.change.audience", is.sentence()));
    }
  }

  private static void appendices(AgreementText before, AgreementText after, List<AgreementChange> all) {
    Map<String, Appendix> old = before.appendices().stream().collect(Collectors.toMap(Appendix::name, Function.identity(), (one, _) -> one));
    Map<String, Appendix> fresh = after.appendices().stream().collect(Collectors.toMap(Appendix::name, Function.identity(), (one, _) -> one));
    after.appendices().stream().filter(it -> !old.containsKey(it.name())).forEach(it -> all.add(AgreementChange.of("dialogue.change.appendix-added", it.name())));
    after.appendices().stream()
        .filter(it -> old.containsKey(it.name()) && !it.sha256().equals(Objects.requireNonNull(old.get(it.name())).sha256()))
        .forEach(it -> all.add(AgreementChange.of("dialogue.change.appendix-changed", it.name())));
    before.appendices().stream().filter(it -> !fresh.containsKey(it.name())).forEach(it -> all.add(AgreementChange.of("dialogue.change.appendix-removed", it.name())));
  }
}
