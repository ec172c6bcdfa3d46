package dk.pip.dialogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet of questions that a side uses with its own people before a talk, on paper or on their phones. Nobody answers through Pip:
/// what is said is gathered by the side itself, as themes.
///
/// @param code the last part of the short address at which it is read
/// @param readyBy who has said that the themes may be shown; where a side has more than one person, another has to say so too
/// @param shownAt when the themes were shown to the other side; since then they stay as they are
public record Leaflet(
    LeafletId id,
    TalkId talk,
    Side side,
    String code,
    String title,
    String intro,
    List<String> questions,
    @Nullable PartyContactId readyBy,
    @Nullable Instant shownAt) {
  public static final String ADDRESS = "/spoerg/";
  public static final int MOST_QUESTIONS = 8;
  public static final int LONGEST_INTRO = 600;

  public Leaflet {
    questions = List.copyOf(questions);
  }

  public record Words(String title, String intro, List<String> questions) {
    public Words {
      questions = List.copyOf(questions);
    }
  }

  public String path() {
    return ADDRESS + code;
  }

  public boolean isShown() {
    return shownAt != null;
  }
}
