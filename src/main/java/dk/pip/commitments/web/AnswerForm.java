package dk.pip.commitments.web;

import dk.pip.commitments.CommitmentFault;
import dk.pip.commitments.CommitmentReport;
import dk.pip.commitments.CommitmentState;
import dk.pip.commitments.Reported;
import dk.pip.shared.Problems;
import dk.pip.shared.Sha256;
import dk.pip.shared.TypedDay;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// How it goes, as somebody has typed it.
///
/// @param seen the number of the step that they had seen
public record AnswerForm(
    @Nullable String state,
    @Nullable String why,
    @Nullable String due,
    @Nullable String sentence,
    @Nullable String day,
    @Nullable String alt,
    @Nullable String seen,
    @Nullable String stamp) {
  static final long MOST_SENT = 24_000_000;

  static AnswerForm fresh(int seen, String stamp) {
    return new AnswerForm(null, null, null, null, null, null, String.valueOf(seen), stamp);
  }

  /// What one may say, in the order of the page.
  public static List<CommitmentState> choices() {
    return List.of(CommitmentState.ON_TRACK, CommitmentState.KEPT, CommitmentState.LATE, CommitmentState.CHANGED, CommitmentState.DROPPED);
  }

  Optional<CommitmentState> chosen() {
    return Arrays.stream(CommitmentState.values()).filter(it -> choices().contains(it) && it.word().equals(state)).findFirst();
  }

  public boolean is(CommitmentState other) {
    return other.word().equals(state);
  }

  public String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  public String stampText() {
    return text(stamp);
  }

  public int seenNumber() {
    try {
      return Integer.parseInt(text(seen));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  AnswerForm stamped(String other) {
    return new AnswerForm(state, why, due, sentence, day, alt, seen, other);
  }

  /// What can’t be read at all.
  Problems check() {
    var problems = Problems.none();
    if (chosen().isEmpty()) {
      problems.add("state", "commitments.answer.problem.state");
    }
    if (!text(due).isBlank() && TypedDay.read(text(due)).isEmpty()) {
      problems.add("due", "commitments.answer.problem.date");
    }
    if (!text(day).isBlank() && TypedDay.read(text(day)).isEmpty()) {
      problems.add("day", "commitments.answer.problem.date");
    }
    return problems;
  }

  CommitmentReport report(@Nullable MultipartFile picture) throws IOException {
    var sent = picture == null || picture.isEmpty() ? null : new CommitmentReport.SentPicture(picture.getBytes(), text(alt));
    return new CommitmentReport(
        chosen().orElseThrow(),
        text(why),
        TypedDay.read(text(due)).orElse(null),
        text(sentence).isBlank() ? null : sentence,
        TypedDay.read(text(day)).orElse(null),
        sent,
        seenNumber());
  }

  /// What is the same where it is sent twice, and another where somebody went back and wrote something else.
  String key(CommitmentReport report) {
    var sent = report.picture();
    return this + (sent == null ? "" : " " + Sha256.hex(sent.bytes()));
  }

  static Problems problems(Reported.Refused refused) {
    var problems = Problems.none();
    refused.faults().stream()
        .sorted()
        .forEach(
            fault -> {
              var picture = refused.picture();
              if (fault == CommitmentFault.PICTURE_UNREADABLE && picture != null) {
                problems.add("picture", picture.key(), picture.arguments().toArray());
              } else {
                problems.add(field(fault), fault.key());
              }
            });
    return problems;
  }

  static String field(CommitmentFault fault) {
    return switch (fault) {
      case SENTENCE_MISSING, SENTENCE_LONG -> "sentence";
      case WORDS_MISSING, WORDS_LONG, NOTHING_CHANGED -> "why";
      case DUE_MISSING, DUE_WRONG, DUE_NO_LATER -> "due";
      case DUE_PASSED -> "state";
      case DAY_WRONG -> "day";
      case AMOUNT_WRONG -> "amount";
      case SIGN_LONG -> "sign";
      case OWED_LONG, OWED_BY_NOBODY -> "owed";
      case PLACE_LONG -> "place";
      case SOURCE_LONG -> "sourceWords";
      case SOURCE_PATH_WRONG -> "sourcePath";
      case OWNER_MISSING -> "owner";
      case TRIAL_WRONG -> "trialUntil";
      case PICTURE_UNREADABLE, PICTURE_NO_ROOM -> "picture";
    };
  }
}
