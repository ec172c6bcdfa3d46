package dk.pip.council;

import dk.pip.search.Search;
import dk.pip.thread.Threads;
import org.springframework.stereotype.Component;

/// Tells the search and the thread that readers may see something else of a day.
@Component
class ShownElsewhere {
  private final Search search;
  private final Threads threads;

  ShownElsewhere(Search search, Threads threads) {
    this.search = search;
    this.threads = threads;
  }

  void changed(CouncilDay day) {
    search.renew(CouncilInSearch.NAME, day.path());
    day.proposals().forEach(it -> search.renew(CouncilInSearch.NAME, day.path(it)));
    threads.changed();
  }
}
