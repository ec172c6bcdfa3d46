package dk.pip.dialogue;

import dk.pip.commitments.CommitmentAudience;
import dk.pip.shared.Dates;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Agreements in force in the thread. Those that are for the parties alone are in nobody's.
@Component
public class AgreementsInThread implements ThreadSource {
  private static final String KIND = "agreement";
  private static final Pattern READ = Pattern.compile("(?:/medarbejder)?/aftaler/([a-z0-9-]{1,80})(?:/.*)?");

  private final DialogueTable dialogues;
  private final AgreementTable agreements;

  AgreementsInThread(DialogueTable dialogues, AgreementTable agreements) {
    this.dialogues = dialogues;
    this.agreements = agreements;
  }

  public static Knot.Ref ref(DialogueId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var least = eyes == Eyes.EVERYBODY ? CommitmentAudience.PUBLIC : CommitmentAudience.STAFF;
    var ids = refs.stream().map(ref -> new DialogueId(UUID.fromString(ref))).toList();
    var settled = agreements.inForceSince(ids);
    var found = new HashMap<String, Knot>();
    for (var dialogue : dialogues.findAll(ids)) {
      var since = settled.get(dialogue.id());
      if (since != null && !least.isWiderThan(dialogue.audience())) {
        found.put(
            dialogue.id().value().toString(),
            Knot.of(ref(dialogue.id()), Knot.Words.of("dialogue.thread.kind"), Knot.Words.written(dialogue.title()), since.first())
                .readAt(AgreementsInSearch.address(dialogue))
                .in(Knot.Words.of("dialogue.thread.state", Integer.toString(since.version()), Integer.toString(Dates.local(since.last()).getYear()))));
      }
    }
    return found;
  }

  @Override
  public Optional<String> refAt(String path) {
    var read = READ.matcher(path);
    return read.matches() ? dialogues.at(read.group(1)).map(it -> it.id().value().toString()) : Optional.empty();
  }

  /// Whoever changes what is shown tells the thread.
  @Override
  public Object state() {
    return "";
  }
}
