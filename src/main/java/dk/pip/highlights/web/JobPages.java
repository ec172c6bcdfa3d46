package dk.pip.highlights.web;

import dk.pip.highlights.Job;
import dk.pip.people.Account;
import dk.pip.shared.Problems;
import java.util.List;

/// What the administrators' pages of jobs print.
public final class JobPages {
  private JobPages() {}

  public record ListPage(List<Job> jobs, String name, Problems problems) {}

  /// @param holders who works as it
  /// @param others who could be said to
  public record OnePage(Job job, String name, List<Account> holders, List<Account> others, Problems problems) {
    public String address() {
      return JobController.PATH + "/" + job.id().value();
    }
  }
}
