package dk.pip.commitments.web;

import dk.pip.commitments.Commitment;
import dk.pip.frame.PublicFrame;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import dk.pip.thread.ThreadLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A promise as readers see it, with all that ever became of it.
///
/// @param item as it stands in lists
/// @param words what was said of how it stands now; empty for nothing
/// @param unit the workplace, and the way to its promises; null where it is none’s
/// @param counterpart whom it was promised to; empty for nobody in particular
/// @param place the way to what else was promised there; null where it is nowhere in particular
/// @param source the way to what else was promised there
/// @param sourcePath of a page that says so; null where there is none that these readers may open
/// @param steps all of them, the first one first
/// @param lead the step whose picture stands on top; null for none
public record PromisePage(
    PublicFrame frame,
    PromiseReaders readers,
    PromiseItem item,
    String words,
    PromiseListPage.@Nullable Way unit,
    String counterpart,
    PromiseListPage.@Nullable Way place,
    PromiseListPage.Way source,
    @Nullable String sourcePath,
    PromiseListPage.Way year,
    List<StepView> steps,
    @Nullable StepView lead,
    ThreadLine thread) {

  public Commitment it() {
    return item.it();
  }

  public String date(LocalDate day, Texts texts) {
    return Dates.date(day, texts.language());
  }

  public String kroner(Texts texts) {
    return StepView.kroner(it().terms().amount(), texts);
  }

  /// Who did it and on which day; and when it was written, where that was another.
  public String facts(StepView view, Texts texts) {
    var step = view.step();
    var day = date(step.day(), texts);
    var written = Dates.local(step.at()).toLocalDate();
    return view.who(texts) + " · " + (step.day().equals(written) ? day : texts.get("commitments.promises.written", day, date(written, texts)));
  }

  public String feed() {
    return item.address() + "/feed.atom";
  }

  /// The picture on top stands there alone.
  public boolean showsPicture(StepView step) {
    return step != lead && step.picture() != null;
  }
}
