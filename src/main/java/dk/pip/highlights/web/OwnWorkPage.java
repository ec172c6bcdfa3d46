package dk.pip.highlights.web;

import dk.pip.highlights.Job;
import dk.pip.highlights.JobId;
import dk.pip.people.Unit;
import java.util.List;
import java.util.Set;

/// Where somebody works and what they work as.
public record OwnWorkPage(List<Unit> units, List<Job> jobs, Set<JobId> own) {}
