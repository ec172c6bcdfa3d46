package dk.pip.highlights;

import dk.pip.people.UnitId;
import java.util.Collections;
import java.util.Set;

/// Whom a highlight concerns. Where both workplaces and jobs are named, those who have one of each.
///
/// @param units with all that are part of them
/// @param leaders whether those who answer for a workplace are among the jobs
public record Aim(boolean everybody, Set<UnitId> units, Set<JobId> jobs, boolean leaders) {
  public static final Aim EVERYBODY = new Aim(true, Set.of(), Set.of(), false);

  public Aim {
    units = Set.copyOf(units);
    jobs = Set.copyOf(jobs);
  }

  public boolean isNobody() {
    return !everybody && units.isEmpty() && jobs.isEmpty() && !leaders;
  }

  boolean reaches(Colleague colleague) {
    if (everybody || isNobody()) {
      return everybody;
    }
    var byUnit = units.isEmpty() || !Collections.disjoint(units, colleague.units());
    var byJob = jobs.isEmpty() && !leaders || leaders && colleague.leads() || !Collections.disjoint(jobs, colleague.jobs());
    return byUnit && byJob;
  }
}
