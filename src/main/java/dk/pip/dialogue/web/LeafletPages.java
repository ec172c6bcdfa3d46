package dk.pip.dialogue.web;

import dk.pip.dialogue.DialogueMember;
import dk.pip.dialogue.Leaflet;
import dk.pip.dialogue.LeafletTheme;
import dk.pip.dialogue.Talk;
import dk.pip.dialogue.Talks;
import dk.pip.shared.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of leaflets print.
public final class LeafletPages {
  private LeafletPages() {}

  /// All that a member may see, and the form for a new one.
  public record All(DialogueMember member, Talk talk, List<Leaflet> leaflets, LeafletForm form, Problems problems, @Nullable String said) {
    public String back() {
      return member.address() + Talks.address(talk);
    }

    public String address() {
      return back() + "/spoergeark";
    }

    public String address(Leaflet leaflet) {
      return address() + "/" + leaflet.id().value();
    }
  }

  /// One leaflet with what was gathered.
  ///
  /// @param shown the short address without scheme
  /// @param others how many others speak for the side
  public record One(
      DialogueMember member, Talk talk, Leaflet leaflet, List<LeafletTheme> themes, String shown, long others, ThemeForm form, Problems problems, @Nullable String said) {
    public String back() {
      return member.address() + Talks.address(talk);
    }

    public String all() {
      return back() + "/spoergeark";
    }

    public String address() {
      return all() + "/" + leaflet.id().value();
    }

    public boolean isOwn() {
      return leaflet.side() == member.side();
    }

    public boolean mayGather() {
      return isOwn() && !leaflet.isShown();
    }

    public List<LeafletTheme> of(int question) {
      return themes.stream().filter(it -> it.question() == question).toList();
    }

    /// How many themes the other side doesn't get to see.
    public long hidden() {
      return themes.stream().filter(it -> !it.isForOthers()).count();
    }
  }

  /// What whoever has the short address sees.
  public record Read(Leaflet leaflet) {}
}
