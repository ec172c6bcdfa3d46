package dk.pip.highlights.web;

import dk.pip.highlights.Highlights.Shown;
import java.util.List;

/// What comes first for somebody, and what comes first for others.
///
/// @param leads whether they answer for a workplace
public record ForYouPage(List<Shown> all, boolean leads) {
  public List<Shown> waiting() {
    return all.stream().filter(Shown::waits).toList();
  }

  public List<Shown> own() {
    return all.stream().filter(it -> it.concerns() && !it.waits()).toList();
  }

  public List<Shown> others() {
    return all.stream().filter(it -> !it.concerns()).toList();
  }
}
