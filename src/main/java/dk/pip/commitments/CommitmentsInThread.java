package dk.pip.commitments;

import dk.pip.shared.Dates;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Promises in the thread: with their date as long as they are open, and the last picture of them.
@Component
public class CommitmentsInThread implements ThreadSource {
  private static final String KIND = "commitment";
  private static final String DESK = "/redaktion/loefter/";
  private static final Pattern AT_DESK = Pattern.compile(DESK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*|#.*)?");
  private static final Pattern READ = Pattern.compile("(?:/medarbejder)?/loefter/([a-z0-9-]+-[a-z0-9]{4})(?:#.*)?");

  private final CommitmentTable table;

  CommitmentsInThread(CommitmentTable table) {
    this.table = table;
  }

  public static Knot.Ref ref(CommitmentId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var ids = refs.stream().map(ref -> new CommitmentId(UUID.fromString(ref))).toList();
    var seen = table.findAll(ids).stream().filter(it -> query(eyes).audiences().contains(it.audience())).toList();
    var pictures = table.lastPictures(seen.stream().map(Commitment::id).toList());
    var found = new HashMap<String, Knot>();
    seen.forEach(it -> found.put(it.id().value().toString(), knot(it, eyes, pictures.get(it.id()))));
    return found;
  }

  private static CommitmentQuery query(Eyes eyes) {
    return switch (eyes) {
      case EVERYBODY -> CommitmentQuery.ofPublic();
      case STAFF -> CommitmentQuery.ofStaff();
      case NEWSROOM -> CommitmentQuery.ofAll();
    };
  }

  private static Knot knot(Commitment it, Eyes eyes, @Nullable CommitmentPicture picture) {
    var state = Knot.Words.of("commitments.state." + it.state().word());
    return Knot.of(ref(it.id()), Knot.Words.of("commitments.thread.kind"), Knot.Words.written(it.terms().sentence()), Dates.instant(it.promisedOn().atTime(23, 59)))
        .readAt(eyes == Eyes.NEWSROOM ? DESK + it.id().value() : it.path())
        .in(state)
        .awaiting(it.isOpen() ? new Knot.Awaited(it.terms().due(), null) : null)
        .showing(picture == null ? null : picture(it, eyes, picture));
  }

  private static Knot.Picture picture(Commitment it, Eyes eyes, CommitmentPicture picture) {
    var folder =
        switch (eyes) {
          case EVERYBODY -> Commitments.PUBLIC_PICTURES;
          case STAFF -> Commitments.STAFF_PICTURES;
          case NEWSROOM -> DESK + it.id().value() + "/billede/";
        };
    return new Knot.Picture(folder + picture.id(), picture.alt(), picture.width(), picture.height());
  }

  @Override
  public Optional<String> refAt(String path) {
    var atDesk = AT_DESK.matcher(path);
    if (atDesk.matches()) {
      return Optional.of(atDesk.group(1));
    }
    var read = READ.matcher(path);
    return read.matches() ? table.findBySlug(read.group(1)).map(it -> it.id().value().toString()) : Optional.empty();
  }

  @Override
  public List<Knot> toPick(String words, int most) {
    var found = table.list(CommitmentQuery.ofAll().saying(words).ordered(CommitmentQuery.Order.LATEST_STEP_FIRST).page(0, most));
    return found.stream().map(it -> knot(it, Eyes.NEWSROOM, null)).toList();
  }

  @Override
  public Object state() {
    return table.change();
  }
}
