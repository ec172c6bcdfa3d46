package dk.pip.comments;

import dk.pip.shared.Letters;
import dk.pip.thread.Eyes;
import dk.pip.thread.Knot;
import dk.pip.thread.ThreadSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Comments in the thread: those that everybody finds below a story. What staff say among themselves stands there for the newsroom only.
@Component
class CommentsInThread implements ThreadSource {
  private static final String KIND = "comment";
  private static final String QUEUE = "/redaktion/kommentarer";
  private static final int LONGEST = 90;
  private static final Pattern AT =
      Pattern.compile("(?:/medarbejder)?/nyheder/[0-9]{4}/[^/#]+#kommentar-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  // Comments tie themselves to tips, and so know the thread.
  private final ObjectProvider<Comments> comments;

  CommentsInThread(ObjectProvider<Comments> comments) {
    this.comments = comments;
  }

  static Knot.Ref ref(CommentId id) {
    return new Knot.Ref(KIND, id.value().toString());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Map<String, Knot> findAll(Collection<String> refs, Eyes eyes) {
    var ids = refs.stream().map(ref -> new CommentId(UUID.fromString(ref))).toList();
    var all = comments.getObject();
    var seen = eyes == Eyes.NEWSROOM ? all.findAll(ids) : all.shownToAll(ids);
    return seen.stream().map(CommentsInThread::knot).collect(Collectors.toMap(knot -> knot.ref().ref(), Function.identity()));
  }

  private static Knot knot(Comment comment) {
    var words = Letters.shortened(LONGEST, comment.text().replaceAll("\\s+", " ").strip());
    return Knot.of(ref(comment.id()), Knot.Words.of("comments.thread.kind"), Knot.Words.written(words), comment.at())
        .readAt(comment.state() == CommentState.SHOWN ? comment.path() + "#kommentar-" + comment.id().value() : QUEUE)
        .in(Knot.Words.of("comments.thread.by", comment.name()));
  }

  @Override
  public Optional<String> refAt(String path) {
    var at = AT.matcher(path);
    return at.matches() ? Optional.of(at.group(1)) : Optional.empty();
  }

  @Override
  public Object state() {
    return comments.getObject().changeNumber();
  }
}
