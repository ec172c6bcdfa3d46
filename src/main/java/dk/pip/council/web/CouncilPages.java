package dk.pip.council.web;

import dk.pip.council.ClassProposal;
import dk.pip.council.CouncilDay;
import dk.pip.council.Delegation;
import dk.pip.council.DelegationColour;
import dk.pip.council.ProposalPicture;
import dk.pip.people.Unit;
import dk.pip.shared.Dates;
import dk.pip.shared.Problems;
import dk.pip.shared.Texts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the newsroom's pages of council days print.
public final class CouncilPages {
  static final String DESK = "/redaktion/elevbyraad";

  private CouncilPages() {}

  public static String address(CouncilDay day) {
    return DESK + "/" + day.id().value();
  }

  public static String address(CouncilDay day, Delegation delegation) {
    return address(day) + "/klasser/" + delegation.id().value();
  }

  public static String address(CouncilDay day, ClassProposal proposal) {
    return address(day) + "/forslag/" + proposal.id().value();
  }

  /// `tirsdag den 16. februar 2027 kl. 9.00`.
  public static String when(CouncilDay day, Texts texts) {
    return Dates.dayAndTime(day.plan().date().atTime(day.plan().begins()), texts.language());
  }

  /// With the year, where days of several years stand together.
  public static String date(CouncilDay day, Texts texts) {
    return Dates.date(day.plan().date(), texts.language());
  }

  /// `3 min. 30 sek.`
  public static String speaking(int seconds, Texts texts) {
    var minutes = seconds / 60;
    var rest = seconds % 60;
    if (minutes == 0) {
      return texts.get("council.seconds", rest);
    }
    return rest == 0 ? texts.get("council.minutes", minutes) : texts.get("council.minutes", minutes) + " " + texts.get("council.seconds", rest);
  }

  /// How a proposal is called before the class has.
  public static String title(ClassProposal it, Texts texts) {
    return it.text().title().isEmpty() ? texts.get("council.proposal.untitled") : it.text().title();
  }

  /// All days.
  public record ListPage(List<CouncilDay> days, boolean mayPlan) {}

  /// What is planned, to write or to change.
  ///
  /// @param day null for a new one
  public record FormPage(@Nullable CouncilDay day, DayForm form, Problems problems) {
    public String action() {
      return day == null ? DESK : address(day);
    }

    public String back() {
      return day == null ? DESK : address(day);
    }
  }

  /// One day.
  ///
  /// @param last the day whose result is told as this one begins
  /// @param others that could be
  public record DayPage(CouncilDay day, @Nullable CouncilDay last, List<CouncilDay> others, boolean mayChange, boolean mayPractise) {
    public String address() {
      return CouncilPages.address(day);
    }

    public boolean isOver() {
      return day.state() == CouncilDay.State.HELD;
    }

    public long handedIn() {
      return day.proposals().stream().filter(it -> it.isHandedIn() && it.from().isEmpty()).count();
    }

    public boolean mayDraw() {
      return mayChange && !day.lot().isDrawn() && !day.standing().isEmpty();
    }
  }

  /// A class.
  ///
  /// @param delegation null for a new one
  public record ClassPage(CouncilDay day, @Nullable Delegation delegation, ClassForm form, Problems problems) {
    public String back() {
      return CouncilPages.address(day);
    }

    public String action() {
      return delegation == null ? back() + "/klasser" : address(day, delegation);
    }

    public List<DelegationColour> colours() {
      return Arrays.asList(DelegationColour.values());
    }
  }

  /// The teacher's link, this once.
  ///
  /// @param address the whole of it, or its path where the site's own isn't known
  /// @param path which the printed sheet is asked for with
  /// @param sent whom it was mailed to; null for nobody
  public record LinkPage(CouncilDay day, Delegation delegation, String address, String path, @Nullable String sent) {
    public String back() {
      return CouncilPages.address(day, delegation);
    }
  }

  /// A proposal as staff see it.
  public record ProposalPage(
      CouncilDay day, ClassProposal proposal, @Nullable Delegation delegation, List<ProposalPicture> pictures, NoteForm form, Problems problems, boolean mayChange) {
    public String back() {
      return CouncilPages.address(day);
    }

    public String address() {
      return CouncilPages.address(day, proposal);
    }
  }

  /// What is to become a promise.
  ///
  /// @param owner `me` or the id of a workplace
  public record PromisePage(CouncilDay day, ClassProposal proposal, String sentence, String due, String owner, List<Unit> workplaces, Problems problems) {
    public String back() {
      return CouncilPages.address(day, proposal);
    }
  }
}
